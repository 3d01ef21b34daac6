// Package assets holds what ships inside the programs.
package assets

import (
	"embed"
	"io/fs"
)

//go:embed packs/*/*.toml packs/*/techniques/*.toml packs/*/*/*.toml packs/*/*/techniques/*.toml
var packs embed.FS

// Packs returns the shipped packs, one folder each, with their translations.
// packs/FORMAT.md describes them.
func Packs() fs.FS {
	sub, err := fs.Sub(packs, "packs")
	if err != nil {
		panic(err) // "packs" is a valid path, so it can't be
	}
	return sub
}
