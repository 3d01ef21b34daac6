package scheduler_test

import (
	"testing"
	"time"

	"github.com/unknot-app/unknot/scheduler"
)

func TestAnAfternoonAfterLunch(t *testing.T) {
	s := newDesk(t, plan(), monday("08:00"))
	s.is(scheduler.KindWait, scheduler.BecauseNotYet, "14:15")
	s.until("12:00")
	s.leave(50 * time.Minute)
	s.is(scheduler.KindWait, scheduler.BecauseNotYet, "14:05")
	s.until("14:05")
	s.is(scheduler.KindOpen, scheduler.BecauseDesk, "14:05")
	s.wants("14:03 heads-up", "14:05 remind")
	if s.d.Why.Desk != 75*time.Minute || !s.d.Why.Since.Equal(monday("12:50")) {
		t.Errorf("at the desk %s since %s", s.d.Why.Desk, s.d.Why.Since)
	}
	s.until("14:06")
	s.session(5*time.Minute, false)
	s.is(scheduler.KindWait, scheduler.BecauseCounting, "15:26")
}
