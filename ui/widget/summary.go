package widget

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/theme"
)

// SummarySentence says the whole plan in one sentence. Its bold runs may be tapped.
type SummarySentence struct {
	still
	words *Paragraph
}

// NewSummarySentence makes the sentence from runs; bold ones take the colour of values.
func NewSummarySentence(runs ...Run) *SummarySentence {
	w := &SummarySentence{words: NewParagraph(theme.Title, theme.Ink)}
	w.ExtendBaseWidget(w)
	w.SetRuns(runs...)
	return w
}

// SetRuns changes the sentence.
func (w *SummarySentence) SetRuns(runs ...Run) {
	own := make([]Run, len(runs))
	for i, r := range runs {
		if r.Bold && r.Color == theme.Transparent {
			r.Color = theme.PrimaryInk
		}
		own[i] = r
	}
	w.words.SetRuns(own...)
	w.Refresh()
}

// HeightFor is the height that it takes at a width.
func (w *SummarySentence) HeightFor(width float32) float32 {
	return w.words.HeightFor(width-48*w.k()) + 40*w.k()
}

// CreateRenderer implements fyne.Widget.
func (w *SummarySentence) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *SummarySentence) least() fyne.Size {
	width := w.Size().Width
	if width == 0 {
		width = 400 * w.k()
	}
	return fyne.NewSize(240*w.k(), w.HeightFor(width))
}

func (w *SummarySentence) draw(p *pen) {
	k := w.k()
	p.box(0, 0, p.size.Width, p.size.Height, fill(theme.PrimarySoft).round(theme.RadiusSummary*k))
	w.words.SetScale(k)
	p.child(w.words, 24*k, 20*k, p.size.Width-48*k, p.size.Height-40*k)
}
