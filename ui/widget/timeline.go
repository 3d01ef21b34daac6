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
	var x float32
	for _, part := range w.parts {
		width := room * float32(part.Seconds/total)
		over := part.Seconds > 0 && part.Done >= part.Seconds && !part.Current
		if over {
			p.box(x, 0, width, height, fill(theme.Teal).round(height/2))
		} else {
			p.box(x, 0, width, height, fill(theme.RingTrack).round(height/2))
			if part.Current {
				share := float32(min(1, max(0, part.Done/part.Seconds)))
				p.box(x, 0, max(height, width*share), height, fill(theme.Ember).round(height/2))
			}
		}
		l := letters(theme.Small, theme.Ink2, k)
		at := x
		if over {
			p.icon(x, 19*k, 14*k, icon.Check, theme.Color(theme.TealInk))
			at += 18 * k
		}
		if part.Current {
			l.bold, l.color = true, theme.Color(theme.Ink)
		}
		if name := l.cut(part.Name, x+width-at); len([]rune(name)) > 3 || name == part.Name {
			p.text(at, 16*k, name, l)
		}
		x += width + gap
	}
}
