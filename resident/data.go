package resident

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/unknot-app/unknot/control"
)

// KeptFor is how long a copy of deleted data is kept.
const KeptFor = 30 * 24 * time.Hour

// Data says where all that the person can delete lies, and where a copy of it is kept. Empty
// paths are nothing.
type Data struct {
	Settings, Journal, Checkpoint string // files; those beside them that begin with their names belong to them
	Packs                         string // a folder
	Kept                          string // a folder for the copies, each in one of its own
}

// The names of copies: what they begin with, and the time that follows.
const (
	deletedPrefix  = "deleted-"  // can be brought back
	replacedPrefix = "replaced-" // was there when a copy was brought back
	keptStamp      = "20060102-150405"
)

// parts are the things to move: each with its name inside a copy.
func (d Data) parts() map[string][]string {
	parts := map[string][]string{}
	for name, path := range map[string]string{"settings": d.Settings, "journal": d.Journal, "checkpoint": d.Checkpoint} {
		if path == "" {
			continue
		}
		// The copies of yesterday and of what was damaged are named after the file.
		entries, err := os.ReadDir(filepath.Dir(path))
		if err != nil {
			continue // the folder is not there, so nothing is in it
		}
		for _, e := range entries {
			if strings.HasPrefix(e.Name(), filepath.Base(path)) && !e.IsDir() {
				parts[name] = append(parts[name], filepath.Join(filepath.Dir(path), e.Name()))
			}
		}
	}
	if info, err := os.Stat(d.Packs); d.Packs != "" && err == nil && info.IsDir() {
		parts["packs"] = []string{d.Packs}
	}
	return parts
}

// home is the folder that a part of a copy comes from.
func (d Data) home(part string) string {
	switch part {
	case "settings":
		return filepath.Dir(d.Settings)
	case "journal":
		return filepath.Dir(d.Journal)
	case "checkpoint":
		return filepath.Dir(d.Checkpoint)
	}
	return filepath.Dir(d.Packs)
}

// move is one file or folder on its way.
type move struct{ from, to string }

// keep moves all data into a new copy and returns its folder. Either all of it is moved or
// nothing.
func (d Data) keep(prefix string, now time.Time) (string, error) {
	into := filepath.Join(d.Kept, prefix+now.Format(keptStamp))
	for n := 2; ; n++ {
		if _, err := os.Lstat(into); err != nil {
			break // it is free, or what is wrong with the folder is told soon enough
		}
		into = filepath.Join(d.Kept, fmt.Sprintf("%s%s-%d", prefix, now.Format(keptStamp), n))
	}
	var moves []move
	for part, paths := range d.parts() {
		for _, from := range paths {
			moves = append(moves, move{from, filepath.Join(into, part, filepath.Base(from))})
		}
	}
	return into, carry(moves)
}

// restore moves a copy back to where it came from. What is there now is kept in its place.
func (d Data) restore(folder string, now time.Time) error {
	aside, err := d.keep(replacedPrefix, now)
	if err != nil {
		return err
	}
	moves := d.contents(folder)
	if err := carry(moves); err != nil {
		return errors.Join(err, carry(d.contents(aside)))
	}
	return os.RemoveAll(folder)
}

// contents are the moves that take a copy back.
func (d Data) contents(folder string) []move {
	var moves []move
	for _, part := range []string{"settings", "journal", "checkpoint", "packs"} {
		entries, err := os.ReadDir(filepath.Join(folder, part))
		if err != nil {
			continue // it had none
		}
		for _, e := range entries {
			moves = append(moves, move{filepath.Join(folder, part, e.Name()), filepath.Join(d.home(part), e.Name())})
		}
	}
	return moves
}

// carry makes all the moves, or none.
func carry(moves []move) error {
	for i, m := range moves {
		if err := moveTo(m); err != nil {
			for _, done := range slices.Backward(moves[:i]) {
				err = errors.Join(err, moveTo(move{done.to, done.from}))
			}
			return err
		}
	}
	return nil
}

// moveTo moves a file or a folder, also from one disk to another.
func moveTo(m move) error {
	if err := os.MkdirAll(filepath.Dir(m.to), 0o700); err != nil {
		return err
	}
	if err := os.Rename(m.from, m.to); err == nil {
		return nil
	}
	info, err := os.Stat(m.from)
	if err != nil {
		return err
	}
	if info.IsDir() {
		err = os.CopyFS(m.to, os.DirFS(m.from))
	} else {
		var text []byte
		if text, err = os.ReadFile(m.from); err == nil {
			err = os.WriteFile(m.to, text, 0o600)
		}
	}
	if err != nil {
		return errors.Join(err, os.RemoveAll(m.to))
	}
	return os.RemoveAll(m.from)
}

// clear removes the copies that are older than they are kept.
func (d Data) clear(now time.Time) error {
	var err error
	for _, c := range d.copies(now.Location()) {
		if !now.Before(c.Until) {
			err = errors.Join(err, os.RemoveAll(c.Folder))
		}
	}
	return err
}

// copies are those that there are, the oldest first.
func (d Data) copies(zone *time.Location) []control.KeptData {
	if d.Kept == "" {
		return nil
	}
	entries, err := os.ReadDir(d.Kept)
	if err != nil {
		return nil // there is none yet
	}
	var list []control.KeptData
	for _, e := range entries {
		stamp := strings.TrimPrefix(strings.TrimPrefix(e.Name(), deletedPrefix), replacedPrefix)
		if len(stamp) < len(keptStamp) || stamp == e.Name() {
			continue
		}
		if at, err := time.ParseInLocation(keptStamp, stamp[:len(keptStamp)], zone); err == nil {
			list = append(list, control.KeptData{Deleted: at, Until: at.Add(KeptFor), Folder: filepath.Join(d.Kept, e.Name())})
		}
	}
	slices.SortStableFunc(list, func(a, b control.KeptData) int { return a.Deleted.Compare(b.Deleted) })
	return list
}

// deleted is the newest copy that can be brought back; nil: there is none.
func (d Data) deleted(zone *time.Location) *control.KeptData {
	for _, c := range slices.Backward(d.copies(zone)) {
		if strings.HasPrefix(filepath.Base(c.Folder), deletedPrefix) {
			return &c
		}
	}
	return nil
}
