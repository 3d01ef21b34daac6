package resident_test

import (
	"slices"
	"testing"

	"github.com/unknot-app/unknot/control"
)

func TestATechniqueAloneIsASession(t *testing.T) {
	s := newStage(t).start()
	s.does(control.Command{Name: "start", Routine: "shoulder-knead"})
	if last := s.windows()[len(s.windows())-1]; !slices.Equal(last, []string{control.CoachWindow, "shoulder-knead"}) {
		t.Errorf("the coach was opened as %v", last)
	}
	ticket, err := s.StartSession(control.SessionStart{Routine: "shoulder-knead", Face: "window"})
	s.must(err)
	if ticket.Routine != "shoulder-knead" {
		t.Errorf("the session is one of %s", ticket.Routine)
	}
	if now := s.Snapshot().Session; now == nil || now.Name != "Shoulder knead" {
		t.Errorf("the snapshot shows %+v", now)
	}
}

func TestATechniqueThatCantBeDoneIsRefusedWithItsReason(t *testing.T) {
	s := newStage(t)
	s.saved.Tools = []string{"wall"}
	s.start()
	want := "Nothing of Trigger point hold can be done with your tools. Add some in Settings, Tools."
	if got := s.refuses(control.Command{Name: "start", Routine: "trigger-point"}); got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
}

func TestDeepWorkAloneRestsTheDayAfter(t *testing.T) {
	s := newStage(t).start()
	ticket := run(t, s, control.SessionReport{})
	s.must(s.ReportSession(ticket.ID, control.SessionReport{
		SpentS: 120, Techniques: []control.TechniqueDone{{ID: "tennis-ball-wall", SpentS: 120, Done: 10, Count: 10}}, Ended: true, Completed: true,
	}))
	s.at = monday.AddDate(0, 0, 1)
	s.start()
	want := "Tennis ball wall is deep work, which rests today. It is there again from Wednesday."
	if got := s.refuses(control.Command{Name: "start", Routine: "tennis-ball-wall"}); got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
	if s.does(control.Command{Name: "start", Routine: "scapular-retraction"}); !slices.Contains(s.windows()[len(s.windows())-1], "scapular-retraction") {
		t.Errorf("a gentle one opened %v", s.windows())
	}
}

func TestAPartOfAPageIsHandedToTheMainWindow(t *testing.T) {
	for _, place := range []string{"main", "library", "library/tennis-ball-wall", "settings/tools"} {
		s := newStage(t).start()
		s.does(control.Command{Name: "window", Window: place})
		if last := s.windows()[len(s.windows())-1]; !slices.Equal(last, []string{control.TodayWindow, place}) {
			t.Errorf("%s was opened as %v", place, last)
		}
	}
}
