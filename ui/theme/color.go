package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// Name names a colour by its use. The zero value is transparent.
type Name string

// The colours. Contrast of each pair in use is at least 5.0 for text and 3.0 for graphics.
const (
	Transparent  Name = ""
	Ground       Name = "bg"      // window ground
	Surface      Name = "surface" // cards, bars, popup
	Raised       Name = "raised"  // buttons, selected tabs, menus
	Sunk         Name = "sunk"    // wells, quiet buttons, tracks of tabs
	Line         Name = "line"    // hairlines, card edges
	Control      Name = "control" // edges of inputs, empty checkboxes, toggles
	Ink          Name = "ink"     // headlines, body
	Ink2         Name = "ink2"    // secondary text, icons
	Ink3         Name = "ink3"    // captions, axis labels
	Primary      Name = "primary" // main button, selected day, toggle on
	PrimaryHover Name = "primaryHover"
	PrimaryPress Name = "primaryPress"
	OnPrimary    Name = "onPrimary"    // text and icons on primary
	KeyOnPrimary Name = "keyOnPrimary" // keycap on a primary button
	PrimarySoft  Name = "primarySoft"  // summary, selected chip, badges
	PrimaryInk   Name = "primaryInk"   // links, values in the summary sentence, icons in lists
	Ember        Name = "ember"        // press: ring, current segment, target, gauge band
	EmberInk     Name = "emberInk"     // ember as text
	EmberSoft    Name = "emberSoft"    // ember ground
	EmberFaint   Name = "emberFaint"   // hint ground
	Teal         Name = "teal"         // let go and done: ring, finished segments
	TealInk      Name = "tealInk"      // teal as text
	TealSoft     Name = "tealSoft"     // done badges
	Amber        Name = "amber"        // caution edge
	AmberInk     Name = "amberInk"     // caution text
	AmberSoft    Name = "amberSoft"    // caution ground
	Red          Name = "red"          // error, stop
	RedInk       Name = "redInk"       // error text
	RedSoft      Name = "redSoft"      // error ground
	Focus        Name = "focus"        // focus ring
	HoldA        Name = "holdA"        // press wash, start
	HoldB        Name = "holdB"        // press wash, end
	RestA        Name = "restA"        // release wash, start
	RestB        Name = "restB"        // release wash, end
	IdleA        Name = "idleA"        // idle and paused wash, start
	IdleB        Name = "idleB"        // idle and paused wash, end
	DoneA        Name = "doneA"        // finished wash, start
	DoneB        Name = "doneB"        // finished wash, end
	RingTrack    Name = "ringTrack"    // the empty part of rings, gauges and beads
	Scrim        Name = "scrim"        // behind a dialog
	IdleVeil     Name = "idleVeil"     // over the picture while paused
	Shadow       Name = "shadow"       // soft shadow of raised and floating things
	ShadowDeep   Name = "shadowDeep"   // shadow of menus
)

// shade is one colour in both variants, as 0xRRGGBBAA.
type shade struct{ light, dark uint32 }

var shades = map[Name]shade{
	Ground:       {0xF4F1EBFF, 0x101718FF},
	Surface:      {0xFDFCFAFF, 0x182122FF},
	Raised:       {0xFFFFFFFF, 0x2B383AFF},
	Sunk:         {0xEAE5DCFF, 0x222D2FFF},
	Line:         {0xDFD8CCFF, 0x2E3B3DFF},
	Control:      {0x8A8376FF, 0x7F8E8FFF},
	Ink:          {0x1B2729FF, 0xF2EEE7FF},
	Ink2:         {0x48565AFF, 0xBFC6C4FF},
	Ink3:         {0x535D5FFF, 0xA3ADACFF},
	Primary:      {0x15505AFF, 0x8CD2CAFF},
	PrimaryHover: {0x1B616DFF, 0xA4DED7FF},
	PrimaryPress: {0x0E3E46FF, 0x74BEB6FF},
	OnPrimary:    {0xFFFFFFFF, 0x06282CFF},
	KeyOnPrimary: {0xFFFFFF29, 0xFFFFFF29},
	PrimarySoft:  {0xDCE9E7FF, 0x1C3B3EFF},
	PrimaryInk:   {0x124852FF, 0x97D9D1FF},
	Ember:        {0xD8532AFF, 0xF47B4AFF},
	EmberInk:     {0xA93A15FF, 0xFFA178FF},
	EmberSoft:    {0xFBE1D1FF, 0x46281AFF},
	EmberFaint:   {0xFCEFE6FF, 0x2C1D16FF},
	Teal:         {0x2A8585FF, 0x5FB8B2FF},
	TealInk:      {0x17616AFF, 0x8CD2CAFF},
	TealSoft:     {0xD3E6E4FF, 0x1B3B3EFF},
	Amber:        {0xB57A16FF, 0xE3AE4DFF},
	AmberInk:     {0x7A5000FF, 0xF0C56FFF},
	AmberSoft:    {0xF8E8C4FF, 0x3A2E14FF},
	Red:          {0xB3312FFF, 0xF08A7EFF},
	RedInk:       {0x9C2727FF, 0xFFA297FF},
	RedSoft:      {0xF8DBD6FF, 0x40201DFF},
	Focus:        {0x15505AFF, 0x8CD2CAFF},
	HoldA:        {0xFBDFCCFF, 0x4A2A1BFF},
	HoldB:        {0xF6EDE3FF, 0x1D1916FF},
	RestA:        {0xCFE3E1FF, 0x163F45FF},
	RestB:        {0xEBF0ECFF, 0x131D1FFF},
	IdleA:        {0xE9E2D5FF, 0x2A3234FF},
	IdleB:        {0xF3EFE8FF, 0x161D1EFF},
	DoneA:        {0xF9E3B4FF, 0x443615FF},
	DoneB:        {0xF8F1E2FF, 0x1E1B14FF},
	RingTrack:    {0x1B27291A, 0xF2EEE71F},
	Scrim:        {0x1B272966, 0x060A0B99},
	IdleVeil:     {0xF3EFE8A3, 0x161D1EA3},
	Shadow:       {0x3628181A, 0x00000052},
	ShadowDeep:   {0x36281833, 0x00000080},
}

// Of returns the colour n in the light or the dark variant, whatever is in force.
func Of(n Name, dark bool) color.NRGBA {
	return shades[n].of(dark)
}

func (s shade) of(dark bool) color.NRGBA {
	v := s.light
	if dark {
		v = s.dark
	}
	return color.NRGBA{R: uint8(v >> 24), G: uint8(v >> 16), B: uint8(v >> 8), A: uint8(v)}
}

// Color returns the colour n in the variant and the contrast in force.
func Color(n Name) color.NRGBA {
	app := fyne.CurrentApp()
	if app == nil {
		return Of(n, false)
	}
	system := app.Settings().ThemeVariant()
	if t, ok := app.Settings().Theme().(*Theme); ok {
		return t.color(n, t.dark(system))
	}
	return Of(n, system == variantDark)
}

// Fade returns the colour n in the variant in force at the given share of its opacity, 0 to 1.
func Fade(n Name, share float32) color.NRGBA {
	c := Color(n)
	c.A = uint8(float32(c.A)*share + 0.5)
	return c
}

// Dark reports whether the dark variant is in force.
func Dark() bool {
	app := fyne.CurrentApp()
	if app == nil {
		return false
	}
	if t, ok := app.Settings().Theme().(*Theme); ok {
		return t.dark(app.Settings().ThemeVariant())
	}
	return app.Settings().ThemeVariant() == variantDark
}

// Mix returns the colour between a and b: a at share 0, b at share 1.
func Mix(a, b color.NRGBA, share float32) color.NRGBA {
	at := func(x, y uint8) uint8 { return uint8(float32(x) + (float32(y)-float32(x))*share + 0.5) }
	return color.NRGBA{at(a.R, b.R), at(a.G, b.G), at(a.B, b.B), at(a.A, b.A)}
}
