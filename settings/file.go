package settings

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	maxBytes    = 1 << 20 // a settings file has some 6 kB
	keepBroken  = 5       // copies of files that could not be read
	stampLayout = "20060102-150405"
)

// File is the settings file. Beside it lie its copy from the day before it was last
// changed (.bak) and copies of what could not be read (.broken-DATE).
type File struct {
	Path string
	// Now tells the time, for the dates of the copies; nil means time.Now.
	Now func() time.Time
}

// Notice is something about the file that the person should know.
type Notice struct {
	// Kind is "settings-restored" (from the copy of yesterday), "settings-default" (the
	// file was unreadable and there was no copy), "settings-repaired" (single values
	// fell back to their default) or "settings-unknown" (keys that this version does
	// not know; they are kept).
	Kind string
	Text string
}

// Load reads the settings. It always returns settings that pass [Check]: a file that
// is not there gives the defaults, a file that can't be read is kept under another
// name and its copy of yesterday takes its place, a value that is wrong falls back to
// its default. The notices say what happened.
func (f File) Load() (Settings, []Notice) {
	text, err := read(f.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return Default(), nil
	}
	if err != nil {
		return f.restore(fmt.Sprintf("Could not read the settings in %s: %s.", f.Path, sentence(err)), false)
	}
	doc, err := decode(text)
	if err != nil {
		return f.restore(fmt.Sprintf("The settings in %s could not be read: %v.", f.Path, err), true)
	}
	return doc.settings, doc.notices()
}

// Peek reads the settings as Load does, but touches no file: for those who only want to
// know. A missing file gives the defaults; the error for one that can't be read is a
// sentence for the person.
func (f File) Peek() (Settings, error) {
	text, err := read(f.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return Default(), nil
	}
	if err != nil {
		return Settings{}, fmt.Errorf("could not read the settings in %s: %w", f.Path, err)
	}
	doc, err := decode(text)
	if err != nil {
		return Settings{}, fmt.Errorf("the settings in %s could not be read: %w", f.Path, err)
	}
	return doc.settings, nil
}

// Save writes the settings as a whole or not at all. Keys that this version does not
// know stay in the file. The error is a sentence for the person; settings that don't
// pass [Check] are refused.
func (f File) Save(s Settings) error {
	if problems := Check(s); len(problems) > 0 {
		return &fault{text: "Could not save the settings. " + problems[0].Text}
	}
	unknown, err := f.keepOld()
	if err != nil {
		return couldNotSave(f.Path, err)
	}
	text, err := encode(s, unknown)
	if err != nil {
		return couldNotSave(f.Path, err)
	}
	if err := writeAtomic(f.Path, text); err != nil {
		return couldNotSave(f.Path, err)
	}
	return nil
}

// keepOld makes sure that nothing of the file that is about to be replaced is lost,
// and returns the keys in it that this version does not know.
func (f File) keepOld() (unknown map[string]any, err error) {
	text, err := read(f.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		_, err := f.setAside()
		return nil, err
	}
	doc, err := decode(text)
	if err != nil {
		_, err := f.setAside()
		return nil, err
	}
	if len(doc.problems) > 0 {
		_, err := f.keepBroken(text)
		return doc.unknown, err
	}
	if info, err := os.Stat(f.backup()); err == nil && sameDay(info.ModTime(), f.now()) {
		return doc.unknown, nil
	}
	return doc.unknown, f.writeBackup(text)
}

func (f File) writeBackup(text []byte) error {
	if err := writeAtomic(f.backup(), text); err != nil {
		return err
	}
	// The date says which day the copy was made on, by the clock in use.
	return os.Chtimes(f.backup(), f.now(), f.now())
}

// restore goes back to the copy of yesterday, or to the defaults. A file that is
// damaged is moved aside; one that can't be opened stays where it is, since that may
// pass.
func (f File) restore(reason string, damaged bool) (Settings, []Notice) {
	kind, outcome := "settings-default", " I start from the defaults."
	s := Default()
	text, err := read(f.backup())
	if err == nil {
		if doc, err := decode(text); err == nil {
			kind, outcome = "settings-restored", " I went back to yesterday's copy."
			s = doc.settings
		}
	}
	if !damaged {
		return s, []Notice{{kind, reason + outcome}}
	}
	aside, err := f.setAside()
	if err != nil {
		return s, []Notice{{kind, reason + outcome + " The file stays as it is, since the folder can't be written."}}
	}
	outcome += fmt.Sprintf(" The unreadable file is kept as %s.", filepath.Base(aside))
	if kind == "settings-restored" {
		if err := writeAtomic(f.Path, text); err != nil {
			outcome += " " + couldNotSave(f.Path, err).Error()
		}
	}
	return s, []Notice{{kind, reason + outcome}}
}

// setAside moves the file to a name of its own.
func (f File) setAside() (string, error) {
	name, err := f.freeName()
	if err != nil {
		return "", err
	}
	if err := os.Rename(f.Path, name); err != nil {
		return "", err
	}
	return name, f.thin()
}

// keepBroken writes a copy of text beside the file, unless one is there already.
func (f File) keepBroken(text []byte) (string, error) {
	for _, name := range f.broken() {
		if old, err := read(name); err == nil && bytes.Equal(old, text) {
			return name, nil
		}
	}
	name, err := f.freeName()
	if err != nil {
		return "", err
	}
	if err := writeAtomic(name, text); err != nil {
		return "", err
	}
	return name, f.thin()
}

// freeName is a name that sorts after all copies of the same second.
func (f File) freeName() (string, error) {
	stem := f.Path + ".broken-" + f.now().Format(stampLayout)
	name, next := stem, 2
	for _, taken := range f.broken() {
		if taken == stem || strings.HasPrefix(taken, stem+"-") {
			if n, err := strconv.Atoi(strings.TrimPrefix(taken, stem+"-")); err == nil {
				next = n + 1
			}
			name = fmt.Sprintf("%s-%03d", stem, next)
		}
	}
	_, err := os.Lstat(name)
	if err == nil {
		err = fs.ErrExist
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("find a free name beside %s: %w", f.Path, err)
	}
	return name, nil
}

// broken lists the copies of unreadable files, oldest first.
func (f File) broken() []string {
	entries, err := os.ReadDir(filepath.Dir(f.Path))
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), filepath.Base(f.Path)+".broken-") {
			names = append(names, filepath.Join(filepath.Dir(f.Path), e.Name()))
		}
	}
	slices.Sort(names)
	return names
}

// thin removes the oldest copies over the number that is kept. Folders are left alone.
func (f File) thin() error {
	names := f.broken()
	for len(names) > keepBroken {
		if info, err := os.Lstat(names[0]); err == nil && info.Mode().IsRegular() {
			if err := ignoreMissing(os.Remove(names[0])); err != nil {
				return err
			}
		}
		names = names[1:]
	}
	return nil
}

func (f File) backup() string { return f.Path + ".bak" }

func (f File) now() time.Time {
	if f.Now == nil {
		return time.Now()
	}
	return f.Now()
}

func (d document) notices() []Notice {
	var notices []Notice
	for _, p := range d.problems {
		outcome := " I use the default."
		if strings.HasPrefix(p.Key, "safety") {
			outcome = " I will ask the safety questions again."
		}
		notices = append(notices, Notice{"settings-repaired", p.Text + outcome})
	}
	if len(d.strange) > 0 {
		notices = append(notices, Notice{"settings-unknown", fmt.Sprintf(
			"The settings file has keys that I don't know: %s. They are kept.", short(strings.Join(d.strange, ", ")))})
	}
	return notices
}

func read(path string) ([]byte, error) {
	if info, err := os.Stat(path); err != nil {
		return nil, err
	} else if info.Mode()&(fs.ModeNamedPipe|fs.ModeSocket|fs.ModeDevice) != 0 {
		return nil, errors.New("it is not a plain file")
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, maxBytes+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxBytes {
		return nil, fmt.Errorf("it is larger than %d kB", maxBytes/1024)
	}
	return text, nil
}

func sameDay(a, b time.Time) bool {
	return a.In(b.Location()).Format(time.DateOnly) == b.Format(time.DateOnly)
}
