package assets

import (
	"embed"
	"io/fs"
)

//go:embed translations/*/*.toml
var translations embed.FS

// Translations returns the texts of the program: one folder a language, in it one
// file an area. translations/README.md describes them.
func Translations() fs.FS {
	sub, err := fs.Sub(translations, "translations")
	if err != nil {
		panic(err) // "translations" is a valid path, so it can't be
	}
	return sub
}
