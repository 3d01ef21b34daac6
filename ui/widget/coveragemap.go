package widget

import (
	"image"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/theme"
)

// CoverageRow is a muscle and how much it was worked.
type CoverageRow struct {
	Name  string
	Value string  // at the right: "14 min"
	Share float32 // of the muscle that was worked most, 0 to 1
	Say   string
}

// CoverageMap shows where the work went: a picture of the back, and below it a row a muscle.
type CoverageMap struct {
	chart
	Rows []CoverageRow
	// Picture draws the back at a size in pixels; Key is all that it depends on besides, and
	// comparable.
	Picture func(w, h int) image.Image
	Key     any
	// At is the row of the muscle at a place of the picture, in fractions of it; -1: none.
	At func(x, y float32) int
}

var _ operable = (*CoverageMap)(nil)

// NewCoverageMap makes a map with its rows. The label says for screen readers what it shows.
func NewCoverageMap(label string, rows ...CoverageRow) *CoverageMap {
	w := &CoverageMap{Rows: rows}
	w.Label = label
	w.count = func() int { return len(w.Rows) }
	w.say = func(i int) string { return w.Rows[i].Say }
	w.near = w.rowAt
	w.self = w
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer implements fyne.Widget.
func (w *CoverageMap) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

// MapHigh is how high the picture is, in units; it is as wide as the chart.
const MapHigh = 124

const (
	mapGap   = 12
	trackMin = 48
)

func (w *CoverageMap) rowHigh() float32 { return theme.Small.Line()*w.lk() + 2*w.k() }

func (w *CoverageMap) least() fyne.Size {
	k := w.k()
	names, values := w.columns()
	return fyne.NewSize(names+values+(trackMin+24)*k, (MapHigh+mapGap)*k+float32(len(w.Rows))*w.rowHigh())
}

// columns are the widths of the widest name and value.
func (w *CoverageMap) columns() (names, values float32) {
	l := letters(theme.Small, theme.Ink, w.lk())
	for _, r := range w.Rows {
		names, values = max(names, l.heavy(true).width(r.Name)), max(values, l.width(r.Value))
	}
	return names, values
}

func (w *CoverageMap) rowAt(at fyne.Position) int {
	k, size := w.k(), w.Size()
	switch {
	case at.X < 0 || at.Y < 0 || at.X >= size.Width:
		return -1
	case at.Y < MapHigh*k:
		if w.At == nil {
			return -1
		}
		return w.At(at.X/size.Width, at.Y/(MapHigh*k))
	case at.Y < (MapHigh+mapGap)*k:
		return -1
	}
	if i := int((at.Y - (MapHigh+mapGap)*k) / w.rowHigh()); i < len(w.Rows) {
		return i
	}
	return -1
}

func (w *CoverageMap) draw(p *pen) {
	k := w.k()
	width := p.size.Width
	if w.Picture != nil {
		p.plot(0, 0, width, MapHigh*k, w.Key, w.Picture)
	}
	names, values := w.columns()
	track := max(trackMin*k, width-names-values-24*k)
	left := width - values - 12*k - track
	high := w.rowHigh()
	for i, r := range w.Rows {
		y := (MapHigh+mapGap)*k + float32(i)*high
		marked := w.marked == i+1
		if marked {
			p.box(-6*k, y, width+12*k, high, paint{fill: share(theme.Sunk, 0.8), radius: theme.RadiusKey * k})
		}
		l := letters(theme.Small, theme.Ink, w.lk()).heavy(marked)
		l.line = high
		p.text(0, y, l.cut(r.Name, left-8*k), l)
		p.box(left, y+high/2-4*k, track, 8*k, fill(theme.RingTrack).round(4*k))
		if r.Share > 0 {
			p.box(left, y+high/2-4*k, max(8*k, track*r.Share), 8*k, paint{fill: share(theme.Ember, 0.55+0.45*r.Share), radius: 4 * k})
		}
		v := letters(theme.Small, theme.Ink2, w.lk())
		v.line = high
		p.textRight(width, y, r.Value, v)
	}
	if i := w.marked - 1; i >= 0 && i < len(w.Rows) {
		w.bubble(p, width/2, MapHigh*k, 0)
	}
	w.frame(p)
}
