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
	"github.com/unknot-app/unknot/technique"
)

const (
	// fastest is the speed of a clock up to which a session is heard. In faster motion its
	// sentences would only cut each other off.
	fastest = 4
	// lastWords is how long the end of a session may take to be heard.
	lastWords = 5 * time.Second
)

// sound is what makes a session heard. Follow is told its events; finish waits for its last
// words, and then tells what could not be heard. A silent one has neither follow nor mute.
type sound struct {
	follow func([]coach.Event)
	mute   func(bool)
	finish func()
}

// heard makes a session heard as the settings want it.
func heard(env Env, chosen settings.Coach, l *technique.Library, s *coach.Session, c clock.Clock, quiet bool) *sound {
	options := soundOptions(env, chosen, l, s, quiet)
	if c.Speed() > fastest || !options.Voice && !options.Chimes {
		return &sound{finish: func() {}}
	}
	problems := make(chan error, 8)
	options.Problem = func(err error) {
		select {
		case problems <- err:
		default: // it was told before
		}
	}
	player := cue.New(options)
	finish := func() {
		ctx, cancel := context.WithTimeout(context.Background(), lastWords)
		defer cancel()
		player.Drain(ctx)
		player.Close()
		close(problems)
		if sentence := unheard(problems); sentence != "" {
			fmt.Fprintln(env.Out, sentence)
		}
	}
	return &sound{follow: face.Follow(player, s, c), mute: player.Mute, finish: finish}
}

// soundOptions are how a session sounds with these settings.
func soundOptions(env Env, chosen settings.Coach, l *technique.Library, s *coach.Session, quiet bool) cue.Options {
	return cue.Options{
		Voice: chosen.Voice && !quiet, Chimes: chosen.Chimes && !quiet,
		Set: cue.Set(chosen.ChimeSet), VolumePercent: chosen.VolumePercent,
		Language: face.Language(l, s.Timeline()), VoiceName: chosen.VoiceName, RatePercent: chosen.VoiceRatePercent,
		Getenv: env.Getenv,
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
