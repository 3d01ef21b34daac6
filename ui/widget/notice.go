package widget

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
)

// NoticeKind is how grave a notice is.
type NoticeKind uint8

const (
	NoticeInfo NoticeKind = iota
	NoticeOK
	NoticeCaution
	NoticeError
)

// Notice says what went wrong or what changed, with one thing to do about it.
type Notice struct {
	still
	Kind  NoticeKind
	Icon  icon.Name
	Title string

	text   *Paragraph
	button *Button // nil: nothing to do
}

// NewNotice makes a notice. Without an action it has no button.
func NewNotice(kind NoticeKind, i icon.Name, title, text, action string, tapped func()) *Notice {
	w := &Notice{Kind: kind, Icon: i, Title: title, text: NewParagraph(theme.Small, theme.Ink2, Plain(text))}
	if action != "" {
		w.button = NewButton(Secondary, action, tapped)
		w.button.Height = 32
	}
	w.ExtendBaseWidget(w)
	return w
}

// HeightFor is the height that the notice takes at a width.
func (w *Notice) HeightFor(width float32) float32 {
	return w.text.HeightFor(w.room(width)) + theme.Label.Line()*w.k() + 16*w.k()
}

// room is what a width leaves for the words.
func (w *Notice) room(width float32) float32 {
	room := width - 64*w.k()
	if w.button != nil {
		room -= w.button.MinSize().Width + 12*w.k()
	}
	return room
}

// CreateRenderer implements fyne.Widget.
func (w *Notice) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

func (w *Notice) least() fyne.Size {
	width := w.Size().Width
	if width == 0 {
		width = 400 * w.k()
	}
	return fyne.NewSize(240*w.k(), w.HeightFor(width))
}

func (w *Notice) draw(p *pen) {
	k := w.k()
	ground, tint := theme.PrimarySoft, theme.PrimaryInk
	switch w.Kind {
	case NoticeOK:
		ground, tint = theme.TealSoft, theme.TealInk
	case NoticeCaution:
		ground, tint = theme.AmberSoft, theme.AmberInk
	case NoticeError:
		ground, tint = theme.RedSoft, theme.RedInk
	}
	width, height := p.size.Width, p.size.Height
	p.box(0, 0, width, height, fill(ground).round(theme.RadiusCard*k))
	p.icon(16*k, (height-20*k)/2, 20*k, w.Icon, theme.Color(tint))
	l := letters(theme.Label, theme.Ink, k)
	room := w.room(width)
	p.text(48*k, 8*k, l.cut(w.Title, room), l)
	w.text.SetScale(k)
	p.child(w.text, 48*k, 8*k+l.line, room, w.text.HeightFor(room))
	if w.button != nil {
		w.button.SetScale(k)
		size := w.button.MinSize()
		p.child(w.button, width-size.Width-12*k, (height-size.Height)/2, size.Width, size.Height)
	}
}
