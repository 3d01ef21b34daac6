package widget

import (
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
	p.ringPicture(0, 0, d, w.picture(w.Stroke*w.k()/d))
	w.middle(p, d)
}

// picture is what the ring looks like. It is drawn in one piece: as an arc of Fyne's each
// segment would cost the area of the whole ring, at every frame of the window.
func (w *PhaseRing) picture(stroke float32) ringPicture {
	r := ringPicture{stroke: stroke, track: theme.Color(theme.RingTrack)}
	switch w.state.Kind {
	case RingHold:
		r.done, r.current = theme.Color(theme.Ember), theme.Color(theme.Ember)
	case RingReps:
		r.done, r.current = theme.Color(theme.Teal), theme.Color(theme.Ember)
	case RingStrokes:
		r.current = theme.Color(theme.Ember)
	case RingQuiet:
		r.current = theme.Color(theme.Ink2)
	default:
		r.current = theme.Color(theme.Teal)
	}
	if w.state.Paused {
		r.done, r.current = theme.Color(theme.Ink3), theme.Color(theme.Ink3)
	}
	if w.state.Kind == RingHold || w.state.Kind == RingReps {
		r.segments = max(1, w.state.Segments)
	}
	// More steps than can be seen would only be drawn in vain.
	const steps = 512
	r.filled = math.Round(w.state.Filled*steps/float64(max(1, r.segments))) * float64(max(1, r.segments)) / steps
	if r.segments > 0 && math.Abs(w.state.Filled-math.Round(w.state.Filled)) < 1e-9 {
		r.filled = w.state.Filled
	}
	return r
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
		u := letters(theme.Small, theme.Ink2, w.lk())
		p.textCentre(d/2, d*155/208-u.line/2, w.state.Unit, u)
	}
}
