package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"
)

const variantDark = base.VariantDark

// Theme gives Unknot's tokens to Fyne.
type Theme struct {
	variant string
	text    float32
	high    bool // contrast
}

// New makes a theme. Variant is "system", "light" or "dark"; textSize is "normal",
// "large" or "largest". Anything else means the first.
func New(variant, textSize string, options ...Option) *Theme {
	t := &Theme{variant: variant, text: 1}
	switch textSize {
	case "large":
		t.text = 1.15
	case "largest":
		t.text = 1.3
	}
	for _, option := range options {
		option(t)
	}
	return t
}

// color is the colour n in this theme.
func (t *Theme) color(n Name, dark bool) color.NRGBA {
	if t.high {
		if s, ok := strong[n]; ok {
			return s.of(dark)
		}
	}
	return Of(n, dark)
}

// Apply puts the theme in force in app and redraws its windows. It must run on the
// main thread.
func Apply(app fyne.App, variant, textSize string, options ...Option) {
	app.Settings().SetTheme(New(variant, textSize, options...))
}

func (t *Theme) dark(system fyne.ThemeVariant) bool {
	switch t.variant {
	case "light":
		return false
	case "dark":
		return true
	}
	return system == variantDark
}

// fyneColors maps Fyne's colour names to ours.
var fyneColors = map[fyne.ThemeColorName]Name{
	base.ColorNameBackground:          Ground,
	base.ColorNameButton:              Raised,
	base.ColorNameDisabledButton:      Sunk,
	base.ColorNameDisabled:            Ink3,
	base.ColorNameError:               Red,
	base.ColorNameFocus:               PrimarySoft,
	base.ColorNameForeground:          Ink,
	base.ColorNameForegroundOnPrimary: OnPrimary,
	base.ColorNameForegroundOnError:   OnPrimary,
	base.ColorNameForegroundOnSuccess: OnPrimary,
	base.ColorNameForegroundOnWarning: OnPrimary,
	base.ColorNameHeaderBackground:    Surface,
	base.ColorNameHover:               RingTrack,
	base.ColorNameHyperlink:           PrimaryInk,
	base.ColorNameInputBackground:     Surface,
	base.ColorNameInputBorder:         Control,
	base.ColorNameMenuBackground:      Raised,
	base.ColorNameOverlayBackground:   Raised,
	base.ColorNamePlaceHolder:         Ink3,
	base.ColorNamePressed:             RingTrack,
	base.ColorNamePrimary:             Primary,
	base.ColorNameScrollBar:           Control,
	base.ColorNameScrollBarBackground: Transparent,
	base.ColorNameSelection:           PrimarySoft,
	base.ColorNameSeparator:           Line,
	base.ColorNameShadow:              Shadow,
	base.ColorNameSuccess:             Teal,
	base.ColorNameWarning:             Amber,
}

// Color gives Fyne the colour that takes the part of name.
func (t *Theme) Color(name fyne.ThemeColorName, system fyne.ThemeVariant) color.Color {
	dark := t.dark(system)
	if n, ok := fyneColors[name]; ok {
		return t.color(n, dark)
	}
	variant := base.VariantLight
	if dark {
		variant = base.VariantDark
	}
	return base.DefaultTheme().Color(name, variant)
}

// Font gives Fyne the bundled Noto Sans.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource { return base.DefaultTheme().Font(style) }

// Icon gives Fyne its own icons.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return base.DefaultTheme().Icon(name) }

// Size gives Fyne the size that takes the part of name, in units.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case base.SizeNameText:
		return faces[Body].size * t.text
	case base.SizeNameCaptionText:
		return faces[Caption].size * t.text
	case base.SizeNameHeadingText:
		return faces[H3].size * t.text
	case base.SizeNameSubHeadingText:
		return faces[Intro].size * t.text
	case base.SizeNameInputRadius, base.SizeNameSelectionRadius, base.SizeNamePopupRadius:
		return RadiusButton
	case base.SizeNameScrollBarRadius:
		return RadiusKey
	case base.SizeNameSeparatorThickness, base.SizeNameInputBorder:
		return 1
	}
	return base.DefaultTheme().Size(name)
}
