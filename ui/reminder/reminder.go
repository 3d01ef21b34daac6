package reminder

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/window"
)

func Kind(s settings.Settings) window.Kind {
	return window.Kind{Title: "Unknot reminder", Size: fyne.NewSize(400, 240), Popup: true}
}

func Open(w fyne.Window, g window.Given) (window.Face, error) {
	w.SetContent(canvas.NewRectangle(color.NRGBA{200, 20, 20, 255}))
	w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { println("KEY", k.Name) })
	return window.Face{}, nil
}
