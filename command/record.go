package command

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/cue"
	"github.com/unknot-app/unknot/face"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
)

// usualSettings are the person's choices where Unknot runs, and the usual ones where not.
func usualSettings(env Env) settings.Settings {
	client, err := dial(env)
	if err != nil {
		return settings.Default()
	}
	defer client.Close()
	reply, err := client.Settings()
	if err != nil {
		return settings.Default()
	}
	return reply.Settings
}

// instant is the clock of a session that is played without waiting: it stands still while
// something is told.
type instant struct{ now time.Time }

func (i *instant) Now() time.Time                   { return i.now }
func (*instant) Real(d time.Duration) time.Duration { return d }

// record writes what a whole session sounds like into a WAV file. Nobody has to wait for it.
func record(ctx context.Context, env Env, l *technique.Library, id string, without []string, quiet bool, file string) error {
	chosen := usualSettings(env)
	if id == "" {
		id = chosen.General.QuickRoutine
	}
	r, err := routine(l, id)
	if err != nil {
		return err
	}
	missing, err := tools(l, without)
	if err != nil {
		return err
	}
	request := face.Request(chosen, r)
	request.Have = except(missing)
	line, err := coach.Fit(l, request)
	if err != nil {
		return err
	}
	begin := time.Unix(0, 0)
	at := &instant{begin}
	s := coach.NewSession(line, begin, coach.Options{})
	tape, err := cue.NewTape(ctx, soundOptions(env, chosen.Coach, l, s, quiet), func() time.Duration { return at.now.Sub(begin) })
	if errors.Is(err, cue.ErrNoVoice) {
		fmt.Fprintln(env.Err, "No system voice found that can be recorded. The file holds chimes.")
	}
	follow := face.Follow(tape, s, at)
	face.Rehearse(s, begin, func(now time.Time, events []coach.Event) {
		at.now = now
		follow(events)
	})
	sound, heard, err := tape.Close()
	if err != nil {
		return err
	}
	out, err := os.Create(file)
	if err != nil {
		return fmt.Errorf("could not write the recording: %w", err)
	}
	if err := errors.Join(sound.WriteWAV(out), out.Close()); err != nil {
		return fmt.Errorf("could not write the recording %s: %w", file, err)
	}
	chimes := 0
	for _, h := range heard {
		if h.Chime != "" {
			chimes++
		}
	}
	fmt.Fprintf(env.Out, "%s: %s, %d chimes and %d sentences.\n", file, onDial(sound.Length()), chimes, len(heard)-chimes)
	return nil
}
