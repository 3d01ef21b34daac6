package presence

// display lists what tells of input and of full screens. On Wayland an X server hears only
// its own windows, so it isn't asked.
func display(o Options, session *sharedBus) []source {
	return []source{xServer{display: o.Display, idle: o.Idle, pauses: o.Typing}}
}
