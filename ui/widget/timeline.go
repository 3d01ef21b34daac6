package widget

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
)

// TimelinePart is one technique of a session.
type TimelinePart struct {
	Name    string
	Seconds float64
	Done    float64 // seconds of it that are over
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
	if w.named(spans) {
		for i, part := range w.parts {
			w.name(p, part, spans[i].x)
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
	if part.Current {
		share := float32(min(1, max(0, part.Done/part.Seconds)))
		p.box(at.x, 0, max(height, at.width*share), height, fill(theme.Ember).round(height/2))
	}
}

func (part TimelinePart) over() bool {
	return part.Seconds > 0 && part.Done >= part.Seconds && !part.Current
}

func (w *SessionTimeline) letters(part TimelinePart) lettering {
	l := letters(theme.Small, theme.Ink2, w.k())
	if part.Current {
		l.bold, l.color = true, theme.Color(theme.Ink)
	}
	return l
}

const tickWidth = 18

// named tells whether every name has room below its bar.
func (w *SessionTimeline) named(spans []span) bool {
	for i, part := range w.parts {
		width := letters(theme.Small, theme.Ink2, w.k()).heavy(true).width(part.Name) + tickWidth*w.k()
		if width > spans[i].width+4*w.k() {
			return false
		}
	}
	return true
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

// nameCurrent names only the part that is under way, where it has room, and ticks those
// that are over.
func (w *SessionTimeline) nameCurrent(p *pen, spans []span) {
	k := w.k()
	left := p.size.Width
	for i, part := range w.parts {
		if part.Current {
			l := w.letters(part)
			left = max(0, min(spans[i].x, p.size.Width-l.width(part.Name)))
			p.text(left, 16*k, part.Name, l)
		}
	}
	for i, part := range w.parts {
		if part.over() && spans[i].x+tickWidth*k <= left {
			w.tick(p, spans[i].x)
		}
	}
}
