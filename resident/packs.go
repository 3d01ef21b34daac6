package resident

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/unknot-app/unknot/technique"
)

// ownPacks is what is known of the folder of the person's own packs from one change to
// the next.
type ownPacks struct {
	seen    string   // the folder when it was read last
	deleted *deleted // the routine that was deleted last; nil: none
}

// deleted is what it takes to bring a routine back.
type deleted struct {
	id            technique.ID
	name          string // of the routine
	file          string
	before, after []byte // of the file; after is nil where it is gone
}

// ownFile is a pack of one file that holds routines.
type ownFile struct {
	name string // of the file
	data []byte
	ids  []technique.ID
	more bool // it holds more than routines
}

// ownFiles reads the packs of one file in a folder. Those that can't be read are left out.
func ownFiles(folder string) []ownFile {
	if folder == "" {
		return nil
	}
	packs := os.DirFS(folder)
	sources, _ := technique.Sources("", packs)
	var files []ownFile
	for _, s := range sources {
		if !s.Alone() {
			continue
		}
		data, err := fs.ReadFile(packs, s.Name)
		if err != nil {
			continue
		}
		f := ownFile{name: s.Name, data: data}
		f.ids, f.more = technique.RoutinesIn(data)
		files = append(files, f)
	}
	return files
}

// state tells the folder as it is from the folder as it was: names, sizes and times of all
// in it and one folder deeper.
func (ownPacks) state(folder string) string {
	if folder == "" {
		return ""
	}
	var b strings.Builder
	_ = filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil // what can't be read can't have changed what is known
		}
		if info, err := d.Info(); err == nil {
			fmt.Fprintln(&b, name, info.Size(), info.ModTime().UnixNano())
		}
		if rel, _ := filepath.Rel(folder, name); d.IsDir() && strings.Count(filepath.ToSlash(rel), "/") > 1 {
			return fs.SkipDir
		}
		return nil
	})
	return b.String()
}

// check loads what a file would be beside all other packs, and returns what would be
// refused of it.
func check(folder, name string, data []byte) []technique.Problem {
	beside := technique.Shipped()
	if folder != "" {
		others, _ := technique.Sources("", os.DirFS(folder))
		for _, s := range others {
			if s.Name != name {
				beside = append(beside, s)
			}
		}
	}
	_, problems := technique.Load(append(beside, technique.Alone(name, data))...)
	var mine []technique.Problem
	for _, p := range problems {
		if p.File == name {
			mine = append(mine, p)
		}
	}
	return mine
}

// packIDs are those of the packs in the folder and of the shipped ones.
func packIDs(folder string) map[string]bool {
	library, _ := technique.LoadAll("", os.DirFS(folder))
	taken := map[string]bool{}
	for _, p := range library.Packs() {
		taken[p.ID] = true
	}
	return taken
}

// writePack replaces a file of the folder as a whole or not at all.
func writePack(folder, name string, data []byte) (err error) {
	if path.Base(name) != name || !filepath.IsLocal(name) {
		return fmt.Errorf("write the pack %s: a name without a folder is needed", name)
	}
	target := filepath.Join(folder, name)
	// A linked file stays linked: people keep theirs in other places.
	if linked, err := filepath.EvalSymlinks(target); err == nil {
		target = linked
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("make the folder of packs: %w", err)
	}
	temp, err := os.CreateTemp(filepath.Dir(target), "."+filepath.Base(target)+"-*.tmp")
	if err != nil {
		return fmt.Errorf("write the pack %s: %w", target, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(temp.Name()))
		}
	}()
	if _, err := temp.Write(data); err != nil {
		return errors.Join(fmt.Errorf("write the pack %s: %w", target, err), temp.Close())
	}
	if err := temp.Sync(); err != nil {
		return errors.Join(fmt.Errorf("write the pack %s: %w", target, err), temp.Close())
	}
	if err := temp.Close(); err != nil {
		return fmt.Errorf("write the pack %s: %w", target, err)
	}
	if err := os.Rename(temp.Name(), target); err != nil {
		return fmt.Errorf("write the pack %s: %w", target, err)
	}
	return nil
}
