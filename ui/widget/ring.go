package widget

import (
	"image/color"
	"math"
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
)

// RingKind is what a ring counts.
type RingKind uint8

const (
	// RingHold has a segment a second, filling in ember.
	RingHold RingKind = iota
	// RingReps has a segment a repetition: those done in teal, the current one in ember.
	RingReps
	// RingWait is one teal arc that fills.
	RingWait
	// RingStrokes is one ember arc that fills, for long work without a count.
	RingStrokes
	// RingQuiet is one arc in the colour of text, beside a line of it.
	RingQuiet
)

// RingState is all that a ring shows.
type RingState struct {
	Kind     RingKind
	Segments int     // of a hold or of repetitions
	Filled   float64 // of them, with the share of the current one; 0 to 1 for a wait
	Digits   int     // in the middle; negative: none
	Unit     string  // below the digits
	Paused   bool    // stone, and a pause sign for the digits
}

// PhaseRing is the coach's dial.
type PhaseRing struct {
	still
	Stroke float32    // 12
	Role   theme.Role // of the digits
	state  RingState
}

// NewPhaseRing makes a ring of 208 units unless placed otherwise.
func NewPhaseRing(s RingState) *PhaseRing {
	w := &PhaseRing{Stroke: 12, Role: theme.DialCoach, state: s}
	w.ExtendBaseWidget(w)
	return w
}

// Set changes what the ring shows. Only what differs is painted anew.
func (w *PhaseRing) Set(s RingState) {
	if w.state != s {
		w.state = s
		w.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (w *PhaseRing) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *PhaseRing) least() fyne.Size { return fyne.NewSquareSize(208 * w.k()) }

// segmentGap is the room between two segments, as a share of the diameter.
const segmentGap = 4.0 / 208

func (w *PhaseRing) draw(p *pen) {
	d := min(p.size.Width, p.size.Height)
	stroke := w.Stroke * w.k()
	switch w.state.Kind {
	case RingHold, RingReps:
		w.segments(p, d, stroke)
	default:
		c := theme.Color(theme.Teal)
		if w.state.Kind == RingStrokes {
			c = theme.Color(theme.Ember)
		}
		if w.state.Kind == RingQuiet {
			c = theme.Color(theme.Ink2)
		}
		p.arc(0, 0, d, stroke, 0, 360, theme.Color(theme.RingTrack))
		if f := float32(min(1, max(0, w.state.Filled))); f > 0 {
			p.arc(0, 0, d, stroke, 0, 360*f, w.tint(c))
		}
	}
	w.middle(p, d)
}

// tint is c, or stone while paused.
func (w *PhaseRing) tint(c color.NRGBA) color.NRGBA {
	if w.state.Paused {
		return theme.Color(theme.Ink3)
	}
	return c
}

// segments draws every segment as a track with what is filled of it on top. A segment
// is at least as long as its round ends.
func (w *PhaseRing) segments(p *pen, d, stroke float32) {
	n := max(1, w.state.Segments)
	whole := 360 / float32(n)
	gap := min(segmentGap*d/((d-stroke)/2)*180/math.Pi, whole*0.28)
	if n == 1 {
		gap = 0
	}
	ends := stroke / (d - stroke) * 180 / math.Pi // the angle of both round ends
	done, current := theme.Color(theme.Ember), theme.Color(theme.Ember)
	if w.state.Kind == RingReps {
		done = theme.Color(theme.Teal)
	}
	for i := range n {
		from := float32(i)*whole + gap/2
		to := float32(i+1)*whole - gap/2
		share := float32(w.state.Filled) - float32(i)
		if share > 0 && to-from < 1.5*ends {
			share = 1 // too short to be seen growing
		}
		switch {
		case share >= 1:
			p.arc(0, 0, d, stroke, from, to, w.tint(done))
		case share > 0:
			p.arc(0, 0, d, stroke, from, to, theme.Color(theme.RingTrack))
			p.arc(0, 0, d, stroke, from, from+max(min(ends, to-from), (to-from)*share), w.tint(current))
		default:
			p.arc(0, 0, d, stroke, from, to, theme.Color(theme.RingTrack))
		}
	}
}

func (w *PhaseRing) middle(p *pen, d float32) {
	k := w.k()
	if w.state.Paused {
		size := d * 0.3
		p.icon((d-size)/2, (d-size)/2, size, icon.Pause, theme.Color(theme.Ink))
		return
	}
	if w.state.Digits < 0 {
		return
	}
	ink := theme.Ink
	if w.state.Kind == RingWait {
		ink = theme.TealInk
	}
	l := letters(w.Role, ink, k)
	l.line = d
	if len(strconv.Itoa(w.state.Digits)) > 2 && w.Role == theme.DialCoach {
		l.size *= 0.72
	}
	// A line's middle lies a little above that of its digits.
	up := 0.031 * l.size
	if w.state.Unit != "" {
		up += 5.5 * k
	}
	p.textCentre(d/2, -up, strconv.Itoa(w.state.Digits), l)
	if w.state.Unit != "" {
		u := letters(theme.Small, theme.Ink2, k)
		p.textCentre(d/2, d*155/208-u.line/2, w.state.Unit, u)
	}
}
