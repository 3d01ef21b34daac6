package widget

import (
	"image/color"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
)

// ButtonKind tells how much a button stands out.
type ButtonKind uint8

const (
	// Primary is the one filled button of a screen.
	Primary ButtonKind = iota
	// Secondary is raised, with an edge.
	Secondary
	// Ghost is a bold word without a ground.
	Ghost
	// Quiet is a plain word without a ground, as in the reminder's last row.
	Quiet
	// Danger is a ghost in red.
	Danger
	// IconOnly is an icon without a ground; its label is its name for screen readers.
	IconOnly
)

// Button does something when it is tapped, or when Space or Enter is pressed on it.
type Button struct {
	control
	Kind   ButtonKind
	Label  string
	Height float32 // 32, 40 (the default), 44, 48, 56 or 64
	Icon   icon.Name
	After  icon.Name // an icon behind the label
	Key    string    // shown in a keycap
	Spread bool      // label at the left, keycap at the right
	// Guarded fades the keycap: the key is not taken yet.
	Guarded bool
	Round   bool // a disc, for play and pause
	OnTap   func()
}

var _ operable = (*Button)(nil)

// NewButton makes a button, 40 units high.
func NewButton(kind ButtonKind, label string, tapped func()) *Button {
	w := &Button{Kind: kind, Label: label, Height: 40, OnTap: tapped}
	w.ExtendBaseWidget(w)
	return w
}

// NewIconButton makes a button that shows only an icon. The name is for screen readers.
func NewIconButton(i icon.Name, name string, tapped func()) *Button {
	w := NewButton(IconOnly, name, tapped)
	w.Icon = i
	return w
}

// SetLabel changes the label.
func (w *Button) SetLabel(s string) {
	if w.Label != s {
		w.Label = s
		w.Refresh()
	}
}

// SetIcon changes the icon.
func (w *Button) SetIcon(i icon.Name) {
	if w.Icon != i {
		w.Icon = i
		w.Refresh()
	}
}

// SetGuarded fades the keycap or brings it back.
func (w *Button) SetGuarded(v bool) {
	if w.Guarded != v {
		w.Guarded = v
		w.Refresh()
	}
}

// AccessibilityLabel names the button.
func (w *Button) AccessibilityLabel() string { return w.Label }

// Tapped does what the button does.
func (w *Button) Tapped(*fyne.PointEvent) {
	if !w.disabled {
		call(w.OnTap)
	}
}

// TypedKey does what the button does, on Space and Enter.
func (w *Button) TypedKey(e *fyne.KeyEvent) {
	if works(w, e) {
		w.Tapped(nil)
	}
}

// CreateRenderer implements fyne.Widget.
func (w *Button) CreateRenderer() fyne.WidgetRenderer { return newRenderer(w) }

// measures are the sizes of a button of its height.
type measures struct {
	role           theme.Role
	pad, gap, icon float32
	radius         float32
}

func (w *Button) measures() measures {
	k := w.k()
	var m measures
	switch {
	case w.Height >= 56:
		m = measures{theme.Section, 24, 10, 20, theme.RadiusCard}
	case w.Height >= 48:
		m = measures{theme.Section, 20, 10, 20, theme.RadiusButtonLarge}
	case w.Height >= 44:
		m = measures{theme.Label, 16, 8, 16, theme.RadiusButton}
	case w.Height >= 40:
		m = measures{theme.Label, 16, 8, 18, theme.RadiusButton}
	default:
		m = measures{theme.SmallBold, 12, 8, 16, theme.RadiusButtonSmall}
	}
	if w.Kind == Quiet {
		m.role, m.pad = theme.Small, 0
	}
	if w.After != icon.None {
		m.pad = 12
	}
	if w.Icon != icon.None && w.Height == 40 {
		m.pad = 12
	}
	m.pad, m.gap, m.icon, m.radius = m.pad*k, m.gap*k, m.icon*k, m.radius*k
	return m
}

func (w *Button) least() fyne.Size {
	k := w.k()
	if w.Kind == IconOnly || w.Round {
		return fyne.NewSquareSize(w.Height * k)
	}
	m := w.measures()
	return fyne.NewSize(2*m.pad+w.content(m), max(w.Height*k, m.role.Line()*w.lk()+8*k))
}

// content is the width of icon, label and keycap.
func (w *Button) content(m measures) float32 {
	width := letters(m.role, theme.Ink, w.lk()).width(w.Label)
	if w.Icon != icon.None {
		width += m.icon + m.gap
	}
	if w.After != icon.None {
		width += 16*w.k() + m.gap
	}
	if w.Key != "" {
		width += keySize(w.Key, w.lk()).Width + 8*w.k()
	}
	return width
}

// look is the ground and the ink of the button in its state.
func (w *Button) look() (paint, theme.Name) {
	hot, down := w.hovered && !w.disabled, w.pressed && !w.disabled
	var s paint
	ink := theme.Ink
	switch w.Kind {
	case Primary:
		s, ink = fill(theme.Primary), theme.OnPrimary
		if hot {
			s = fill(theme.PrimaryHover)
		}
		if down {
			s = fill(theme.PrimaryPress)
		}
	case Secondary:
		s = fill(theme.Raised)
		if hot {
			s = fill(theme.Sunk)
		}
		if down {
			s = fill(theme.Line)
		}
		if !w.disabled {
			s = s.edged(theme.Line, w.k()).raised(4*w.k(), w.k())
		}
	case Ghost, Danger, IconOnly:
		ink = theme.PrimaryInk
		if w.Kind == Danger {
			ink = theme.RedInk
		}
		if w.Kind == IconOnly {
			ink = theme.Ink2
		}
		if hot {
			s.fill = theme.Fade(theme.RingTrack, 0.6)
		}
		if down {
			s.fill = theme.Color(theme.RingTrack)
		}
	case Quiet:
		if hot || down {
			ink = theme.PrimaryInk
		}
	}
	return s, ink
}

func (w *Button) draw(p *pen) {
	k, m := w.k(), w.measures()
	s, ink := w.look()
	width, height := p.size.Width, p.size.Height
	s.radius = m.radius
	if w.Round {
		s.radius = height / 2
	}
	share := float32(1)
	if w.disabled {
		share = 0.4
		s.fill = faded(s.fill, share)
	}
	if s.fill != nil {
		p.box(0, 0, width, height, s)
	}
	color := theme.Fade(ink, share)
	if w.disabled && w.Kind == Primary {
		color = theme.Fade(ink, 0.9) // the ground is faded already
	}
	if w.Kind == IconOnly || w.Round {
		d := 20 * k
		if height >= 40*k {
			d = 22 * k
		}
		if w.Round {
			d = height * 0.44
		}
		p.icon((width-d)/2, (height-d)/2, d, w.Icon, color)
	} else {
		w.drawContent(p, m, color, share)
	}
	if w.focused && !w.disabled {
		x := float32(0)
		if w.Kind == Quiet {
			x = -4 * k
		}
		p.ring(x, 0, width-2*x, height, s.radius, k)
	}
}

func (w *Button) drawContent(p *pen, m measures, ink color.Color, share float32) {
	k, height := w.k(), p.size.Height
	l := letters(m.role, theme.Ink, w.lk())
	l.color, l.line = ink, height
	x := (p.size.Width - w.content(m)) / 2
	if w.Spread {
		x = m.pad
	}
	if w.Icon != icon.None {
		p.icon(x, (height-m.icon)/2, m.icon, w.Icon, ink)
		x += m.icon + m.gap
	}
	x += p.text(x, 0, w.Label, l)
	if w.After != icon.None {
		x += m.gap
		p.icon(x, (height-16*k)/2, 16*k, w.After, ink)
	}
	if w.Key != "" {
		cap := keySize(w.Key, w.lk())
		x += 8 * k
		if w.Spread {
			x = p.size.Width - m.pad - cap.Width
			if m.pad > 12*k && w.Height < 56 {
				x = p.size.Width - 12*k - cap.Width
			}
		}
		keyCap(p, x, (height-cap.Height)/2, w.Key, capLook{guarded: w.Guarded, onPrimary: w.Kind == Primary, faded: share}, w.lk())
	}
}

func faded(c color.Color, share float32) color.Color {
	if c == nil {
		return nil
	}
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = uint8(float32(n.A)*share + 0.5)
	return n
}
