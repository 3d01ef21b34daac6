package presence

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"github.com/godbus/dbus/v5"

	"github.com/unknot-app/unknot/internal/bus"
)

// sharedBus is one connection to a bus for all sources that listen there: each further
// connection costs some 20 KiB. It opens with the first that joins and closes when the
// last has left, or with ctx.
type sharedBus struct {
	ctx     context.Context
	address string
	stirred func() // is called with every signal

	mu    sync.Mutex
	conn  *dbus.Conn
	users int
}

// match is a rule that says which signals are wanted.
type match = []dbus.MatchOption

// listening is a source's part of a shared connection. Its signals are those that any
// source wants; the channel closes when the connection is lost.
type listening struct {
	bus     *sharedBus
	conn    *dbus.Conn
	signals chan *dbus.Signal
	rules   []match
}

// join listens for signals by the rules. The error is [bus.ErrNone] where no bus runs.
func (b *sharedBus) join(ctx context.Context, rules ...match) (*listening, error) {
	conn, err := b.open()
	if err != nil {
		return nil, err
	}
	l := &listening{bus: b, conn: conn, signals: make(chan *dbus.Signal, 8)}
	conn.Signal(l.signals)
	for _, rule := range rules {
		if err := l.listen(ctx, rule); err != nil {
			l.leave()
			return nil, err
		}
	}
	return l, nil
}

func (b *sharedBus) open() (*dbus.Conn, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.conn == nil || !b.conn.Connected() {
		conn, err := bus.Connect(b.ctx, b.address)
		if err != nil {
			return nil, err
		}
		b.conn, b.users = conn, 0
	}
	b.users++
	return b.conn, nil
}

// listen adds a rule.
func (l *listening) listen(ctx context.Context, rule match) error {
	ctx, stop := context.WithTimeout(ctx, answer)
	defer stop()
	if err := l.conn.AddMatchSignalContext(ctx, rule...); err != nil {
		return err
	}
	l.rules = append(l.rules, rule)
	return nil
}

// next waits for a signal.
func (l *listening) next(ctx context.Context) (*dbus.Signal, error) {
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case s := <-l.signals:
		if s == nil {
			return nil, errors.New("the bus is gone")
		}
		l.bus.stirred()
		return s, nil
	}
}

// get reads a property of a service that runs: asking must not start one.
func (l *listening) get(ctx context.Context, service, path, property string) (dbus.Variant, error) {
	cut := strings.LastIndexByte(property, '.')
	var v dbus.Variant
	err := l.call(ctx, service, path, busProperties+".Get", property[:cut], property[cut+1:]).Store(&v)
	return v, err
}

// call asks a service that runs.
func (l *listening) call(ctx context.Context, service, path, method string, args ...any) *dbus.Call {
	ctx, stop := context.WithTimeout(ctx, answer)
	defer stop()
	return l.conn.Object(service, dbus.ObjectPath(path)).CallWithContext(ctx, method, dbus.FlagNoAutoStart, args...)
}

// leave ends the listening.
func (l *listening) leave() {
	l.conn.RemoveSignal(l.signals)
	if last := l.bus.release(l.conn); last {
		return
	}
	ctx, stop := context.WithTimeout(l.bus.ctx, answer)
	defer stop()
	for _, rule := range l.rules {
		// A bus that is gone has forgotten the rule by itself.
		_ = l.conn.RemoveMatchSignalContext(ctx, rule...)
	}
}

// release closes the connection after its last user and tells whether nobody needs it.
func (b *sharedBus) release(conn *dbus.Conn) (last bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.conn != conn {
		return true
	}
	if b.users--; b.users > 0 {
		return false
	}
	b.conn = nil
	conn.Close()
	return true
}

// ownerOf wants to hear when somebody takes or gives up a name on the bus.
func ownerOf(name string) match {
	return match{dbus.WithMatchSender(busName), dbus.WithMatchMember("NameOwnerChanged"), dbus.WithMatchArg(0, name)}
}

// propertiesOf wants to hear when properties of an interface change.
func propertiesOf(path, iface string) match {
	return match{dbus.WithMatchObjectPath(dbus.ObjectPath(path)), dbus.WithMatchInterface(busProperties), dbus.WithMatchMember("PropertiesChanged"), dbus.WithMatchArg(0, iface)}
}

// ownerChanged tells that somebody took or gave up one of the names.
func ownerChanged(s *dbus.Signal, names ...string) bool {
	if s.Name != busName+".NameOwnerChanged" || len(s.Body) == 0 {
		return false
	}
	name, _ := s.Body[0].(string)
	return slices.Contains(names, name)
}

// changes tells that one of the properties has changed.
func changes(s *dbus.Signal, properties ...string) bool {
	var iface string
	var changed map[string]dbus.Variant
	var invalid []string
	if s.Name != busProperties+".PropertiesChanged" || dbus.Store(s.Body, &iface, &changed, &invalid) != nil {
		return false
	}
	return slices.ContainsFunc(properties, func(property string) bool {
		_, is := changed[property]
		return is || slices.Contains(invalid, property)
	})
}

// flag is a boolean property.
func flag(v dbus.Variant, err error) (on bool, _ error) {
	if err != nil {
		return false, err
	}
	return on, v.Store(&on)
}
