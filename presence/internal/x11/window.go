package x11

// Requests, events and names of the core protocol.
const (
	changeWindowAttributes = 2
	internAtom             = 16
	getProperty            = 20

	destroyNotify  = 17
	propertyNotify = 28

	structureChanges = 1 << 17
	propertyChanges  = 1 << 22

	atomAtom   = 4
	atomWindow = 33
)

// activeWindow follows the window that the person works in, by what the window manager
// writes on the root window.
type activeWindow struct {
	*conn
	checkAtom, activeAtom, stateAtom, fullScreenAtom uint32

	manager    uint32 // the window manager's own window; 0: it does not tell
	window     uint32 // the active one; 0: none
	fullScreen bool
	said       bool
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
	switch event[0] & 0x7F {
	case destroyNotify:
		if what == a.manager {
			return a.findManager(says)
		}
	case propertyNotify:
		switch {
		case window == a.root && what == a.checkAtom:
			return a.findManager(says)
		case window == a.root && what == a.activeAtom && a.manager != 0:
			return a.follow(says)
		case window == a.window && what == a.stateAtom && a.manager != 0:
			return a.look(says)
		}
	}
	return nil
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
			if err := a.listen(active, propertyChanges); err != nil {
				return err
			}
		}
	}
	return a.look(says)
}

// look says whether the active window fills its screen, if that is news.
func (a *activeWindow) look(says Listener) error {
	full := false
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
	return nil
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
