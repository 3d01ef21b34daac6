package widget

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/theme"
)

// PressureGauge shows how hard to press: ten steps, and the band that is right. The band
// is where to stay, never something to push towards.
type PressureGauge struct {
	still
	Low, High int  // of ten; 5 and 7
	Ease      bool // the person said that it hurts: the band moves down and turns amber
}

// NewPressureGauge makes a gauge, 12 units high, for 5 to 7 of 10.
func NewPressureGauge() *PressureGauge {
	w := &PressureGauge{Low: 5, High: 7}
	w.ExtendBaseWidget(w)
	return w
}

// Set changes the band, and whether to ease off.
func (w *PressureGauge) Set(low, high int, ease bool) {
	if w.Low != low || w.High != high || w.Ease != ease {
		w.Low, w.High, w.Ease = low, high, ease
		w.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (w *PressureGauge) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *PressureGauge) least() fyne.Size { return fyne.NewSize(200*w.k(), 12*w.k()) }

func (w *PressureGauge) draw(p *pen) {
	k := w.k()
	gap := 4 * k
	width := (p.size.Width - 9*gap) / 10
	low, high, band := w.Low, w.High, theme.Ember
	if w.Ease {
		low, high, band = w.Low-3, w.Low-1, theme.Amber
	}
	for i := range 10 {
		s := fill(theme.RingTrack)
		if i+1 >= low && i+1 <= high {
			s = fill(band)
		}
		p.box(float32(i)*(width+gap), 0, width, p.size.Height, s.round(4*k))
	}
}

// ProgressBar is a bar that fills, for one squeeze or the time to let go.
type ProgressBar struct {
	still
	Color theme.Name
	share float32
}

// NewProgressBar makes a bar, 12 units high.
func NewProgressBar(c theme.Name) *ProgressBar {
	w := &ProgressBar{Color: c}
	w.ExtendBaseWidget(w)
	return w
}

// SetShare fills the bar, 0 to 1.
func (w *ProgressBar) SetShare(v float64) {
	if share := float32(min(1, max(0, v))); share != w.share {
		w.share = share
		w.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (w *ProgressBar) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *ProgressBar) least() fyne.Size { return fyne.NewSize(40*w.k(), 12*w.k()) }

func (w *ProgressBar) draw(p *pen) {
	width, height := p.size.Width, p.size.Height
	p.box(0, 0, width, height, fill(theme.RingTrack).round(height/2))
	if w.share > 0 {
		p.box(0, 0, max(height, width*w.share), height, fill(w.Color).round(height/2))
	}
}
