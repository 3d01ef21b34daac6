package command

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/cue"
	"github.com/unknot-app/unknot/face"
	"github.com/unknot-app/unknot/settings"
)

const (
	// fastest is the speed of a clock up to which a session is heard. In faster motion its
	// sentences would only cut each other off.
	fastest = 4
	// lastWords is how long the end of a session may take to be heard.
	lastWords = 5 * time.Second
)

// heard makes a session heard as the settings want it. Follow is told its events; finish
// waits for its last words, and then tells what could not be heard.
func heard(env Env, chosen settings.Coach, s *coach.Session, c clock.Clock, quiet bool) (follow func([]coach.Event), finish func()) {
	if quiet || c.Speed() > fastest || !chosen.Voice && !chosen.Chimes {
		return nil, func() {}
	}
	problems := make(chan error, 8)
	player := cue.New(cue.Options{
		Voice: chosen.Voice, Chimes: chosen.Chimes,
		Set: cue.Set(chosen.ChimeSet), VolumePercent: chosen.VolumePercent,
		Getenv: env.Getenv,
		Problem: func(err error) {
			select {
			case problems <- err:
			default: // it was told before
			}
		},
	})
	return face.Follow(player, s, c), func() {
		ctx, cancel := context.WithTimeout(context.Background(), lastWords)
		defer cancel()
		player.Drain(ctx)
		player.Close()
		close(problems)
		if sentence := unheard(problems); sentence != "" {
			fmt.Fprintln(env.Out, sentence)
		}
	}
}

// unheard tells what could not be heard.
func unheard(problems <-chan error) string {
	sentence := ""
	for err := range problems {
		switch {
		case errors.Is(err, cue.ErrNoDevice):
			return "No sound device. Cues stayed on screen."
		case errors.Is(err, cue.ErrNoVoice):
			sentence = "No system voice found. I used chimes and text."
		}
	}
	return sentence
}
