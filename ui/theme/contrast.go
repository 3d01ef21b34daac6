package theme

import (
	"fyne.io/fyne/v2"
)

// strong are the colours that high contrast changes: words at least 7.0 on every ground that
// they are used on, edges at least 4.5.
var strong = map[Name]shade{
	Ground:       {0xF7F5F0FF, 0x000000FF},
	Surface:      {0xFFFFFFFF, 0x0A1011FF},
	Raised:       {0xFFFFFFFF, 0x33464AFF},
	Sunk:         {0xEAE5DCFF, 0x182122FF},
	Line:         {0x6E685CFF, 0x93A1A2FF},
	Control:      {0x3F3B34FF, 0xD3DADAFF},
	Ink:          {0x000000FF, 0xFFFFFFFF},
	Ink2:         {0x1C2628FF, 0xECF0EFFF},
	Ink3:         {0x273133FF, 0xDDE3E2FF},
	Primary:      {0x0A3A42FF, 0xA9EAE2FF},
	PrimaryHover: {0x15505AFF, 0xC2F3EDFF},
	PrimaryPress: {0x052A30FF, 0x8CD2CAFF},
	OnPrimary:    {0xFFFFFFFF, 0x00191BFF},
	PrimaryInk:   {0x06323AFF, 0xB9F2EBFF},
	EmberInk:     {0x762306FF, 0xFFC2A6FF},
	TealInk:      {0x0A4047FF, 0xB9F2EBFF},
	AmberInk:     {0x4F3300FF, 0xFFDF9AFF},
	RedInk:       {0x741212FF, 0xFFC4BEFF},
	Focus:        {0x000000FF, 0xFFFFFFFF},
	RingTrack:    {0x1B27294D, 0xF2EEE74D},
}

// Option is what a theme may have besides its variant and its text size.
type Option func(*Theme)

// Contrast makes a theme of "normal" or "high" contrast.
func Contrast(choice string) Option { return func(t *Theme) { t.high = choice == "high" } }

// High reports whether high contrast is in force.
func High() bool {
	app := fyne.CurrentApp()
	if app == nil {
		return false
	}
	t, ok := app.Settings().Theme().(*Theme)
	return ok && t.high
}
