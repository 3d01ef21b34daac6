package assets

import (
	"embed"
	"io/fs"
)

//go:embed translations/*/*.toml
var translations embed.FS

// Translations returns the texts of the program: one folder a language, in it one
// file an area. translations/README.md describes them.
func Translations() fs.FS { return within(translations) }

// What only windows say would take 0.1 MB of the resident.
//
//go:embed translations/*/calendar.toml translations/*/data.toml translations/*/presence.toml translations/*/session.toml
//go:embed translations/*/terminal.toml translations/*/tray.toml translations/*/why.toml translations/*/words.toml
var windowless embed.FS

// Windowless returns those areas of [Translations] that the resident and the commands say;
// they link no other. The tests of lang hold them to it.
func Windowless() fs.FS { return within(windowless) }

func within(files embed.FS) fs.FS {
	sub, err := fs.Sub(files, "translations")
	if err != nil {
		panic(err) // "translations" is a valid path, so it can't be
	}
	return sub
}
