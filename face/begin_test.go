package face_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/face"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
)

func begin(t *testing.T, ticket control.SessionTicket, now time.Time) *coach.Session {
	t.Helper()
	lib, problems := technique.Builtin()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	ticket.Settings = settings.Default()
	s, err := face.Begin(lib, ticket, now, 1, english)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// play ticks a session until so much of its timeline has elapsed.
func play(s *coach.Session, now time.Time, until time.Duration) time.Time {
	for s.Tick(now); s.Moment().Elapsed < until; s.Tick(now) {
		now = now.Add(500 * time.Millisecond)
	}
	return now
}

func TestWhatOneFaceReportedAnotherTakesUp(t *testing.T) {
	ticket := control.SessionTicket{ID: 7, Routine: "mild-tension"}
	first := begin(t, ticket, noon)
	now := play(first, noon, 100*time.Second)
	first.Do(now, coach.Stay)
	report := face.Report(first)
	ticket.Saved = report.Saved
	second := begin(t, ticket, now.Add(time.Hour))
	if second.State() != coach.Slept {
		t.Errorf("it is %s, want it paused", second.State())
	}
	if d := cmp.Diff(first.Save(), second.Save()); d != "" {
		t.Errorf("the session (-before +after):\n%s", d)
	}
	if d := cmp.Diff(first.Timeline().Segments, second.Timeline().Segments); d != "" {
		t.Errorf("the timeline (-before +after):\n%s", d)
	}
}

func TestASavedStateThatDoesNotBelongHereBeginsAnew(t *testing.T) {
	other := begin(t, control.SessionTicket{Routine: "hands-only"}, noon)
	for _, saved := range []string{string(face.Report(other).Saved), "{}", "nonsense"} {
		s := begin(t, control.SessionTicket{Routine: "mild-tension", Saved: []byte(saved)}, noon)
		if s.State() != coach.Playing || s.Moment().Elapsed != 0 {
			t.Errorf("with %s it is %s at %v", saved, s.State(), s.Moment().Elapsed)
		}
	}
}

func TestWhereItHurtIsNoted(t *testing.T) {
	s := begin(t, control.SessionTicket{Routine: "mild-tension"}, noon)
	if got := face.Report(s).Note; got != "" {
		t.Errorf("at the start it notes %q", got)
	}
	now := play(s, noon, 100*time.Second)
	s.Do(now, coach.Hurts)
	report := face.Report(s)
	if want := "It hurt: " + face.Place(s) + "."; report.Note != want {
		t.Errorf("it notes %q, want %q", report.Note, want)
	}
	if got, want := face.Note(report, " less next time "), report.Note+" less next time"; got != want {
		t.Errorf("with a note of one's own %q, want %q", got, want)
	}
	s.Do(now, coach.End)
	if got := face.Report(s); got.Saved != nil || got.Note != report.Note {
		t.Errorf("the last report is %+v", got)
	}
}

func TestASessionIsSpokenInTheLanguageOfItsLibrary(t *testing.T) {
	for _, tag := range []string{"en", "de", "es"} {
		lib, problems := technique.BuiltinIn(tag)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		r, _ := lib.Routine("hands-only")
		line, err := coach.Fit(lib, face.Request(settings.Default(), r, english))
		if err != nil {
			t.Fatal(err)
		}
		if got := face.Language(lib, &line); got != tag {
			t.Errorf("the voice speaks %q, want %q", got, tag)
		}
	}
}
