package window

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
)

// Sizes remembers how large the person left each window, in a small file.
type Sizes struct{ path string }

// SizesIn returns the sizes that are kept in the state folder.
func SizesIn(state string) Sizes { return Sizes{filepath.Join(state, "windows.json")} }

// span is a window's size in units.
type span struct {
	Width  float32 `json:"width"`
	Height float32 `json:"height"`
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

// Keep remembers the size of the window name.
func (s Sizes) Keep(name string, size fyne.Size) error {
	all := s.load()
	all[name] = span{size.Width, size.Height}
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
