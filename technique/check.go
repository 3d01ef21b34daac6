package technique

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// CheckPath checks a pack, a folder of packs, or a single file of a pack, the way it
// is checked when it is loaded beside the shipped pack, and returns what would be
// refused, and what its translations lack; nothing means that all of it would be used. A file inside a pack is
// checked as part of it, another file on its own. The error tells that there is
// nothing at the path.
func CheckPath(name string) ([]Problem, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("check %s: give a pack's folder or a file of a pack: %w", name, err)
	}
	if info.IsDir() {
		return checkFolder(name), nil
	}
	return checkFile(name), nil
}

func checkFolder(name string) []Problem {
	if isPack(name) {
		return checkPacks(packAt(name))
	}
	if isTranslation(name) {
		pack := packAt(filepath.Join(name, ".."))
		inside := path.Join(pack.Name, filepath.Base(filepath.Clean(name))) + "/"
		return slices.DeleteFunc(checkPacks(pack), func(p Problem) bool { return !strings.HasPrefix(p.File, inside) })
	}
	if up := filepath.Dir(filepath.Clean(name)); filepath.Base(name) == techniquesDir && isPack(up) {
		inside := path.Join(packAt(up).Name, techniquesDir)
		return slices.DeleteFunc(checkPacks(packAt(up)), func(p Problem) bool {
			return path.Dir(p.File) != inside && p.File != inside
		})
	}
	found, problems := Sources(filepath.ToSlash(name), os.DirFS(name))
	if len(found) == 0 && len(problems) == 0 {
		return []Problem{{File: filepath.ToSlash(name), Expected: "a pack, which is a folder with a " + packFile + ", or a folder of packs", Found: "neither"}}
	}
	return append(problems, checkPacks(found...)...)
}

func checkFile(name string) []Problem {
	dir, base := filepath.Split(filepath.Clean(name))
	dir = filepath.Clean(dir)
	shown := filepath.ToSlash(name)
	type place struct{ pack, inside string }
	places := []place{{dir, base}, {filepath.Join(dir, ".."), path.Join(techniquesDir, base)}}
	for _, at := range places[:2:2] {
		if isTranslation(at.pack) {
			places = append(places, place{filepath.Join(at.pack, ".."), path.Join(filepath.Base(at.pack), at.inside)})
		}
	}
	for _, at := range places {
		if !isPack(at.pack) || at.inside != base && !sameFile(filepath.Join(at.pack, path.Dir(at.inside)), dir) {
			continue
		}
		pack := packAt(at.pack)
		inside := path.Join(pack.Name, at.inside)
		var mine []Problem
		for _, p := range checkPacks(pack) {
			// A pack that is not used as a whole takes its files with it.
			if p.File == inside || p.File == path.Join(pack.Name, packFile) {
				if p.File == inside {
					p.File = shown
				}
				mine = append(mine, p)
			}
		}
		return mine
	}
	if base != packFile && base != routinesFile && base != knowFile && declaresFormat(os.DirFS(dir), base) {
		return checkPacks(Source{shown, oneFile{os.DirFS(dir), base}})
	}
	l := newLoader("")
	l.load(Shipped())
	lone := &source{Source: Source{Name: filepath.ToSlash(dir), FS: os.DirFS(dir)}}
	switch base {
	case packFile:
		l.readPack(lone)
	case knowFile:
		l.readKnow(lone)
	case routinesFile:
		l.readRoutines(lone)
	default:
		l.readTechnique(lone, base)
	}
	for i := range l.problems {
		l.problems[i].File = shown
	}
	return l.problems
}

// checkPacks loads packs beside the shipped ones, except those that a pack replaces
// because it is the same pack, such as the shipped one in its source folder.
func checkPacks(packs ...Source) []Problem {
	var ids []string
	for _, p := range packs {
		s := &source{Source: p}
		newLoader("").readPack(s)
		ids = append(ids, s.pack.ID)
	}
	base := slices.DeleteFunc(Shipped(), func(p Source) bool {
		s := &source{Source: p}
		newLoader("").readPack(s)
		return slices.Contains(ids, s.pack.ID)
	})
	_, problems := Load(append(slices.Clone(base), packs...)...)
	for i, p := range packs {
		problems = append(problems, checkTranslations(p, slices.Concat(base, packs[:i], packs[i+1:]))...)
	}
	return problems
}

func packAt(name string) Source {
	return Source{Name: filepath.ToSlash(filepath.Clean(name)), FS: os.DirFS(name)}
}

func isPack(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, packFile))
	return err == nil && !info.IsDir() && !isTranslation(dir)
}

// isTranslation tells whether a folder translates the pack that it lies in.
func isTranslation(dir string) bool {
	dir, err := filepath.Abs(dir)
	if err != nil || !tagPattern.MatchString(filepath.Base(dir)) {
		return false
	}
	info, err := os.Stat(filepath.Join(dir, "..", packFile))
	return err == nil && !info.IsDir()
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}
