package resident

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/unknot-app/unknot/scheduler"
)

// Checkpoint is the file that keeps what the scheduler knows between two starts, so that
// a crash costs little: the desk clock, today's reminders and snoozes, a pause. Sessions
// are not in it, the journal has them.
//
// It is a file of its own, and not in the journal, because it is written every minute
// that somebody is at the desk: a small file costs hardly anything then. It is
// written beside and renamed, so a crash leaves the old one or the new one. It isn't
// forced to the disk: a power cut may cost it, and with it the desk time of the day.
//
// A nil Checkpoint keeps nothing.
type Checkpoint struct {
	path  string
	saved []byte
}

// NewCheckpoint is the checkpoint in the file at path.
func NewCheckpoint(path string) *Checkpoint { return &Checkpoint{path: path} }

// Load reads the checkpoint. A missing one is an empty history. One that can't be read is
// set aside under the same name with ".broken", over an older one; the error says so, and
// the history is empty then too.
func (c *Checkpoint) Load() (scheduler.History, error) {
	if c == nil {
		return scheduler.History{}, nil
	}
	text, err := os.ReadFile(c.path)
	if errors.Is(err, fs.ErrNotExist) {
		return scheduler.History{}, nil
	}
	var h scheduler.History
	if err == nil {
		err = json.Unmarshal(text, &h)
	}
	if err == nil {
		err = plausible(h)
	}
	if err == nil {
		h.Sessions = nil
		return h, nil
	}
	err = fmt.Errorf("could not take up the checkpoint %s: %w", c.path, err)
	if aside := os.Rename(c.path, c.path+".broken"); aside != nil {
		return scheduler.History{}, errors.Join(err, fmt.Errorf("could not set it aside: %w", aside))
	}
	return scheduler.History{}, fmt.Errorf("%w; it is set aside as %s.broken", err, filepath.Base(c.path))
}

// Save writes the checkpoint, for its owner's eyes only, if it differs from what was saved last.
func (c *Checkpoint) Save(h scheduler.History) error {
	if c == nil {
		return nil
	}
	h.Sessions = nil
	text, err := json.Marshal(h)
	if err != nil {
		return fmt.Errorf("could not word the checkpoint: %w", err)
	}
	if bytes.Equal(text, c.saved) {
		return nil
	}
	if err := replace(c.path, text); err != nil {
		return fmt.Errorf("could not keep the checkpoint: %w", err)
	}
	c.saved = text
	return nil
}

// replace writes a file in one step, as far as other programs can see. There is one
// resident a person, so what it writes beside has a fixed name, and nothing piles up.
func replace(path string, text []byte) error {
	beside := path + ".new"
	err := os.WriteFile(beside, text, 0o600)
	if errors.Is(err, fs.ErrNotExist) {
		if err = os.MkdirAll(filepath.Dir(path), 0o700); err == nil {
			err = os.WriteFile(beside, text, 0o600)
		}
	}
	if err == nil {
		err = os.Rename(beside, path)
	}
	return err
}

// More than any clock or list of a day can come to.
const (
	mostTime = 31 * 24 * time.Hour
	mostRows = 1000
)

// plausible refuses what no resident has written: a file that is damaged, or edited.
func plausible(h scheduler.History) error {
	for _, d := range []time.Duration{h.Desk.Elapsed, h.Desk.Waited, h.Desk.Gone} {
		if d < 0 || d > mostTime {
			return fmt.Errorf("a desk time of %v can't be", d)
		}
	}
	if rows := max(len(h.Desk.Past), len(h.Reminders), len(h.Snoozes)); rows > mostRows {
		return fmt.Errorf("%d entries of one kind can't be", rows)
	}
	if h.Desk.At.IsZero() && (h.Desk.Present || h.Desk.Run != scheduler.Span{} || len(h.Desk.Past) > 0) {
		return errors.New("a clock that never looked can't run")
	}
	for _, s := range append([]scheduler.Span{h.Desk.Run}, h.Desk.Past...) {
		if s.To.Before(s.From) {
			return fmt.Errorf("a stretch that ends at %v can't begin at %v", s.To, s.From)
		}
	}
	return nil
}
