package shell

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
)

// wholeFile is a file that is there whole or not at all: it is written beside its place, and takes
// it when it is closed.
type wholeFile struct {
	*os.File
	path string
	// empty: what is at the place is what the file dialog made, so it goes with what was
	// given up.
	empty bool
}

// whole writes the file that a person chose as a whole. What is no file of this computer is
// written as it comes.
func whole(chosen fyne.URIWriteCloser) (io.WriteCloser, error) {
	uri := chosen.URI()
	if uri.Scheme() != "file" {
		return chosen, nil
	}
	path := filepath.FromSlash(uri.Path())
	if err := chosen.Close(); err != nil {
		return nil, fmt.Errorf("could not open %s: %w", path, err)
	}
	info, err := os.Stat(path)
	empty := err == nil && info.Size() == 0
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return nil, fmt.Errorf("could not write beside %s: %w", path, err)
	}
	return &wholeFile{File: file, path: path, empty: empty}, nil
}

// Path is where the file will be.
func (f *wholeFile) Path() string { return f.path }

// Close puts the file in its place.
func (f *wholeFile) Close() error {
	err := errors.Join(f.Chmod(0o600), f.Sync())
	if err = errors.Join(err, f.File.Close()); err == nil {
		err = os.Rename(f.Name(), f.path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("could not save %s: %w", f.path, err), os.Remove(f.Name()))
	}
	return nil
}

// Discard gives the file up.
func (f *wholeFile) Discard() error {
	err := errors.Join(f.File.Close(), os.Remove(f.Name()))
	if f.empty {
		err = errors.Join(err, os.Remove(f.path))
	}
	return err
}
