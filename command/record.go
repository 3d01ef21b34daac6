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

// record writes what a whole session sounds like into a WAV file, without anybody having to
// wait for it, and tells which sentences are too long for their time.
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
	request := face.Request(chosen, r, languageOf(chosen.General, env.Getenv))
	request.Have = except(missing)
	line, err := coach.Fit(l, request)
	if err != nil {
		return err
	}
	out, err := os.Create(file)
	if err != nil {
		return fmt.Errorf("could not write the recording: %w", err)
	}
	defer out.Close()
	wav, err := cue.NewWAV(out)
	if err != nil {
		return fmt.Errorf("could not write the recording %s: %w", file, err)
	}
	begin := time.Unix(0, 0)
	at := &instant{begin}
	s := coach.NewSession(line, begin, coach.Options{})
	options := soundOptions(env, chosen.Coach, l, s, quiet)
	tape, err := cue.NewTape(ctx, options, func() time.Duration { return at.now.Sub(begin) }, wav.Write)
	if errors.Is(err, cue.ErrNoVoice) {
		fmt.Fprintln(env.Err, "No system voice found that can be recorded. The file holds chimes.")
	}
	follow := face.Follow(tape, s, at)
	face.Rehearse(s, begin, func(now time.Time, events []coach.Event) {
		at.now = now
		follow(events)
	})
	heard, err := tape.Close()
	if err := errors.Join(err, wav.Close(), out.Close()); err != nil {
		return fmt.Errorf("could not write the recording %s: %w", file, err)
	}
	chimes := 0
	for _, h := range heard {
		switch {
		case h.Chime != "":
			chimes++
		case h.Cut:
			fmt.Fprintf(env.Err, "%s  cut short after %.1f s: %s\n", tenths(h.At.Seconds()), h.Length.Seconds(), h.Text)
		}
	}
	fmt.Fprintf(env.Out, "%s: %s, %d chimes and %d sentences.\n", file, onDial(wav.Length()), chimes, len(heard)-chimes)
	return nil
}
