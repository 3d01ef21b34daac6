package assets

import (
	"embed"
	"io/fs"
)

//go:embed figure/palette.json figure/body/*.json figure/scenes/*.json
var figures embed.FS

// Figure returns the body, the palettes and the scenes that package figure draws.
func Figure() fs.FS {
	sub, err := fs.Sub(figures, "figure")
	if err != nil {
		panic(err) // "figure" is a valid path, so it can't be
	}
	return sub
}
