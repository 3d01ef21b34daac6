package firstrun_test

import (
	"net/http"
	"path/filepath"
	"sync"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/firstrun"
	"github.com/unknot-app/unknot/ui/window"
)

// keeper is a resident that keeps settings.
type keeper struct {
	control.Service
	mu   sync.Mutex
	kept settings.Settings
}

func (k *keeper) Settings() control.SettingsReply {
	k.mu.Lock()
	defer k.mu.Unlock()
	return control.SettingsReply{Settings: k.kept}
}

func (k *keeper) SaveSettings(s settings.Settings) (control.SettingsReply, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.kept = s
	return control.SettingsReply{Settings: s}, nil
}

func TestAnswersReachTheResidentBesideWhatOthersChanged(t *testing.T) {
	k := &keeper{kept: flagged("headaches")}
	k.kept.Coach.VolumePercent = 35 // changed after the window had opened
	socket := filepath.Join(t.TempDir(), "run", "control.sock")
	l, err := control.Listen(socket)
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: control.Handler(k)}
	go server.Serve(l)
	t.Cleanup(func() { server.Close() })
	client := control.Dial(socket)
	t.Cleanup(client.Close)

	test.NewTempApp(t)
	said, err := lang.New(assets.Translations(), "en")
	if err != nil {
		t.Fatal(err)
	}
	closed := make(chan struct{})
	d := &desk{t: t, window: test.NewTempWindow(t, nil)}
	_, err = firstrun.Open(d.window, window.Given{
		Resident: client, Clock: clock.Real(), Lang: said, Settings: flagged("headaches"), Args: []string{firstrun.Safety},
		Close: func() { close(closed) },
	})
	if err != nil {
		t.Fatal(err)
	}
	d.tick(none)
	d.press("Done")
	<-closed
	got := k.Settings().Settings
	if len(got.Safety.Flags) != 0 || got.Coach.VolumePercent != 35 {
		t.Errorf("kept flags %v and volume %d, want none and 35", got.Safety.Flags, got.Coach.VolumePercent)
	}
}
