package resident

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
)

// LogFile is a log that never grows above twice its limit: when it is full it becomes
// the old log, which it replaces, and starts anew.
type LogFile struct {
	path  string
	limit int64

	mu   sync.Mutex
	file *os.File
	size int64
}

// OpenLog opens the log at path, for writing at its end, with a limit in bytes. Its folder
// is made if it is missing.
func OpenLog(path string, limit int64) (*LogFile, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("could not make the folder of the log: %w", err)
	}
	l := &LogFile{path: path, limit: limit}
	if err := l.open(); err != nil {
		return nil, fmt.Errorf("could not open the log: %w", err)
	}
	return l, nil
}

func (l *LogFile) open() error {
	f, err := os.OpenFile(l.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err != nil {
		_ = f.Close()
		return err
	}
	l.file, l.size = f, info.Size()
	return nil
}

// Write appends p, in a new file if the log is full.
func (l *LogFile) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.size > 0 && l.size+int64(len(p)) > l.limit {
		if err := l.turn(); err != nil {
			return 0, err
		}
	}
	n, err := l.file.Write(p)
	l.size += int64(n)
	return n, err
}

// turn sets the full log aside. Where that fails the log stays open, for the next try.
func (l *LogFile) turn() error {
	closing := l.file.Close()
	moving := os.Rename(l.path, l.path+".old")
	if err := errors.Join(closing, moving, l.open()); err != nil {
		return fmt.Errorf("could not set the full log aside: %w", err)
	}
	return nil
}

// Close closes the log.
func (l *LogFile) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.file.Close()
}
