package presence

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"time"
)

// macFocus reads macOS's note of Focus modes, which macOS shows only to programs that the
// person gave full access to the disk.
type macFocus struct {
	note  string // path of Assertions.json
	every time.Duration
}

// focusLook is how often the note is looked at; it is read when it is new.
const focusLook = 15 * time.Second

const noAccess = blind("macOS shows your Focus only to programs with full access to the disk, so I can't see whether you silenced notifications.")

func (macFocus) name() Source { return MacFocus }

func (macFocus) lost() string {
	return "The note of Focus modes can't be read, so I can't see whether you silenced notifications. I keep trying."
}

func (m macFocus) watch(ctx context.Context, say func(Fact)) error {
	said, written := Fact{}, time.Time{}
	for first := true; ; first = false {
		info, err := os.Stat(m.note)
		switch {
		case errors.Is(err, fs.ErrPermission):
			return noAccess
		case errors.Is(err, fs.ErrNotExist):
			info, err = nil, nil // none was ever switched on
		case err != nil:
			return err
		}
		if info == nil && first || info != nil && (first || !info.ModTime().Equal(written)) {
			f := Fact{Kind: DoNotDisturb, Since: time.Now()}
			if info != nil {
				note, err := os.ReadFile(m.note)
				if errors.Is(err, fs.ErrPermission) {
					return noAccess
				}
				if err != nil {
					return err
				}
				if f.On, err = focusOn(note); err != nil {
					return err
				}
				written, f.Since = info.ModTime(), info.ModTime()
			}
			if f.On {
				f.Detail = "A Focus is on."
			}
			if first || f.On != said.On {
				said = f
				say(f)
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(m.every):
		}
	}
}
