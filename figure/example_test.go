package figure_test

import (
	"fmt"
	"image"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/figure"
)

func Example() {
	figures, err := figure.Load(assets.Figure())
	if err != nil {
		fmt.Println(err)
		return
	}
	renderer := figures.Renderer() // keep it: the next picture costs less
	picture := image.NewRGBA(image.Rect(0, 0, 980, 568))
	err = renderer.Draw(picture, "t3-tennis-ball-wall",
		figure.Moment{Beat: figure.Hold, Progress: 0.4, Elapsed: 4, Left: true, Spot: 2, Of: 5, After: figure.Shift},
		figure.Look{Dark: true, Skin: "s3", Hair: "short"}, nil)
	fmt.Println(err)
	// Output: <nil>
}
