package widget

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/theme"
)

// StepBeads shows the pages of a course, such as the first run: those done, the one
// that is shown, those to come.
type StepBeads struct {
	still
	Count, Current int // from 0
}

// NewStepBeads makes a string of beads.
func NewStepBeads(count, current int) *StepBeads {
	w := &StepBeads{Count: count, Current: current}
	w.ExtendBaseWidget(w)
	return w
}

// SetCurrent moves on.
func (w *StepBeads) SetCurrent(i int) {
	if w.Current != i {
		w.Current = i
		w.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (w *StepBeads) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

const (
	beadSize  = 12
	beadLong  = 24
	beadPitch = 24 // from the end of one to the start of the next
)

func (w *StepBeads) least() fyne.Size {
	k := w.k()
	return fyne.NewSize((float32(w.Count-1)*(beadSize+beadPitch)+beadLong)*k, beadSize*k)
}

func (w *StepBeads) draw(p *pen) {
	k := w.k()
	var x float32
	for i := range w.Count {
		if i > 0 {
			c := theme.Color(theme.Teal)
			if i > w.Current {
				c = theme.Fade(theme.Control, 0.55)
			}
			p.box(x, 5*k, beadPitch*k, 2*k, paint{fill: c})
			x += beadPitch * k
		}
		width, s := beadSize*k, fill(theme.Teal)
		switch {
		case i == w.Current:
			width, s = beadLong*k, fill(theme.Ember)
		case i > w.Current:
			s = fill(theme.Ground).edged(theme.Control, 2*k)
		}
		p.box(x, 0, width, beadSize*k, s.round(beadSize*k/2))
		x += width
	}
}

// CountBeads counts spots or repetitions, in one row or a row a side.
type CountBeads struct {
	still
	Rows []BeadRow
	Bead float32    // the diameter of a bead; 14
	Role theme.Role // of the letters
}

// BeadRow is one row of counted beads.
type BeadRow struct {
	Label       string // "R", "L" or nothing
	Count, Done int
	Current     bool // the bead after the done ones is being worked on
}

// NewCountBeads makes rows of beads of 14 units, 5 apart.
func NewCountBeads(rows ...BeadRow) *CountBeads {
	w := &CountBeads{Rows: rows, Bead: 14, Role: theme.Small}
	w.ExtendBaseWidget(w)
	return w
}

// SetRows changes what is counted.
func (w *CountBeads) SetRows(rows ...BeadRow) {
	if len(rows) == len(w.Rows) {
		same := true
		for i, r := range rows {
			same = same && r == w.Rows[i]
		}
		if same {
			return
		}
	}
	w.Rows = rows
	w.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (w *CountBeads) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *CountBeads) spacing() (d, gap, row, label float32) {
	k := w.k()
	d = w.Bead * k
	gap, row = d*5/14, d*22/14
	for _, r := range w.Rows {
		if r.Label != "" {
			return d, gap, d * 2, 22 * k
		}
	}
	return d, gap, row, 0
}

func (w *CountBeads) least() fyne.Size {
	d, gap, row, label := w.spacing()
	most := 0
	for _, r := range w.Rows {
		most = max(most, r.Count)
	}
	return fyne.NewSize(label+float32(most)*(d+gap)-gap, max(0, float32(len(w.Rows)-1))*row+d)
}

func (w *CountBeads) draw(p *pen) {
	d, gap, row, label := w.spacing()
	for n, r := range w.Rows {
		y := float32(n) * row
		if r.Label != "" {
			l := letters(w.Role, theme.Ink2, w.lk())
			if r.Current {
				l.bold, l.color = true, theme.Color(theme.Ink)
			}
			p.text(0, y+(d-l.line)/2, r.Label, l)
		}
		for i := range r.Count {
			s := fill(theme.RingTrack)
			switch {
			case i < r.Done:
				s = fill(theme.Teal)
			case i == r.Done && r.Current:
				s = fill(theme.Ember)
			}
			p.disc(label+float32(i)*(d+gap), y, d, s)
		}
	}
}
