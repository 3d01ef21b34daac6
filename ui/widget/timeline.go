package widget

import (
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
)

// TimelinePart is one technique of a session.
type TimelinePart struct {
	Number  int // stands for the name where that has no room; 0: nothing does
	Name    string
	Seconds float64
	Done    float64 // seconds of it that were done; less than all of a part that is past: it was cut short
	Current bool
}

// SessionTimeline shows a session as bars, as wide as they take long, with their names.
type SessionTimeline struct {
	still
	parts []TimelinePart
}

// NewSessionTimeline makes a timeline, 36 units high.
func NewSessionTimeline(parts ...TimelinePart) *SessionTimeline {
	w := &SessionTimeline{parts: parts}
	w.ExtendBaseWidget(w)
	return w
}

// Set changes what it shows. Only what differs is painted anew.
func (w *SessionTimeline) Set(parts ...TimelinePart) {
	same := len(parts) == len(w.parts)
	for i := 0; same && i < len(parts); i++ {
		same = parts[i] == w.parts[i]
	}
	if !same {
		w.parts = parts
		w.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (w *SessionTimeline) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *SessionTimeline) least() fyne.Size { return fyne.NewSize(200*w.k(), 36*w.k()) }

func (w *SessionTimeline) draw(p *pen) {
	k := w.k()
	gap, height := 8*k, 8*k
	var total float64
	for _, part := range w.parts {
		total += part.Seconds
	}
	if total <= 0 {
		return
	}
	room := p.size.Width - gap*float32(len(w.parts)-1)
	spans := make([]span, len(w.parts))
	var x float32
	for i, part := range w.parts {
		spans[i] = span{x, room * float32(part.Seconds/total)}
		w.bar(p, part, spans[i], height)
		x += spans[i].width + gap
	}
	if at, all := w.named(spans, p.size.Width); all {
		for i, part := range w.parts {
			w.name(p, part, at[i])
		}
		return
	}
	w.nameCurrent(p, spans)
}

// span is where a part stands.
type span struct{ x, width float32 }

func (w *SessionTimeline) bar(p *pen, part TimelinePart, at span, height float32) {
	if part.over() {
		p.box(at.x, 0, at.width, height, fill(theme.Teal).round(height/2))
		return
	}
	p.box(at.x, 0, at.width, height, fill(theme.RingTrack).round(height/2))
	ink := theme.Teal
	if part.Current {
		ink = theme.Ember
	} else if part.Done <= 0 {
		return
	}
	share := float32(min(1, max(0, part.Done/part.Seconds)))
	p.box(at.x, 0, max(height, at.width*share), height, fill(ink).round(height/2))
}

func (part TimelinePart) over() bool {
	return part.Seconds > 0 && part.Done >= part.Seconds && !part.Current
}

func (w *SessionTimeline) letters(part TimelinePart) lettering {
	l := letters(theme.Small, theme.Ink2, w.lk())
	if part.Current {
		l.bold, l.color = true, theme.Color(theme.Ink)
	}
	return l
}

const tickWidth = 18

// named tells where the names stand, and whether there is room for all of them. A name may
// be wider than its bar: it only has to leave the next one alone.
func (w *SessionTimeline) named(spans []span, room float32) (at []float32, all bool) {
	k := w.k()
	at = make([]float32, len(w.parts))
	next := room + 12*k
	for i := len(w.parts) - 1; i >= 0; i-- {
		// As wide as it ever gets, so that names don't come and go in a session.
		width := letters(theme.Small, theme.Ink2, w.lk()).heavy(true).width(w.parts[i].Name)
		if i < len(w.parts)-1 {
			width += tickWidth * k
		}
		at[i] = min(spans[i].x, next-12*k-width)
		if at[i] < 0 || at[i] < spans[i].x-spans[i].width/2 {
			return nil, false
		}
		next = at[i]
	}
	return at, true
}

func (w *SessionTimeline) name(p *pen, part TimelinePart, x float32) {
	if part.over() {
		w.tick(p, x)
		x += tickWidth * w.k()
	}
	p.text(x, 16*w.k(), part.Name, w.letters(part))
}

func (w *SessionTimeline) tick(p *pen, x float32) {
	p.icon(x, 19*w.k(), 14*w.k(), icon.Check, theme.Color(theme.TealInk))
}

// nameCurrent names only the part that is under way. Of the others those that are over have
// their tick, and those to come their number, where the name leaves room.
func (w *SessionTimeline) nameCurrent(p *pen, spans []span) {
	k := w.k()
	from, to := p.size.Width, p.size.Width
	for i, part := range w.parts {
		if part.Current {
			l := w.letters(part)
			width := l.width(part.Name)
			from = max(0, min(spans[i].x, p.size.Width-width))
			to = from + width
			p.text(from, 16*k, part.Name, l)
		}
	}
	for i, part := range w.parts {
		x := spans[i].x
		switch free := x+tickWidth*k <= from || x >= to+8*k; {
		case !free || part.Current:
		case part.over():
			w.tick(p, x)
		case part.Number > 0:
			p.text(x, 16*k, strconv.Itoa(part.Number), w.letters(part))
		}
	}
}
