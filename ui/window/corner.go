package window

// Area is a rectangle of the screen in pixels.
type Area struct{ X, Y, Width, Height int }

// Corner returns where a popup of the given size in pixels stands in the part of the
// screen that panels leave free: in the bottom right corner, margin pixels from its edges,
// and never beyond its top left.
func Corner(free Area, width, height, margin int) (x, y int) {
	x = free.X + max(0, free.Width-width-margin)
	y = free.Y + max(0, free.Height-height-margin)
	return x, y
}
