package shell

import (
	"errors"
	"fmt"
	"io"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"github.com/unknot-app/unknot/control"
)

// mostBytes is the largest file that is read, one byte more than a pack's may have, so that
// the check can say so.
const mostBytes = 64<<10 + 1

// picker asks for a file of routines over a window.
func picker(w fyne.Window) func(func(string, []byte, error)) {
	return func(then func(string, []byte, error)) {
		d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
			if err != nil {
				then("", nil, err)
				return
			}
			if file == nil {
				return // the person thought better of it
			}
			data, err := readSome(file)
			then(file.URI().Name(), data, err)
		}, w)
		d.SetFilter(storage.NewExtensionFileFilter([]string{".toml"}))
		d.Show()
		d.Resize(fyne.NewSize(760, 560)) // it can't be, before it is shown
	}
}

func readSome(file io.ReadCloser) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(file, mostBytes))
	return data, errors.Join(err, file.Close())
}

// dropped hands the files on that were dropped on the window.
func dropped(s *Shell, files []fyne.URI) {
	for _, uri := range files {
		data, err := readURI(uri)
		s.Drop(uri.Name(), data, err)
		if err != nil {
			return // its sentence stays to be read
		}
	}
}

func readURI(uri fyne.URI) ([]byte, error) {
	// Opening anything but a plain file may wait for ever.
	if info, err := os.Stat(uri.Path()); uri.Scheme() == "file" && (err != nil || !info.Mode().IsRegular()) {
		return nil, fmt.Errorf("read %s: a file is needed", uri)
	}
	file, err := storage.Reader(uri)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", uri, err)
	}
	return readSome(file)
}

// routines asks the resident to do something to the person's own routines.
func (l line) routines(change control.RoutineChange, then func(control.RoutineReply, error)) {
	go func() {
		reply, err := l.Resident.Routines(change)
		l.do(func() { then(reply, err) })
	}()
}
