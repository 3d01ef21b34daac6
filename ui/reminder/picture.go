package reminder

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// picture is what the panel at the left shows.
type picture struct {
	scene string
	wash  widget.Phase
}

// draw makes the figure of a picture. It is drawn at the pixels of the screen, and anew
// when the theme changes.
func (r *reminder) draw(p picture) fyne.CanvasObject {
	renderer := r.figures.Renderer()
	crop := r.figures.Crop(p.scene, figure.Tall)
	coach := r.given.Settings.Coach
	return canvas.NewRaster(func(w, h int) image.Image {
		img := image.NewRGBA(image.Rect(0, 0, w, h))
		look := figure.Look{Dark: theme.Dark(), Skin: coach.Skin, Hair: coach.Hair, Body: coach.Body, Ground: figure.Clear}
		if err := renderer.Draw(img, p.scene, figure.Moment{}, look, crop); err != nil {
			fyne.LogError("could not draw "+p.scene, err)
		}
		return img
	})
}
