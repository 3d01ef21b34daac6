package main

import (
	"errors"
	"os"

	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/cue"
	"github.com/unknot-app/unknot/face"
	"github.com/unknot-app/unknot/settings"
)

// fastest is the speed of a clock up to which a session is heard. In faster motion its
// sentences would only cut each other off.
const fastest = 4

// noDevice is the text that says that there is nothing to be heard with.
const noDevice = "coach.sound.no_device"

// sound makes the session of a window heard. A nil sound is silent.
type sound struct {
	*cue.Player
	follow func([]coach.Event)
}

// newSound makes a session heard as the settings want it, or returns nil. Problem is told, on
// another goroutine and once a kind, the ID of the text that says what can't be heard; heard,
// that there is a device again.
func newSound(chosen settings.Coach, s *coach.Session, c clock.Clock, problem func(id string), heard func()) *sound {
	if c.Speed() > fastest || !chosen.Voice && !chosen.Chimes {
		return nil
	}
	player := cue.New(cue.Options{
		Voice: chosen.Voice, Chimes: chosen.Chimes,
		Set: cue.Set(chosen.ChimeSet), VolumePercent: chosen.VolumePercent,
		VoiceName: chosen.VoiceName, RatePercent: chosen.VoiceRatePercent,
		Getenv: os.Getenv, Heard: heard,
		Problem: func(err error) {
			switch {
			case errors.Is(err, cue.ErrNoDevice):
				problem(noDevice)
			case errors.Is(err, cue.ErrNoVoice):
				problem("coach.sound.no_voice")
			}
		},
	})
	return &sound{player, face.Follow(player, s, c)}
}

func (s *sound) Follow(events []coach.Event) { s.follow(events) }
