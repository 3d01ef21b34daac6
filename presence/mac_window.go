package presence

// macWindow is a window on the screen of a Mac, sizes in points.
type macWindow struct {
	layer         int
	width, height int
}

// macDisplay is a display of a Mac, sizes in points.
type macDisplay struct{ width, height int }

// The layers of ordinary windows and of the menu bar, of CGWindowLevel.h.
const (
	normalLayer  = 0
	menuBarLayer = 24
)

// fillsDisplay tells whether the frontmost ordinary window fills a display. Beside a camera
// in the display's edge a full screen ends below it; then the menu bar, which would be
// there otherwise, is missing.
func fillsDisplay(frontFirst []macWindow, displays []macDisplay) bool {
	const (
		helper = 50 // programs keep smaller windows that nobody sees
		edge   = 40 // what the camera's edge takes at most
	)
	for _, w := range frontFirst {
		if w.layer != normalLayer || w.width < helper || w.height < helper {
			continue
		}
		for _, d := range displays {
			if w.width != d.width {
				continue
			}
			if w.height == d.height || w.height < d.height && w.height >= d.height-edge && !hasMenuBar(frontFirst, d) {
				return true
			}
		}
		return false
	}
	return false
}

func hasMenuBar(windows []macWindow, d macDisplay) bool {
	for _, w := range windows {
		if w.layer == menuBarLayer && w.width == d.width {
			return true
		}
	}
	return false
}
