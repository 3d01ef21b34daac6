package technique

import (
	"bytes"
	"io/fs"
	"regexp"
	"time"

	"github.com/pelletier/go-toml/v2/unstable"
)

// Alone is a pack that is one file: what a pack.toml holds, with its routines. Name is how
// problems call it.
func Alone(name string, data []byte) Source { return Source{name, oneFile{inMemory(data), name}} }

// oneFile shows one file of a folder as a pack.toml, and nothing else.
type oneFile struct {
	folder fs.FS
	name   string
}

// Open implements fs.FS.
func (f oneFile) Open(name string) (fs.File, error) {
	if name != packFile {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return f.folder.Open(f.name)
}

// Stat implements fs.StatFS, so that what is no regular file is never opened.
func (f oneFile) Stat(name string) (fs.FileInfo, error) {
	if name != packFile {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	}
	return fs.Stat(f.folder, f.name)
}

// Alone tells whether the pack is one file, whose name is then that of the source.
func (s Source) Alone() bool {
	_, ok := s.FS.(oneFile)
	return ok
}

// inMemory is a folder in which every name is the same file.
type inMemory []byte

// Open implements fs.FS.
func (m inMemory) Open(name string) (fs.File, error) {
	return &memoryFile{bytes.NewReader(m), memoryInfo{name, int64(len(m))}}, nil
}

type memoryFile struct {
	*bytes.Reader
	info memoryInfo
}

func (f *memoryFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *memoryFile) Close() error               { return nil }

type memoryInfo struct {
	name string
	size int64
}

func (i memoryInfo) Name() string       { return i.name }
func (i memoryInfo) Size() int64        { return i.size }
func (i memoryInfo) Mode() fs.FileMode  { return 0o444 }
func (i memoryInfo) ModTime() time.Time { return time.Time{} }
func (i memoryInfo) IsDir() bool        { return false }
func (i memoryInfo) Sys() any           { return nil }

// declaresFormat tells whether a file is a pack by itself: only packs have a format. Of one
// that is no TOML, a line decides.
func declaresFormat(folder fs.FS, name string) bool {
	data, err := readFile(folder, name)
	if err != nil {
		return false
	}
	var p unstable.Parser
	if root, err := parse(&p, data); err == nil {
		return root.get("format") != nil
	}
	return formatLine.Match(data)
}

var formatLine = regexp.MustCompile(`(?m)^\s*format\s*=`)
