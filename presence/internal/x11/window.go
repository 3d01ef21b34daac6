package x11

import (
	"slices"
	"time"
)

// Requests, events and names of the core protocol.
const (
	changeWindowAttributes = 2
	internAtom             = 16
	getProperty            = 20

	destroyNotify   = 17
	configureNotify = 22
	propertyNotify  = 28

	structureChanges = 1 << 17
	propertyChanges  = 1 << 22

	atomAtom   = 4
	atomWindow = 33
)

// settle is how long the windows are left alone after a look: each wakes the process up a
// dozen times.
const settle = time.Second

// activeWindow follows the window that the person works in, by what the window manager
// writes on the root window. Of the window itself it hears only when its size changes,
// as that does when it begins to fill the screen: some change their title many times a
// second.
type activeWindow struct {
	*conn
	checkAtom, activeAtom, stateAtom, fullScreenAtom uint32

	manager    uint32 // the window manager's own window; 0: it does not tell
	window     uint32 // the active one; 0: none
	fullScreen bool
	said       bool
	listens    bool // to the window's properties
	looked     time.Time
}

func newActiveWindow(c *conn) (*activeWindow, error) {
	a := &activeWindow{conn: c}
	for name, atom := range map[string]*uint32{
		"_NET_SUPPORTING_WM_CHECK": &a.checkAtom,
		"_NET_ACTIVE_WINDOW":       &a.activeAtom,
		"_NET_WM_STATE":            &a.stateAtom,
		"_NET_WM_STATE_FULLSCREEN": &a.fullScreenAtom,
	} {
		r := wire.AppendUint16([]byte{internAtom, 0, 0, 0}, uint16(len(name)))
		reply, err := c.ask(append(append(r, 0, 0), name...))
		if err != nil {
			return nil, err
		}
		if reply != nil {
			*atom = wire.Uint32(reply[8:])
		}
	}
	return a, nil
}

// start listens to the root window, and says how it is now.
func (a *activeWindow) start(says Listener) error {
	if err := a.listen(a.root, propertyChanges); err != nil {
		return err
	}
	return a.findManager(says)
}

// hear takes an event.
func (a *activeWindow) hear(says Listener, event []byte) error {
	window, what := wire.Uint32(event[4:]), wire.Uint32(event[8:])
	switch {
	case event[0]&0x7F == destroyNotify && what == a.manager,
		event[0]&0x7F == propertyNotify && window == a.root && what == a.checkAtom:
		return a.findManager(says)
	case a.manager != 0 && a.tells(event):
		time.Sleep(settle - time.Since(a.looked))
		a.looked = time.Now()
		if err := a.follow(says); err != nil {
			return err
		}
		// What came before the answers is older than they are.
		a.kept = slices.DeleteFunc(a.kept, a.tells)
	}
	return nil
}

// tells reports whether an event tells that another window is active, or that this one may
// fill its screen now or no longer.
func (a *activeWindow) tells(event []byte) bool {
	window, what := wire.Uint32(event[4:]), wire.Uint32(event[8:])
	switch event[0] & 0x7F {
	case configureNotify:
		return window == a.window
	case propertyNotify:
		return window == a.root && what == a.activeAtom || window == a.window && what == a.stateAtom
	}
	return false
}

// findManager looks whether a window manager lives that keeps to the hints: the root
// window names a window of it, and that names itself.
func (a *activeWindow) findManager(says Listener) error {
	named, err := a.windowProperty(a.root, a.checkAtom)
	if err != nil {
		return err
	}
	itself := uint32(0)
	if named != 0 {
		// Listen first, so that its end can't slip in between.
		if err := a.listen(named, structureChanges); err != nil {
			return err
		}
		if itself, err = a.windowProperty(named, a.checkAtom); err != nil {
			return err
		}
	}
	if named == 0 || itself != named {
		a.manager, a.said = 0, false
		says.NoFullScreen()
		return nil
	}
	a.manager = named
	return a.follow(says)
}

// follow turns to the window that is active now.
func (a *activeWindow) follow(says Listener) error {
	active, err := a.windowProperty(a.root, a.activeAtom)
	if err != nil {
		return err
	}
	if active != a.window {
		if a.window != 0 && a.window != a.manager {
			if err := a.listen(a.window, 0); err != nil {
				return err
			}
		}
		if a.window = active; active != 0 && active != a.manager {
			if err := a.listen(active, structureChanges); err != nil {
				return err
			}
		}
		a.listens = false
	}
	return a.look(says)
}

// look says whether the active window fills its screen, if that is news.
func (a *activeWindow) look(says Listener) error {
	full := false
	if a.manager == 0 {
		return nil
	}
	if a.window != 0 {
		states, err := a.property(a.window, a.stateAtom, atomAtom)
		if err != nil {
			return err
		}
		for ; len(states) >= 4; states = states[4:] {
			full = full || wire.Uint32(states) == a.fullScreenAtom
		}
	}
	if !a.said || full != a.fullScreen {
		a.said, a.fullScreen = true, full
		says.FullScreen(full)
	}
	// A full screen may end without another size; and its title changes seldom.
	if full == a.listens || a.window == a.manager {
		return nil
	}
	a.listens = full
	if !full {
		return a.listen(a.window, structureChanges)
	}
	return a.listen(a.window, structureChanges|propertyChanges)
}

// listen selects the events of a window for this connection.
func (a *activeWindow) listen(window, events uint32) error {
	const eventMask = 1 << 11
	r := wire.AppendUint32([]byte{changeWindowAttributes, 0, 0, 0}, window)
	r = wire.AppendUint32(r, eventMask)
	_, err := a.send(wire.AppendUint32(r, events))
	return err
}

// property reads at most 64 values of 32 bits; none if the window or property is missing.
func (a *activeWindow) property(window, name, kind uint32) ([]byte, error) {
	r := wire.AppendUint32([]byte{getProperty, 0, 0, 0}, window)
	r = wire.AppendUint32(r, name)
	r = wire.AppendUint32(r, kind)
	r = wire.AppendUint32(r, 0)
	reply, err := a.ask(wire.AppendUint32(r, 64))
	if err != nil || reply == nil || reply[1] != 32 {
		return nil, err
	}
	values := reply[32:]
	return values[:min(uint64(len(values)), 4*uint64(wire.Uint32(reply[16:])))], nil
}

func (a *activeWindow) windowProperty(window, name uint32) (uint32, error) {
	value, err := a.property(window, name, atomWindow)
	if err != nil || len(value) < 4 {
		return 0, err
	}
	return wire.Uint32(value), nil
}
