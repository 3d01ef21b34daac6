package tray

// Fits tells whether the items of a model stand in the order of the layout, each where it
// belongs, so that the menu can show it.
func Fits(m Model) bool {
	if len(m.Sections) != len(layout) {
		return false
	}
	for i, section := range m.Sections {
		rest := layout[i]
		for _, item := range section {
			for len(rest) > 0 && rest[0] != item.Key {
				rest = rest[1:]
			}
			if len(rest) == 0 {
				return false
			}
			rest = rest[1:]
		}
	}
	return true
}
