package assets

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
)

//go:generate go run ./licenses/generate .. licenses/third-party.txt.gz

//go:embed licenses/third-party.txt.gz
var licenses []byte

// Licenses is the list of everything that the programs link, with the licence texts.
// licenses/generate gathers it.
func Licenses() (string, error) {
	r, err := gzip.NewReader(bytes.NewReader(licenses))
	if err == nil {
		var text []byte
		if text, err = io.ReadAll(r); err == nil {
			return string(text), nil
		}
	}
	return "", fmt.Errorf("unpack the licences: %w", err)
}
