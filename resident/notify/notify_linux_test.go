package notify_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/unknot-app/unknot/internal/desktop"
	"github.com/unknot-app/unknot/resident/notify"
)

// The children of these tests are this program again.
func TestMain(m *testing.M) {
	if notify.IsChild(os.Args) {
		os.Exit(notify.Child(os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

var reminder = notify.Message{Title: "Five minutes for your upper back?", Body: "At the desk 75 minutes. Type: unknot now"}

// on makes the program's environment that of the desktop.
func on(t *testing.T, d *desktop.Desktop) {
	t.Helper()
	for _, entry := range d.Env() {
		name, value, _ := strings.Cut(entry, "=")
		t.Setenv(name, value)
	}
}

// sender is a sender and what became of its messages.
func sender(t *testing.T) (*notify.Sender, chan error) {
	t.Helper()
	results := make(chan error, 100)
	return notify.NewSender(t.Context(), notify.Options{Done: func(_ notify.Message, err error) { results <- err }}), results
}

func TestNotificationReachesTheDaemon(t *testing.T) {
	d := desktop.New(t)
	daemon := d.StartNotificationDaemon()
	on(t, d)
	s, results := sender(t)
	if err := s.Send(reminder); err != nil {
		t.Fatal(err)
	}
	if err := <-results; err != nil {
		t.Fatal(err)
	}
	got := daemon.Wait(1)
	if got.Title != reminder.Title || got.Body != reminder.Body || got.App != "Unknot" || !got.Picture {
		t.Errorf("shown %+v, want the reminder of Unknot with its picture", got)
	}
	if got.Urgency != 1 {
		t.Errorf("urgency %d, want 1: normal, which Do Not Disturb holds back", got.Urgency)
	}
}

func TestNotificationsComeInTheirOrder(t *testing.T) {
	d := desktop.New(t)
	daemon := d.StartNotificationDaemon()
	on(t, d)
	s, results := sender(t)
	for _, title := range []string{"1", "2", "3"} {
		if err := s.Send(notify.Message{Title: title}); err != nil {
			t.Fatal(err)
		}
	}
	for range 3 {
		if err := <-results; err != nil {
			t.Fatal(err)
		}
	}
	for i, n := range daemon.Shown() {
		if want := string(rune('1' + i)); n.Title != want {
			t.Errorf("notification %d is %q, want %q", i+1, n.Title, want)
		}
	}
}

func TestADaemonThatHangsHoldsNobodyUp(t *testing.T) {
	d := desktop.New(t)
	daemon := d.StartNotificationDaemon()
	release := daemon.Hold()
	defer release()
	on(t, d)
	s, results := sender(t)
	var err error
	began := time.Now()
	for range 50 {
		if err = s.Send(reminder); err != nil {
			break
		}
	}
	if took := time.Since(began); took > time.Second {
		t.Errorf("sending took %v, want no wait", took)
	}
	if !errors.Is(err, notify.ErrTooMany) || !errors.Is(err, notify.ErrNotShown) {
		t.Errorf("after many notifications: %v, want that there are too many", err)
	}
	release()
	if err := <-results; err != nil {
		t.Errorf("when the daemon answers again: %v", err)
	}
}

func TestWhyNothingWasShown(t *testing.T) {
	tests := []struct {
		name string
		env  func(t *testing.T, d *desktop.Desktop)
		why  string
	}{
		{"no daemon", func(*testing.T, *desktop.Desktop) {}, "dbus"},
		{"no bus", func(t *testing.T, d *desktop.Desktop) { t.Setenv("DBUS_SESSION_BUS_ADDRESS", "") }, "no session bus"},
		{"a bus that is gone", func(t *testing.T, d *desktop.Desktop) { d.StopSessionBus() }, "dbus"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := desktop.New(t)
			on(t, d)
			tt.env(t, d)
			s, results := sender(t)
			if err := s.Send(reminder); err != nil {
				t.Fatal(err)
			}
			err := <-results
			if !errors.Is(err, notify.ErrNotShown) || !strings.Contains(err.Error(), tt.why) {
				t.Errorf("error %v, want one about %q", err, tt.why)
			}
		})
	}
}

func TestAMissingProgramIsSaid(t *testing.T) {
	results := make(chan error, 1)
	s := notify.NewSender(t.Context(), notify.Options{
		Program: filepath.Join(t.TempDir(), "gone"), Done: func(_ notify.Message, err error) { results <- err },
	})
	if err := s.Send(reminder); err != nil {
		t.Fatal(err)
	}
	if err := <-results; !errors.Is(err, notify.ErrNotShown) {
		t.Errorf("error %v, want that nothing was shown", err)
	}
}

func TestOnlyItsOwnArgumentMakesAChild(t *testing.T) {
	for _, args := range [][]string{nil, {"unknot"}, {"unknot", "status"}, {"unknot", "now", "--send-notification"}} {
		if notify.IsChild(args) {
			t.Errorf("%q is taken for a child", args)
		}
	}
	if !notify.IsChild([]string{"unknot", "--send-notification"}) {
		t.Error("a child is not known")
	}
}

func TestAChildRefusesWhatIsNoMessage(t *testing.T) {
	var problems bytes.Buffer
	if code := notify.Child(strings.NewReader("no"), io.Discard, &problems); code != 2 || problems.Len() == 0 {
		t.Errorf("exit code %d, said %q; want 2 and why", code, &problems)
	}
}

func TestARealDaemonShowsThePopup(t *testing.T) {
	d := desktop.Start(t, desktop.WindowManager, desktop.Notifications)
	on(t, d)
	s, results := sender(t)
	if err := s.Send(reminder); err != nil {
		t.Fatal(err)
	}
	if err := <-results; err != nil {
		t.Fatal(err)
	}
	d.Until("the popup is shown", func() bool { return len(d.Popups()) > 0 })
	if folder := os.Getenv("UNKNOT_PICTURES"); folder != "" {
		d.Screenshot(filepath.Join(folder, "notification.png"))
	}
}

var withButtons = notify.Message{
	Title: reminder.Title, Body: "At the desk 75 minutes.", Plain: reminder.Body,
	Buttons: []notify.Button{{Key: "start", Label: "Start 5 min"}, {Key: "skip", Label: "Skip"}},
}

// asks sends the message with buttons and waits until the daemon shows it.
func asks(t *testing.T, daemon *desktop.NotificationDaemon, m notify.Message) (s *notify.Sender, shown desktop.Notification, pressed chan string) {
	t.Helper()
	pressed = make(chan string, 10)
	results := make(chan error, 10)
	s = notify.NewSender(t.Context(), notify.Options{
		Done:    func(_ notify.Message, err error) { results <- err },
		Pressed: func(_ notify.Message, key string) { pressed <- key },
	})
	if err := s.Send(m); err != nil {
		t.Fatal(err)
	}
	if err := <-results; err != nil {
		t.Fatal(err)
	}
	return s, daemon.Wait(1), pressed
}

func TestAMessageIsAnsweredByItsButtons(t *testing.T) {
	d := desktop.New(t)
	daemon := d.StartNotificationDaemon("actions")
	on(t, d)
	_, shown, pressed := asks(t, daemon, withButtons)
	if want := []string{"default", "", "start", "Start 5 min", "skip", "Skip"}; !slices.Equal(shown.Actions, want) {
		t.Errorf("buttons %q, want %q", shown.Actions, want)
	}
	if shown.Body != withButtons.Body || shown.ExpireMS != 0 || !shown.Picture || shown.Urgency != 1 {
		t.Errorf("shown %+v, want it to stay, with its picture, normally urgent", shown)
	}
	daemon.Press(shown.ID+1, "skip") // of another program
	daemon.Press(shown.ID, "start")
	if key := <-pressed; key != "start" {
		t.Errorf("pressed %q, want start", key)
	}
	d.Until("an answered message goes", func() bool { return slices.Contains(daemon.Closed(), shown.ID) })
}

func TestAMessageIsWithdrawn(t *testing.T) {
	d := desktop.New(t)
	daemon := d.StartNotificationDaemon("actions")
	on(t, d)
	s, shown, pressed := asks(t, daemon, withButtons)
	s.Withdraw()
	d.Until("it is taken back", func() bool { return slices.Contains(daemon.Closed(), shown.ID) })
	if len(pressed) > 0 {
		t.Errorf("pressed %q", <-pressed)
	}
}

func TestAMessageGoesAfterItsTime(t *testing.T) {
	d := desktop.New(t)
	daemon := d.StartNotificationDaemon("actions")
	on(t, d)
	m := withButtons
	m.Stays = time.Millisecond
	_, shown, _ := asks(t, daemon, m)
	d.Until("it is taken back", func() bool { return slices.Contains(daemon.Closed(), shown.ID) })
}

func TestADismissedMessageHoldsUpNoOther(t *testing.T) {
	d := desktop.New(t)
	daemon := d.StartNotificationDaemon("actions")
	on(t, d)
	s, shown, pressed := asks(t, daemon, withButtons)
	daemon.Dismiss(shown.ID)
	if err := s.Send(withButtons); err != nil {
		t.Fatal(err)
	}
	second := daemon.Wait(2)
	daemon.Press(second.ID, "default")
	if key := <-pressed; key != "default" {
		t.Errorf("pressed %q, want the message itself", key)
	}
}

func TestWithoutButtonsThePlainWordsAreShown(t *testing.T) {
	d := desktop.New(t)
	daemon := d.StartNotificationDaemon()
	on(t, d)
	_, shown, _ := asks(t, daemon, withButtons)
	if shown.Body != withButtons.Plain || len(shown.Actions) > 0 {
		t.Errorf("shown %+v, want the plain words", shown)
	}
}
