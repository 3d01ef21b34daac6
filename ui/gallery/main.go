// Gallery draws a picture of every screen in every state and of every figure, in light
// and in dark, with the software canvas: it needs no display.
//
//	CGO_ENABLED=0 go run -tags test ./ui/gallery -out build/gallery
//
// It is run in the root of the module: the boards of components are the pictures that the
// tests of ui/widget keep.
package main

import (
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
)

// exhibit is one thing to be seen in both variants.
type exhibit struct {
	group, name string
	draw        func(*studio) (image.Image, error)
}

var variants = []string{"light", "dark"}

// file is the name of the picture of an exhibit.
func (e exhibit) file(variant string) string { return e.name + "-" + variant + ".png" }

func main() {
	out := flag.String("out", filepath.Join("build", "gallery"), "the folder for the pictures; what it held of an earlier run is replaced")
	flag.Parse()
	if err := run(*out); err != nil {
		fmt.Fprintf(os.Stderr, "could not draw the gallery: %v\n", err)
		os.Exit(1)
	}
}

func run(out string) error {
	if err := os.RemoveAll(out); err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	var all []exhibit
	for _, room := range []func() ([]exhibit, error){reminders, coaching, mainWindow, routinePages, firstRun, boards, figures} {
		some, err := room()
		if err != nil {
			return err
		}
		all = append(all, some...)
	}
	overview := newOverview()
	for _, variant := range variants {
		s, err := newStudio(variant)
		if err != nil {
			return err
		}
		for _, e := range all {
			img, err := e.draw(s)
			if err != nil {
				return fmt.Errorf("%s, %s: %w", e.name, variant, err)
			}
			if err := write(filepath.Join(out, e.file(variant)), img); err != nil {
				return err
			}
			overview.add(e, img)
		}
	}
	if err := write(filepath.Join(out, "overview.png"), overview.draw()); err != nil {
		return err
	}
	return writeIndex(filepath.Join(out, "index.html"), all)
}

func write(path string, img image.Image) error {
	if f, ok := img.(*film); ok {
		return f.write(path)
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := png.Encode(f, img); err != nil {
		f.Close()
		return fmt.Errorf("write %s: %w", path, err)
	}
	return f.Close()
}
