package settings

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// writeAtomic replaces the file at path by data as a whole: after a crash or a power
// cut at any moment the file holds either the old text or the new. The file is
// readable by its owner alone, and so are folders that have to be made.
func writeAtomic(path string, data []byte) (err error) {
	// A linked file stays linked: people keep their settings in other places.
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	// CreateTemp makes files of mode 0600.
	temp, err := os.CreateTemp(dir, "."+filepath.Base(path)+"-*.tmp")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, ignoreMissing(os.Remove(temp.Name())))
		}
	}()
	if _, err := temp.Write(data); err != nil {
		return errors.Join(err, temp.Close())
	}
	if err := temp.Sync(); err != nil {
		return errors.Join(err, temp.Close())
	}
	if err := temp.Close(); err != nil {
		return err
	}
	if err := os.Rename(temp.Name(), path); err != nil {
		return err
	}
	syncFolder(dir)
	return nil
}

// syncFolder makes a rename last through a power cut. Some systems and file systems
// can't sync a folder; the rename itself is done then all the same.
func syncFolder(dir string) {
	folder, err := os.Open(dir)
	if err != nil {
		return
	}
	_ = folder.Sync()
	_ = folder.Close()
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// sentence says why the disk refused, for people: "the disk is full".
func sentence(err error) string {
	switch {
	case diskFull(err):
		return "the disk is full"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return "I am not allowed to"
	case errors.Is(err, syscall.ENOTDIR):
		return "a part of the path is a file, not a folder"
	case errors.Is(err, syscall.EISDIR):
		return "a folder of that name is in the way"
	}
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err.Error()
	}
	return err.Error()
}

// fault is an error whose text is a sentence for the person.
type fault struct {
	text  string
	cause error
}

func (e *fault) Error() string { return e.text }
func (e *fault) Unwrap() error { return e.cause }

func couldNotSave(path string, cause error) error {
	return &fault{cause: cause, text: fmt.Sprintf(
		"Could not save the settings in %s: %s. They hold until Unknot ends; make room or allow writing there, then save again.",
		path, sentence(cause))}
}
