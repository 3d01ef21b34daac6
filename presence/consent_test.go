package presence_test

import (
	"testing"
	"time"

	"github.com/unknot-app/unknot/presence"
)

func TestWhatWindowsNotesOfMicrophonesAndCameras(t *testing.T) {
	now := time.Date(2026, 11, 23, 14, 30, 0, 0, time.UTC)
	booted, began := now.Add(-6*time.Hour), now.Add(-30*time.Minute)
	at := func(t time.Time) uint64 { return uint64(t.UnixNano()/100 + 116444736000000000) }
	note := func(device, key string, packaged bool, start time.Time, stop uint64) presence.Consent {
		return presence.NewConsent(device, key, packaged, at(start), stop)
	}
	zoom := note("Microphone", `C:#Program Files#Zoom#bin#Zoom.exe`, false, began, 0)
	tests := []struct {
		name   string
		notes  []presence.Consent
		on     bool
		detail string
	}{
		{"nothing was ever used", nil, false, ""},
		{"a call", []presence.Consent{zoom}, true, "Microphone in use by Zoom."},
		{"a call that is over", []presence.Consent{note("Microphone", "Zoom.exe", false, began, at(now))}, false, ""},
		{"never used", []presence.Consent{presence.NewConsent("Microphone", "Zoom.exe", false, 0, 0)}, false, ""},
		{"cut off by a crash of the computer", []presence.Consent{note("Microphone", "Zoom.exe", false, booted.Add(-time.Hour), 0)}, false, ""},
		{"with the camera", []presence.Consent{zoom, note("Camera", `C:#Zoom.exe`, false, now, 0)}, true, "Microphone in use by Zoom. Camera in use by Zoom."},
		{"a package", []presence.Consent{note("Camera", "MSTeams_8wekyb3d8bbwe", true, began, 0)}, true, "Camera in use by Teams."},
		{"a package of somebody", []presence.Consent{note("Camera", "Microsoft.Skype_kzf8qxf38zg5c", true, began, 0)}, true, "Camera in use by Skype."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := presence.InUse(tt.notes, booted, now)
			if f.On != tt.on || f.Detail != tt.detail {
				t.Errorf("%v, %q; want %v, %q", f.On, f.Detail, tt.on, tt.detail)
			}
			if tt.on && !f.Since.Equal(began) {
				t.Errorf("since %v, want %v", f.Since, began)
			}
		})
	}
}
