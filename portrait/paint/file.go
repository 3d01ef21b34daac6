package paint

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// writePicture writes a PNG to path as a whole: whoever looks finds the old picture or the
// new one. What is there and holds no PNG picture is left alone. A device or a pipe is
// written to.
func writePicture(path string, data []byte) error {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // a linked picture stays linked
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return fmt.Errorf("write the picture: %w", err)
	case info.IsDir():
		return fmt.Errorf("%s is a folder; name a file in it", path)
	case !info.Mode().IsRegular():
		return writeTo(path, os.O_WRONLY, data)
	case info.Size() > 0 && !isPNG(path):
		return fmt.Errorf("%s is there already and holds no PNG picture; give another name, or remove it first", path)
	}
	beside := filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s-%d.tmp", filepath.Base(path), os.Getpid()))
	if err := writeTo(beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, data); err != nil {
		return errors.Join(err, ignoreMissing(os.Remove(beside)))
	}
	if err := os.Rename(beside, path); err != nil {
		return errors.Join(fmt.Errorf("write the picture: %w", err), ignoreMissing(os.Remove(beside)))
	}
	return nil
}

func writeTo(path string, how int, data []byte) error {
	f, err := os.OpenFile(path, how, 0o666) // as the person's umask has it
	if err != nil {
		return fmt.Errorf("write the picture: %w", err)
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

const pngSignature = "\x89PNG\r\n\x1a\n"

func isPNG(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, len(pngSignature))
	_, err = io.ReadFull(f, head)
	return err == nil && bytes.Equal(head, []byte(pngSignature))
}
