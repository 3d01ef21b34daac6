package widget

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/theme"
)

// Run is a piece of a paragraph.
type Run struct {
	Text   string
	Bold   bool
	Color  theme.Name // empty: the paragraph's colour
	Tapped func()     // optional: what a tap on it does
}

// Bold is a bold run in a colour.
func Bold(s string, c theme.Name) Run { return Run{Text: s, Bold: true, Color: c} }

// Plain is a run like the paragraph's.
func Plain(s string) Run { return Run{Text: s} }

// Paragraph is text that wraps at its width, with the line height of its role. A line
// break in a run starts a new line.
type Paragraph struct {
	still
	Runs  []Run
	Role  theme.Role
	Color theme.Name
	Align fyne.TextAlign
	Lines int // at most so many lines, the last one cut with an ellipsis; 0: all
}

// NewParagraph makes a paragraph of runs.
func NewParagraph(r theme.Role, c theme.Name, runs ...Run) *Paragraph {
	w := &Paragraph{Runs: runs, Role: r, Color: c}
	w.ExtendBaseWidget(w)
	return w
}

// SetText makes s the only run.
func (w *Paragraph) SetText(s string) {
	if len(w.Runs) != 1 || w.Runs[0].Text != s {
		w.SetRuns(Plain(s))
	}
}

// SetRuns changes the text.
func (w *Paragraph) SetRuns(runs ...Run) {
	if !slices.EqualFunc(runs, w.Runs, Run.same) {
		w.Runs = runs
		w.Refresh()
	}
}

// same tells whether two runs look alike and neither does anything.
func (r Run) same(o Run) bool {
	return r.Text == o.Text && r.Bold == o.Bold && r.Color == o.Color && r.Tapped == nil && o.Tapped == nil
}

// HeightFor is the height that the paragraph takes at a width.
func (w *Paragraph) HeightFor(width float32) float32 {
	return float32(len(w.wrap(width))) * w.Role.Line() * w.lk()
}

// CreateRenderer implements fyne.Widget.
func (w *Paragraph) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

// least is as wide as the longest word and as high as the text at the present width.
func (w *Paragraph) least() fyne.Size {
	var widest float32
	for _, line := range w.wrap(0) {
		var together float32
		for _, one := range line {
			together += one.width
		}
		widest = max(widest, together)
	}
	width := w.Size().Width
	if width == 0 {
		width = widest
	}
	return fyne.NewSize(widest, w.HeightFor(width))
}

// word is a word of a run, with the space after it.
type word struct {
	text   string
	run    int
	width  float32 // without the space
	space  float32 // of the space after it; 0 for none
	breaks bool    // a new line begins after it
}

func (w *Paragraph) lettering(run int) lettering {
	r := w.Runs[run]
	c := r.Color
	if c == theme.Transparent {
		c = w.Color
	}
	return letters(w.Role, c, w.lk()).heavy(r.Bold)
}

func (w *Paragraph) words() []word {
	var all []word
	for i, r := range w.Runs {
		l := w.lettering(i)
		space := l.width("x x") - l.width("xx")
		for n, line := range strings.Split(r.Text, "\n") {
			if n > 0 && len(all) > 0 {
				all[len(all)-1].breaks = true
			}
			pieces := strings.Split(line, " ")
			for j, t := range pieces {
				if t == "" {
					if j == 0 && len(pieces) > 1 && len(all) > 0 { // a space at the start belongs to the word before
						all[len(all)-1].space = space
					}
					continue
				}
				one := word{text: t, run: i, width: l.width(t)}
				if j < len(pieces)-1 {
					one.space = space
				}
				all = append(all, one)
			}
		}
	}
	return all
}

// wrap breaks the words into lines. Words that touch, such as a bold one and the comma
// after it, stay together.
func (w *Paragraph) wrap(width float32) [][]word {
	var lines [][]word
	var line []word
	var used float32
	all := w.words()
	for i := 0; i < len(all); {
		end, together := i, float32(0)
		for {
			together += all[end].width
			end++
			if end == len(all) || all[end-1].space > 0 || all[end-1].breaks {
				break
			}
		}
		if len(line) > 0 && used+together > width+0.5 {
			lines, line, used = append(lines, line), nil, 0
		}
		line = append(line, all[i:end]...)
		used += together + all[end-1].space
		if all[end-1].breaks {
			lines, line, used = append(lines, line), nil, 0
		}
		i = end
	}
	if len(line) > 0 {
		lines = append(lines, line)
	}
	return lines
}

func (w *Paragraph) draw(p *pen) {
	height := w.Role.Line() * w.lk()
	lines := w.wrap(p.size.Width)
	for n, line := range lines {
		if w.Lines > 0 && n == w.Lines {
			return
		}
		cut := w.Lines > 0 && n == w.Lines-1 && len(lines) > w.Lines
		w.drawLine(p, line, float32(n)*height, cut)
	}
}

// drawLine draws the words of a run in one piece.
func (w *Paragraph) drawLine(p *pen, line []word, y float32, cut bool) {
	type piece struct {
		text string
		run  int
		at   float32
	}
	var pieces []piece
	var x float32
	for _, one := range line {
		if n := len(pieces); n > 0 && pieces[n-1].run == one.run {
			last := &pieces[n-1]
			if x > last.at+w.lettering(one.run).width(last.text)+0.1 {
				last.text += " "
			}
			last.text += one.text
		} else {
			pieces = append(pieces, piece{one.text, one.run, x})
		}
		x += one.width + one.space
	}
	if len(line) > 0 {
		x -= line[len(line)-1].space
	}
	var left float32
	switch w.Align {
	case fyne.TextAlignCenter:
		left = (p.size.Width - x) / 2
	case fyne.TextAlignTrailing:
		left = p.size.Width - x
	}
	for i, one := range pieces {
		l := w.lettering(one.run)
		if cut && i == len(pieces)-1 {
			one.text = l.cut(one.text+" …", p.size.Width-one.at)
		}
		p.text(left+one.at, y, one.text, l)
	}
}

// Tapped passes a tap on to the run under it.
func (w *Paragraph) Tapped(e *fyne.PointEvent) {
	height := w.Role.Line() * w.lk()
	lines := w.wrap(w.Size().Width)
	n := int(e.Position.Y / height)
	if n < 0 || n >= len(lines) {
		return
	}
	var x float32
	for _, one := range lines[n] {
		if e.Position.X >= x && e.Position.X < x+one.width+one.space {
			call(w.Runs[one.run].Tapped)
			return
		}
		x += one.width + one.space
	}
}
