package window

import (
	"encoding/json"
	"fmt"
	"image"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
)

// Sizes remembers how the person left each window, in a small file: how large, where on the
// screen, and at which place in it.
type Sizes struct{ path string }

// Left is how a window was left.
type Left struct {
	Size fyne.Size // in units
	// At is where its content began on the screen, in pixels; nil where that is not known.
	At *image.Point
	// Place is where in the window the person was; see Face.Place.
	Place string
}

// SizesIn returns the sizes that are kept in the state folder.
func SizesIn(state string) Sizes { return Sizes{filepath.Join(state, "windows.json")} }

// span is a window's size in units, and where it was left.
type span struct {
	Width  float32 `json:"width"`
	Height float32 `json:"height"`
	X      *int    `json:"x,omitempty"`
	Y      *int    `json:"y,omitempty"`
	Place  string  `json:"place,omitempty"`
}

// largest is beyond any screen: a larger size isn't one that a person left.
const largest = 16384

// Of returns the size that the window name was left at, or fallback where none is known:
// a size is a comfort, and a file that can't be read is as good as none.
func (s Sizes) Of(name string, fallback fyne.Size) fyne.Size {
	size, ok := s.load()[name]
	if !ok || !(size.Width > 0 && size.Width <= largest && size.Height > 0 && size.Height <= largest) {
		return fallback
	}
	return fyne.NewSize(size.Width, size.Height)
}

// Left returns how the window name was left, with the size that Of gives.
func (s Sizes) Left(name string, fallback fyne.Size) Left {
	kept := s.load()[name]
	left := Left{Size: s.Of(name, fallback), Place: kept.Place}
	if kept.X != nil && kept.Y != nil && near(*kept.X) && near(*kept.Y) {
		left.At = &image.Point{X: *kept.X, Y: *kept.Y}
	}
	return left
}

// near tells that a coordinate is one that a window on a screen can have.
func near(v int) bool { return v >= -largest && v <= largest }

// Keep remembers the size of the window name, and nothing else of it.
func (s Sizes) Keep(name string, size fyne.Size) error { return s.KeepLeft(name, Left{Size: size}) }

// KeepLeft remembers how the window name was left.
func (s Sizes) KeepLeft(name string, left Left) error {
	all := s.load()
	kept := span{Width: left.Size.Width, Height: left.Size.Height, Place: left.Place}
	if left.At != nil {
		kept.X, kept.Y = &left.At.X, &left.At.Y
	}
	all[name] = kept
	b, err := json.Marshal(all)
	if err != nil {
		return fmt.Errorf("could not word the windows' sizes: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		return fmt.Errorf("could not make the folder for the windows' sizes: %w", err)
	}
	// Another window may be closing: a file of its own, then a rename, keeps each file whole.
	f, err := os.CreateTemp(filepath.Dir(s.path), ".windows-*.json")
	if err != nil {
		return fmt.Errorf("could not keep the window's size: %w", err)
	}
	_, err = f.Write(b)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(f.Name(), s.path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return fmt.Errorf("could not keep the window's size in %s: %w", s.path, err)
	}
	return nil
}

func (s Sizes) load() map[string]span {
	all := map[string]span{}
	b, err := os.ReadFile(s.path)
	if err != nil || json.Unmarshal(b, &all) != nil || all == nil {
		return map[string]span{}
	}
	return all
}
