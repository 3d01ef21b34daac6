package figure

// Inset is where the round inset of a scene lies in a square picture: its middle and its
// radius, in fractions of the picture's side. A scene without one, or that is not there, has
// none.
func (f *Figures) Inset(scene string, m Moment, look Look) (x, y, r float64, found bool) {
	whole, err := f.complete(look)
	if err != nil {
		return 0, 0, 0, false
	}
	s, err := f.scene(scene, whole)
	if err != nil {
		return 0, 0, 0, false
	}
	for i := range s.entries {
		l, ok := s.entries[i].step.(*lens)
		if !ok {
			continue
		}
		x, y, r = l.x/frameHeight, l.y/frameHeight, (l.r+ringWidth)/frameHeight
		if m.Beat != Still && s.mirrored(m) {
			x = 1 - x
		}
		return x, y, r, true
	}
	return 0, 0, 0, false
}
