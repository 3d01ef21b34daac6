package control_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/settings"
)

var at = time.Date(2026, 11, 23, 14, 5, 0, 0, time.UTC)

// service records what it was asked and answers with what it holds.
type service struct {
	asked    any
	refuse   error
	snapshot control.Snapshot
	events   []control.Event
}

func (s *service) Hello() control.Hello {
	return control.Hello{Interface: control.Version, Program: "1.2.3", PID: 7}
}
func (s *service) Snapshot() control.Snapshot { return s.snapshot }
func (s *service) Do(c control.Command) (control.Snapshot, error) {
	s.asked = c
	return s.snapshot, s.refuse
}
func (s *service) Events(context.Context) <-chan control.Event {
	c := make(chan control.Event, len(s.events))
	for _, e := range s.events {
		c <- e
	}
	close(c)
	return c
}
func (s *service) StartSession(start control.SessionStart) (control.SessionTicket, error) {
	s.asked = start
	return control.SessionTicket{ID: 42, Routine: start.Routine}, s.refuse
}
func (s *service) ReportSession(id int64, report control.SessionReport) error {
	s.asked = report
	if id != 42 {
		return &control.Error{Sentence: "That session is over."}
	}
	return s.refuse
}
func (s *service) Settings() control.SettingsReply {
	return control.SettingsReply{Summary: "Mon to Fri."}
}
func (s *service) SaveSettings(v settings.Settings) (control.SettingsReply, error) {
	s.asked = v
	return control.SettingsReply{Settings: v}, s.refuse
}
func (s *service) History(from, to time.Time) (control.History, error) {
	s.asked = []time.Time{from, to}
	return control.History{Sessions: []control.SessionRecord{{ID: 1, Routine: "five-minute"}}}, s.refuse
}
func (s *service) Insights(span string) (control.Insights, error) {
	s.asked = span
	return control.Insights{Range: span, RatedEver: 3}, s.refuse
}
func (s *service) Routines(change control.RoutineChange) (control.RoutineReply, error) {
	s.asked = change
	return control.RoutineReply{IDs: []string{change.ID}, Content: change.Content}, s.refuse
}
func (s *service) Why() control.Why { return control.Why{Text: "Because."} }

// serve runs the service behind a socket and returns a client of it.
func serve(t *testing.T, s control.Service) (*control.Client, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "run", "control.sock")
	l, err := control.Listen(path)
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: control.Handler(s)}
	go server.Serve(l)
	c := control.Dial(path)
	t.Cleanup(func() {
		c.Close()
		server.Close()
	})
	return c, path
}

func TestWhatTheClientAsksReachesTheResident(t *testing.T) {
	s := &service{snapshot: control.Snapshot{Now: at, State: control.Counting, Headline: "Next break about 15:10."}}
	c, _ := serve(t, s)
	report := control.SessionReport{SpentS: 61, Techniques: []control.TechniqueDone{{ID: "shoulder-knead", SpentS: 60, Done: 2, Count: 2}}, Ended: true}
	tests := []struct {
		name string
		ask  func() (any, error)
		want any // what the resident was asked
		got  any // what the client was answered
	}{
		{"a command", func() (any, error) { return c.Do(control.Command{Name: "snooze", For: "10m"}) }, control.Command{Name: "snooze", For: "10m"}, s.snapshot},
		{"a session", func() (any, error) { return c.StartSession(control.SessionStart{Routine: "five-minute"}) }, control.SessionStart{Routine: "five-minute"}, control.SessionTicket{ID: 42, Routine: "five-minute"}},
		{"a report", func() (any, error) { return nil, c.ReportSession(42, report) }, report, nil},
		{"settings", func() (any, error) { return c.SaveSettings(settings.Default()) }, settings.Default(), control.SettingsReply{Settings: settings.Default()}},
		{"what it adds up to", func() (any, error) { return c.Insights(control.OneYear) }, "1y", control.Insights{Range: "1y", RatedEver: 3}},
		{"a routine", func() (any, error) {
			return c.Routines(control.RoutineChange{Do: control.ImportRoutine, ID: "a", Content: []byte("\xff")})
		}, control.RoutineChange{Do: control.ImportRoutine, ID: "a", Content: []byte("\xff")}, control.RoutineReply{IDs: []string{"a"}, Content: []byte("\xff")}},
		{"the past", func() (any, error) { return c.History(at, time.Time{}) }, []time.Time{at, {}}, control.History{Sessions: []control.SessionRecord{{ID: 1, Routine: "five-minute"}}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := tt.ask()
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.want, s.asked); d != "" {
				t.Errorf("the resident was asked otherwise (-want +got):\n%s", d)
			}
			if d := cmp.Diff(tt.got, got); d != "" {
				t.Errorf("the client was answered otherwise (-want +got):\n%s", d)
			}
		})
	}
}

func TestEventsArriveInOrderUntilTheResidentEnds(t *testing.T) {
	want := []control.Event{{Kind: "snapshot", Snapshot: &control.Snapshot{Now: at}}, {Kind: "show", Command: "today"}, {Kind: "bye"}}
	c, _ := serve(t, &service{events: want})
	events, err := c.Events(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var got []control.Event
	for e := range events {
		got = append(got, e)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("events (-want +got):\n%s", d)
	}
}

func TestARefusalIsASentence(t *testing.T) {
	c, _ := serve(t, &service{refuse: &control.Error{Sentence: "No snoozes are left today."}})
	_, err := c.Do(control.Command{Name: "snooze"})
	var refusal *control.Error
	if !errors.As(err, &refusal) || refusal.Sentence != "No snoozes are left today." {
		t.Errorf("got %v, want the resident's sentence", err)
	}
	if err := c.ReportSession(7, control.SessionReport{}); err == nil || err.Error() != "That session is over." {
		t.Errorf("a report on another session: got %v", err)
	}
}

func TestWithoutAResidentTheClientSaysSo(t *testing.T) {
	c := control.Dial(filepath.Join(t.TempDir(), "control.sock"))
	if _, err := c.Snapshot(); !errors.Is(err, control.ErrNoResident) {
		t.Errorf("got %v, want ErrNoResident", err)
	}
	if _, err := c.Events(t.Context()); !errors.Is(err, control.ErrNoResident) {
		t.Errorf("events: got %v, want ErrNoResident", err)
	}
}

func TestTheSocketIsTheUsersAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Log("Windows protects the socket by the folder in the user's profile")
		return
	}
	_, path := serve(t, &service{})
	for name, want := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", name, got, want)
		}
	}
}

func TestASocketIsOpenedOnlyInAGoodPlace(t *testing.T) {
	dir := t.TempDir()
	open := filepath.Join(dir, "open")
	if err := os.Mkdir(open, 0o755); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "private", "control.sock")
	if err := os.Mkdir(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, path, want string }{
		{"a folder that others may enter", filepath.Join(open, "control.sock"), "chmod 700"},
		{"a file in its place", file, "move it away"},
		{"a path too long for a socket", filepath.Join(dir, strings.Repeat("x", 100)), "UNKNOT_SOCKET"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l, err := control.Listen(tt.path)
			if err == nil {
				l.Close()
				t.Fatal("the socket was opened")
			}
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %q, want it to say %q", err, tt.want)
			}
		})
	}
	if b, err := os.ReadFile(file); err != nil || string(b) != "precious" {
		t.Errorf("the file in its place is now %q, %v", b, err)
	}
}

func TestASocketLeftOverIsReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "run", "control.sock")
	first, err := control.Listen(path)
	if err != nil {
		t.Fatal(err)
	}
	// A killed process leaves its socket file behind; closing would remove it.
	second, err := control.Listen(path)
	if err != nil {
		t.Fatalf("over a socket left behind: %v", err)
	}
	second.Close()
	first.Close()
}

func TestBadRequestsAreRefusedWithASentence(t *testing.T) {
	server := httptest.NewServer(control.Handler(&service{}))
	defer server.Close()
	for _, tt := range []struct {
		name, method, path, body string
		want                     int
	}{
		{"no JSON", "POST", "/v1/commands", "hello", http.StatusBadRequest},
		{"an unknown field", "POST", "/v1/commands", `{"name":"skip","colour":1}`, http.StatusBadRequest},
		{"two values", "POST", "/v1/commands", `{"name":"skip"}{}`, http.StatusBadRequest},
		{"too large", "POST", "/v1/commands", `{"name":"` + strings.Repeat("x", 300<<10) + `"}`, http.StatusBadRequest},
		{"a session that is no number", "PUT", "/v1/sessions/x", `{}`, http.StatusBadRequest},
		{"a time that is none", "GET", "/v1/history?from=yesterday", "", http.StatusBadRequest},
		{"an unknown place", "GET", "/v2/hello", "", http.StatusNotFound},
		{"a wrong method", "DELETE", "/v1/settings", "", http.StatusNotFound},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := http.NewRequest(tt.method, server.URL+tt.path, strings.NewReader(tt.body))
			if err != nil {
				t.Fatal(err)
			}
			resp, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			if resp.StatusCode != tt.want {
				t.Errorf("answered %s, want %d", resp.Status, tt.want)
			}
		})
	}
}

// FuzzHandler sends whatever bytes to every place of the interface: no answer may be a
// fault of the resident.
func FuzzHandler(f *testing.F) {
	places := []struct{ method, path string }{
		{"POST", "/v1/commands"}, {"POST", "/v1/sessions"}, {"PUT", "/v1/sessions/42"}, {"PUT", "/v1/settings"},
	}
	f.Add(0, `{"name":"snooze","for":"10m"}`)
	f.Add(1, `{"routine":"five-minute","face":"window"}`)
	f.Add(2, `{"spent_s":12,"techniques":[{"id":"x","spent_s":1}]}`)
	f.Add(3, `{"schedule":{"days":["mon"]}}`)
	handler := control.Handler(&service{})
	f.Fuzz(func(t *testing.T, place int, body string) {
		p := places[uint(place)%uint(len(places))]
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequest(p.method, p.path, strings.NewReader(body)))
		if w.Code != http.StatusOK && w.Code != http.StatusBadRequest {
			t.Errorf("%s %s with %q: %d %s", p.method, p.path, body, w.Code, w.Body)
		}
	})
}
