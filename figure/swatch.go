package figure

import imagecolor "image/color"

// Skin is the colour of the skin of a look, for a choice among skins.
func (f *Figures) Skin(look Look) (imagecolor.NRGBA, error) {
	look, err := f.complete(look)
	if err != nil {
		return imagecolor.NRGBA{}, err
	}
	c := f.palettes.looks[Look{Dark: look.Dark, Skin: look.Skin, Ground: look.Ground}][f.palettes.names["skin"]]
	return imagecolor.NRGBA{R: uint8(c.r), G: uint8(c.g), B: uint8(c.b), A: uint8(c.a*255 + 0.5)}, nil
}
