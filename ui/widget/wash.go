package widget

import (
	"image"
	"image/color"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/theme"
)

// Phase is what the ground of a window says: press, let go, nothing, done.
type Phase uint8

const (
	Idle Phase = iota
	Press
	LetGo
	Finished
)

func (p Phase) colors() (from, to theme.Name) {
	switch p {
	case Press:
		return theme.HoldA, theme.HoldB
	case LetGo:
		return theme.RestA, theme.RestB
	case Finished:
		return theme.DoneA, theme.DoneB
	}
	return theme.IdleA, theme.IdleB
}

// Colors are those of a phase, from the top left to the bottom right.
func (p Phase) Colors() (from, to color.NRGBA) {
	a, b := p.colors()
	return theme.Color(a), theme.Color(b)
}

// PhaseWash is the ground of the coach: two colours of a phase running into each other.
type PhaseWash struct {
	still
	Direction Direction
	phase     Phase
	before    Phase
	share     float32 // of the phase over the one before, 1: it alone
	fade      *fyne.Animation

	image *image.RGBA
	of    washKey
}

// washKey is what the picture of a wash depends on.
type washKey struct {
	from, to      color.NRGBA
	direction     Direction
	width, height float32
}

// Direction is how a wash runs.
type Direction uint8

const (
	Diagonal   Direction = iota // from the top left to the bottom right
	Vertical                    // from top to bottom
	Horizontal                  // from left to right, in the other order of colours
)

// NewPhaseWash makes a wash.
func NewPhaseWash(p Phase, d Direction) *PhaseWash {
	w := &PhaseWash{phase: p, before: p, Direction: d, share: 1}
	w.ExtendBaseWidget(w)
	return w
}

// Set changes the phase at once.
func (w *PhaseWash) Set(p Phase) {
	if w.fade != nil {
		w.fade.Stop()
		w.fade = nil
	}
	if w.phase != p || w.share != 1 {
		w.phase, w.before, w.share = p, p, 1
		w.Refresh()
	}
}

// Fade changes the phase over a time, in a few steps: each redraws the window.
func (w *PhaseWash) Fade(p Phase, over time.Duration) {
	if w.phase == p {
		return
	}
	if over <= 0 {
		w.Set(p)
		return
	}
	if w.fade != nil {
		w.fade.Stop()
	}
	const steps = 8
	w.before, w.phase, w.share = w.phase, p, 0
	w.fade = fyne.NewAnimation(over, func(done float32) {
		if share := float32(int(done*steps)) / steps; share != w.share {
			w.share = share
			w.Refresh()
		}
	})
	w.fade.Curve = fyne.AnimationEaseInOut
	w.fade.Start()
}

// CreateRenderer implements fyne.Widget.
func (w *PhaseWash) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *PhaseWash) least() fyne.Size { return fyne.Size{} }

func (w *PhaseWash) draw(p *pen) {
	a, b := w.phase.colors()
	if w.Direction == Horizontal {
		a, b = b, a
	}
	from, to := theme.Color(a), theme.Color(b)
	if w.share < 1 {
		c, d := w.before.colors()
		if w.Direction == Horizontal {
			c, d = d, c
		}
		from, to = theme.Mix(theme.Color(c), from, w.share), theme.Mix(theme.Color(d), to, w.share)
	}
	if key := (washKey{from, to, w.Direction, p.size.Width, p.size.Height}); key != w.of {
		w.of, w.image = key, key.draw()
	}
	p.picture(0, 0, p.size.Width, p.size.Height, w.image, 0)
}

// washSize is the larger side of a wash's picture in pixels. It holds nothing finer, so
// it is drawn small and stretched, which a change of phase does several times.
const washSize = 128

func (k washKey) draw() *image.RGBA {
	if k.width <= 0 || k.height <= 0 {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	scale := washSize / max(k.width, k.height)
	cols, rows := max(1, int(k.width*scale)), max(1, int(k.height*scale))
	img := image.NewRGBA(image.Rect(0, 0, cols, rows))
	for y := range rows {
		for x := range cols {
			across, down := (float32(x)+0.5)/float32(cols), (float32(y)+0.5)/float32(rows)
			at := across
			switch k.direction {
			case Diagonal:
				at = (across*k.width + down*k.height) / (k.width + k.height)
			case Vertical:
				at = down
			}
			img.Set(x, y, theme.Mix(k.from, k.to, at))
		}
	}
	return img
}
