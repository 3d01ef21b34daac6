package theme

// Radii in units.
const (
	RadiusKey         = 4
	RadiusCheck       = 7
	RadiusThumb       = 9
	RadiusButtonSmall = 10
	RadiusButton      = 12
	RadiusButtonLarge = 14
	RadiusCard        = 16
	RadiusSummary     = 20
	RadiusPanel       = 24
)

// Space in units: a grid of 8 with half steps.
const (
	Half    = 4
	Grid    = 8
	Between = 16 // cards
	Padding = 24 // inside a card
	Gutter  = 40 // at a page's edge
)
