package command_test

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/command"
	"github.com/unknot-app/unknot/control"
)

// desk is a resident that only tells its snapshot.
type desk struct {
	control.Service
	snapshot control.Snapshot
}

func (d desk) Snapshot() control.Snapshot { return d.snapshot }

// says is what a command prints while a resident tells the snapshot.
func says(t *testing.T, snapshot control.Snapshot, args ...string) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "unknot") // the path of a socket may not be long
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	socket := filepath.Join(dir, "run", "control.sock")
	listener, err := control.Listen(socket)
	if err != nil {
		t.Fatal(err)
	}
	served := &http.Server{Handler: control.Handler(desk{snapshot: snapshot})}
	go served.Serve(listener)
	t.Cleanup(func() { served.Close() })

	var out, errors bytes.Buffer
	env := command.Env{Out: &out, Err: &errors, Getenv: func(name string) string {
		return map[string]string{"UNKNOT_SOCKET": socket, "HOME": dir, "LC_ALL": "en_US.UTF-8"}[name]
	}}
	if code := command.Run(t.Context(), env, args); code != command.Done {
		t.Fatalf("it exits with %d: %s", code, errors.String())
	}
	return out.String()
}

func TestDoctorTellsWhatTheResidentSees(t *testing.T) {
	now := time.Now()
	at := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.Local)
	got := says(t, control.Snapshot{
		Now: now,
		Sources: []control.Source{
			{Source: "battery", Sentence: "This computer has no battery."},
			{Source: "cameras", Kind: "call", Sees: true},
			{Source: "clocks", Kind: "asleep", Sees: true},
			{Source: "inhibitors", Kind: "watching", Sees: true, On: true, Since: &at, Sentence: "mpv keeps the screen awake."},
			{Source: "logind", Kind: "asleep", Sees: true},
			{Source: "logind", Kind: "locked", Sees: true},
			{Source: "notifications", Kind: "do-not-disturb", Sees: true},
			{Source: "screen-cast", Sentence: "PipeWire does not answer."},
			{Source: "screensaver", Kind: "locked", Sees: true},
			{Source: "sound-server", Kind: "call", Sees: true, On: true, Since: &at, Sentence: "Microphone in use by Zoom."},
			{Source: "mutter", Kind: "idle", Sees: true},
			{Source: "wayland", Sentence: "No word of idle input: another tells."},
			{Source: "wayland", Kind: "full-screen", Sentence: "No word of full screens."},
		},
		Notices: []control.Notice{{Kind: "no-tray", Text: "No tray shows the icon."}},
	}, "doctor")
	want := `Unknot is running. This is what it sees of your desk right now.
  Keyboard and mouse  You are here: the keyboard or the mouse was used in the last minutes. (GNOME's compositor)
  Typing              It listens only while a reminder waits.
  Screen lock         The screen is not locked. (logind, the screen locker)
  Sleep               The computer is awake. (the clocks, logind)
  Calls               Microphone in use by Zoom since 00:00. (the sound server)
                      No program uses a camera. (the kernel)
  Screen sharing      Nobody here can tell. A call is still known by its microphone.
  Do not disturb      Notifications are not silenced. (the notification daemon)
  Full screen         Nobody here can tell. A reminder may come up over a film or slides.
  Films and slides    mpv keeps the screen awake. (the session)

What can't be seen here, and what helps:
  - This computer has no battery.
  - PipeWire does not answer.
    Desktops on Wayland share the screen through PipeWire; ` + "`pw-cli info 0`" + ` should answer. On X11 nobody can tell.
  - No word of full screens.
    Sway, labwc and Hyprland tell. Elsewhere, pause Unknot for a film, or switch your desktop's do not disturb on.

What should be known besides:
  - No tray shows the icon.
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
