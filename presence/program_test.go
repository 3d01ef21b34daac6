package presence_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/unknot-app/unknot/presence"
)

func TestProgramsAreCalledWhatPeopleCallThem(t *testing.T) {
	tests := []struct{ called, file, want string }{
		{"ZOOM VoiceEngine", "zoom", "Zoom"},
		{"ZOOM VoiceEngine", "", "Zoom"},
		{"WEBRTC VoiceEngine", "Discord", "Discord"},
		{"WEBRTC VoiceEngine", "element-desktop", "Element-desktop"},
		{"Chromium input", "chromium", "Chromium"},
		{"Google Chrome input", "chrome", "Google Chrome"},
		{"Firefox", "firefox-bin", "Firefox"},
		{"org.mozilla.firefox", "", "Firefox"},
		{"firefox.desktop", "", "Firefox"},
		{"ALSA plug-in [baresip]", "baresip", "Baresip"},
		{"", "/usr/lib/teams-for-linux/teams-for-linux", "Teams"},
		{"", `C:\Program Files\Zoom\bin\Zoom.exe`, "Zoom"},
		{"Jitsi Meet", "electron", "Jitsi Meet"},
		{"New Thing 3.0", "newthing", "New Thing 3.0"},
		{"", "", ""},
		{"  ", "", ""},
	}
	for _, tt := range tests {
		if got := presence.Program(tt.called, tt.file); got != tt.want {
			t.Errorf("Program(%q, %q) = %q, want %q", tt.called, tt.file, got, tt.want)
		}
	}
}

func TestAnyNameFitsInALine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := presence.Program(rapid.String().Draw(t, "called"), rapid.String().Draw(t, "file"))
		if utf8.RuneCountInString(name) > 40 || strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }) {
			t.Fatalf("%q is no name for a sentence", name)
		}
	})
}
