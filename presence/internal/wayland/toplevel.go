package wayland

// toplevels follows the windows of all programs.
type toplevels struct {
	*conn
	manager    uint32
	windows    map[uint32]*toplevel
	ready      uint32 // answers when the windows of the start are told
	isReady    bool
	fullScreen bool
}

// toplevel is a window; what is told of it counts from the next done on.
type toplevel struct{ told, fullScreen bool }

// Requests and events of wlr-foreign-toplevel-management.
const (
	managerToplevel = 0
	managerFinished = 1

	handleDestroy = 7
	handleState   = 4
	handleDone    = 5
	handleClosed  = 6

	stateActivated  = 2
	stateFullScreen = 3

	fullScreenSince = 2 // version
)

// newToplevels begins to follow the windows; nil if the compositor can't tell of them.
func newToplevels(c *conn, registry uint32, offers map[string]global) (*toplevels, error) {
	g, ok := offers[toplevelKind]
	if !ok || g.version < fullScreenSince {
		return nil, nil
	}
	t := &toplevels{conn: c, windows: map[uint32]*toplevel{}}
	var err error
	if t.manager, err = c.bind(registry, g, fullScreenSince); err != nil {
		return nil, err
	}
	t.ready = c.newID()
	return t, c.send(display, displaySync, t.ready)
}

// hear takes an event.
func (t *toplevels) hear(says Listener, m message) error {
	switch {
	case m.object == t.ready && t.ready != 0:
		t.ready, t.isReady = 0, true
		says.FullScreen(t.fullScreen)
		return nil
	case m.object == t.manager && m.opcode == managerToplevel:
		if id := m.args.uint(); id >= firstOfServer {
			t.windows[id] = &toplevel{}
		}
		return nil
	case m.object == t.manager && m.opcode == managerFinished:
		clear(t.windows)
		says.NoFullScreen()
		return nil
	}
	w := t.windows[m.object]
	if w == nil {
		return nil
	}
	switch m.opcode {
	case handleState:
		active, full := false, false
		for states := args(m.args.array()); len(states) >= 4; {
			switch states.uint() {
			case stateActivated:
				active = true
			case stateFullScreen:
				full = true
			}
		}
		w.told = active && full
	case handleDone:
		w.fullScreen = w.told
		t.look(says)
	case handleClosed:
		delete(t.windows, m.object)
		t.look(says)
		return t.send(m.object, handleDestroy)
	}
	return nil
}

// look says whether the active window fills its screen, if that is news.
func (t *toplevels) look(says Listener) {
	full := false
	for _, w := range t.windows {
		full = full || w.fullScreen
	}
	if full == t.fullScreen {
		return
	}
	t.fullScreen = full
	if t.isReady {
		says.FullScreen(full)
	}
}
