package library

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	base "fyne.io/fyne/v2/theme"
)

// newThemed gives an object the theme in force without the ground and the edge of inputs.
func newThemed(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewThemeOverride(o, plain{})
}

// plain is the theme in force with inputs that show their letters alone.
type plain struct{}

func (plain) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch n {
	case base.ColorNameInputBackground, base.ColorNameInputBorder, base.ColorNamePrimary:
		// Primary is the edge of an input that has the focus: the field draws its own ring.
		return color.Transparent
	}
	return fyne.CurrentApp().Settings().Theme().Color(n, v)
}

func (plain) Font(s fyne.TextStyle) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Font(s)
}

func (plain) Icon(n fyne.ThemeIconName) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Icon(n)
}

func (plain) Size(n fyne.ThemeSizeName) float32 {
	if n == base.SizeNameInputBorder {
		return 2 // which is the width of the caret, too
	}
	return fyne.CurrentApp().Settings().Theme().Size(n)
}
