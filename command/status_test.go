package command_test

import (
	"strings"
	"testing"

	"github.com/unknot-app/unknot/control"
)

func TestStatusTellsOfEachBlockerOnce(t *testing.T) {
	for _, tt := range []struct {
		name     string
		snapshot control.Snapshot
		want     string // before the desk time
	}{
		{"the reason tells it", control.Snapshot{
			State: control.HeldBack, Headline: "Quiet.", Reason: "Microphone in use by Zoom since 14:00. I follow.",
			Blockers: []control.Blocker{{Kind: "call", Sentence: "Microphone in use by Zoom since 14:00."}},
		}, "Quiet.\nMicrophone in use by Zoom since 14:00. I follow.\n"},
		{"the headline tells it", control.Snapshot{
			State: control.Paused, Headline: "Reminders are paused.", Reason: "Until you resume them.",
			Blockers: []control.Blocker{{Kind: "paused", Sentence: "Reminders have been paused since 14:00."}},
		}, "Reminders are paused.\nUntil you resume them.\n"},
		{"nothing is planned outside the hours", control.Snapshot{
			State: control.Resting, Headline: "Nothing planned today.", Reason: "Sunday is not one of your days.",
			Blockers: []control.Blocker{{Kind: "outside-hours", Sentence: "Outside your work hours."}},
		}, "Nothing planned today.\nSunday is not one of your days.\n"},
		{"another holds besides", control.Snapshot{
			State: control.Paused, Headline: "Reminders are paused.", Reason: "Until you resume them.",
			Blockers: []control.Blocker{{Kind: "paused", Sentence: "Paused."}, {Kind: "call", Sentence: "Microphone in use since 14:00."}},
		}, "Reminders are paused.\nUntil you resume them.\nMicrophone in use since 14:00.\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, _, _ := strings.Cut(says(t, tt.snapshot, "status"), "At the desk")
			if got != tt.want {
				t.Errorf("it says %q, want %q", got, tt.want)
			}
		})
	}
}
