package widget

import (
	"math"
	"strconv"
	"time"

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
	Segments int       // of a hold or of repetitions
	Filled   float64   // of them, with the share of the current one; 0 to 1 for a wait
	Digits   int       // in the middle; negative: none
	Unit     string    // below the digits
	Paused   bool      // stone, and a pause sign for the digits
	Sign     icon.Name // stands for the digits; where paused: for the pause sign
}

// PhaseRing is the coach's dial.
type PhaseRing struct {
	still
	Stroke float32    // 12
	Role   theme.Role // of the digits
	// UnitRole is that of the word below the digits; UnitInk is its colour.
	UnitRole theme.Role
	UnitInk  theme.Name
	// DigitFade is how long a number takes to give way to the next; 0: no time.
	DigitFade time.Duration

	state   RingState
	before  int     // the number that gives way
	share   float32 // of the number over the one before, 1: it alone
	fade    *fyne.Animation
	flashed bool
	flash   *fyne.Animation
}

// NewPhaseRing makes a ring of 208 units unless placed otherwise.
func NewPhaseRing(s RingState) *PhaseRing {
	w := &PhaseRing{Stroke: 12, Role: theme.DialCoach, UnitRole: theme.Small, UnitInk: theme.Ink2, state: s, share: 1}
	w.ExtendBaseWidget(w)
	return w
}

// Set changes what the ring shows. Only what differs is painted anew.
func (w *PhaseRing) Set(s RingState) {
	if w.state == s {
		return
	}
	old := w.state
	w.state = s
	if s.Digits != old.Digits {
		w.fadeDigits(old)
	}
	w.Refresh()
}

// digitSteps is in how many steps a number fades in. Each redraws the window.
const digitSteps = 2

func (w *PhaseRing) fadeDigits(old RingState) {
	if w.fade != nil {
		w.fade.Stop()
		w.fade = nil
	}
	w.share = 1
	counts := old.Digits > 0 && w.state.Digits > 0 && !old.Paused && !w.state.Paused && w.Visible()
	if !counts || w.DigitFade <= 0 {
		return
	}
	w.before, w.share = old.Digits, 1.0/digitSteps
	w.fade = fyne.NewAnimation(w.DigitFade, func(done float32) {
		if share := min(1, (1+float32(int(done*(digitSteps-1)+1e-3)))/digitSteps); share != w.share {
			w.share = share
			w.Refresh()
		}
	})
	w.fade.Curve = fyne.AnimationLinear
	w.fade.Start()
}

// flashTime is how long a flash lasts.
const flashTime = 200 * time.Millisecond

// Flash lights the ring up for a moment: a cue for the eye where the ear has none.
func (w *PhaseRing) Flash() {
	if w.flash != nil {
		w.flash.Stop()
	}
	w.flashed = true
	w.Refresh()
	w.flash = fyne.NewAnimation(flashTime, func(done float32) {
		if done == 1 && w.flashed {
			w.flashed = false
			w.Refresh()
		}
	})
	w.flash.Curve = fyne.AnimationLinear
	w.flash.Start()
}

// CreateRenderer implements fyne.Widget.
func (w *PhaseRing) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *PhaseRing) least() fyne.Size { return fyne.NewSquareSize(208 * w.k()) }

// segmentGap is the room between two segments, as a share of the diameter.
const segmentGap = 4.0 / 208

func (w *PhaseRing) draw(p *pen) {
	d := min(p.size.Width, p.size.Height)
	p.ringPicture(0, 0, d, w.picture(w.Stroke*w.k()/d))
	if w.flashed {
		p.disc(0, 0, d, paint{fill: theme.Fade(theme.Surface, 0.4)})
	}
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
	sign := w.state.Sign
	if w.state.Paused && sign == icon.None {
		sign = icon.Pause
	}
	if sign != icon.None {
		w.sign(p, d, sign)
	} else if w.state.Digits >= 0 {
		if w.share < 1 {
			w.digits(p, d, w.before, 1-w.share)
		}
		w.digits(p, d, w.state.Digits, w.share)
	}
	if w.state.Unit != "" && (sign != icon.None || w.state.Digits >= 0) {
		u := letters(w.UnitRole, w.UnitInk, w.lk())
		p.textCentre(d/2, d*155/208-u.line/2, u.cut(w.state.Unit, d*0.72), u)
	}
}

func (w *PhaseRing) sign(p *pen, d float32, sign icon.Name) {
	size, y := d*0.3, d/2
	if w.state.Unit != "" {
		size, y = d*0.24, d*0.43
	}
	p.icon((d-size)/2, y-size/2, size, sign, theme.Color(theme.Ink))
}

// digits draws a number in the middle.
func (w *PhaseRing) digits(p *pen, d float32, number int, share float32) {
	ink := theme.Ink
	if w.state.Kind == RingWait {
		ink = theme.TealInk
	}
	l := letters(w.Role, ink, w.k())
	l.line = d
	text := strconv.Itoa(number)
	if len(text) > 2 && w.Role != theme.DialSmall {
		l.size *= 0.72
	}
	if share < 1 {
		l.color = theme.Fade(ink, share)
	}
	// A line's middle lies a little above that of its digits.
	up := 0.031 * l.size
	if w.state.Unit != "" {
		up += 5.5 * d / 208
	}
	p.textCentre(d/2, -up, text, l)
}
