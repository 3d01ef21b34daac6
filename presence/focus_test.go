package presence_test

import (
	"testing"

	"github.com/unknot-app/unknot/presence"
)

func TestWhatMacOSNotesOfFocus(t *testing.T) {
	tests := []struct {
		name, note string
		on, fails  bool
	}{
		{"on", `{"header":{"version":1},"data":[{"storeAssertionRecords":[{"assertionUUID":"A","assertionDetails":{"assertionDetailsModeIdentifier":"com.apple.donotdisturb.mode.default"}}]}]}`, true, false},
		{"off", `{"header":{"version":1},"data":[{"storeInvalidationRecords":[{"invalidationReason":"user-changed-state"}]}]}`, false, false},
		{"off, with a place for records", `{"data":[{"storeAssertionRecords":[]}]}`, false, false},
		{"never used", `{}`, false, false},
		{"half written", `{"data":[{"storeAss`, false, true},
		{"something else", `[]`, false, true},
	}
	for _, tt := range tests {
		on, err := presence.FocusOn([]byte(tt.note))
		if on != tt.on || (err != nil) != tt.fails {
			t.Errorf("%s: %v, %v", tt.name, on, err)
		}
	}
}

func FuzzFocusOn(f *testing.F) {
	f.Add([]byte(`{"data":[{"storeAssertionRecords":[{}]}]}`))
	f.Fuzz(func(t *testing.T, note []byte) {
		if on, err := presence.FocusOn(note); on && err != nil {
			t.Error("on, and an error")
		}
	})
}

func TestWhatTheProfilesOfWindowsMean(t *testing.T) {
	for profile, want := range map[uint32]presence.Fact{
		0: {Kind: presence.DoNotDisturb},
		1: {Kind: presence.DoNotDisturb, On: true, Detail: "Do not disturb is on in Windows."},
		2: {Kind: presence.DoNotDisturb, On: true, Detail: "Windows lets only alarms through."},
	} {
		if got := presence.FocusProfile(profile); got != want {
			t.Errorf("profile %d: %+v, want %+v", profile, got, want)
		}
	}
}
