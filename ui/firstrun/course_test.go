package firstrun_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/widget"
)

func TestTheToolsShowWhichTechniquesAreReady(t *testing.T) {
	d := newcomer(t)
	toTools(d)
	for _, one := range []struct{ tap, ready string }{
		{"Two balls in a sock", "4 of 7 ready"}, {"Lacrosse ball", "5 of 7 ready"}, {"Free wall", "3 of 7 ready"},
		{"A partner", "4 of 7 ready"}, {"Tennis ball", "4 of 7 ready"}, {"Free wall", "5 of 7 ready"},
	} {
		test.Tap(d.tool(one.tap))
		d.reads(one.ready)
	}
	var outlined []int
	for _, b := range all[*widget.NumberBadge](d) {
		if b.Style == widget.Outline {
			outlined = append(outlined, b.Number)
		}
	}
	if diff := cmp.Diff([]int{3, 4}, outlined); diff != "" {
		t.Errorf("not ready (-want +got):\n%s", diff)
	}
}

func TestHandsAndFloorAreAlwaysAtHandAndOtherToolsStay(t *testing.T) {
	s := settings.Default()
	s.Tools = []string{"tennis-ball", "foam-roller"}
	d := sit(t, s, "light", "normal")
	toTools(d)
	test.Tap(d.tool("Tennis ball"))
	test.Tap(d.tool("A partner"))
	d.press("Continue")
	same(t, "tools", d.settings.Tools, []string{"hands", "floor", "partner", "foam-roller"})
}

func TestWhenIsSaidInASentenceAndKept(t *testing.T) {
	d := newcomer(t)
	toWhen(d)
	d.reads("Mon to Fri, 13:00 to 17:30, about every 75 minutes at the desk, at most three times a day.")
	days := all[*widget.DayPicker](d)[0]
	test.TapAt(days, fyne.NewPos(4*56+20, 20))
	test.TapAt(days, fyne.NewPos(5*56+20, 20))
	slider := all[*widget.RangeSlider](d)[0]
	d.window.Canvas().Focus(slider)
	d.types(fyne.KeyRight, fyne.KeySpace, fyne.KeyRight, fyne.KeyRight)
	d.reads("Mon to Thu and Sat, 13:05 to 17:40,")
	test.TapAt(all[*widget.Segmented](d)[0], fyne.NewPos(60, 20))
	if d.settings.General.FirstRunDone {
		t.Error("the first run is done before its end")
	}
	d.press("Finish")
	want := settings.Default().Schedule
	want.Days, want.WindowFrom, want.WindowTo, want.WeeklyGoal = []string{"mon", "tue", "wed", "thu", "sat"}, "13:05", "17:40", 3
	if diff := cmp.Diff(want, d.settings.Schedule); diff != "" {
		t.Errorf("kept otherwise (-want +got):\n%s", diff)
	}
	if !d.settings.General.FirstRunDone {
		t.Error("the first run is not done at its end")
	}
}

func TestHoursAtTheDeskGrowToHoldTheWindow(t *testing.T) {
	d := newcomer(t)
	toWhen(d)
	slider := all[*widget.RangeSlider](d)[0]
	test.TapAt(slider, fyne.NewPos(375, 10)) // the end of the window, to the end of the evening
	test.TapAt(slider, fyne.NewPos(1, 10))
	d.press("Finish")
	got := d.settings.Schedule
	if got.WindowFrom != "06:00" || got.WindowTo != "22:00" || got.WorkFrom != "06:00" || got.WorkTo != "22:00" {
		t.Errorf("window %s to %s, work %s to %s; want 06:00 to 22:00 for both", got.WindowFrom, got.WindowTo, got.WorkFrom, got.WorkTo)
	}
	if problems := settings.Check(d.settings); len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
}

func TestWithoutADayItStaysQuiet(t *testing.T) {
	s := settings.Default()
	s.Schedule.Days = []string{"wed"}
	d := sit(t, s, "light", "normal")
	toWhen(d)
	test.TapAt(all[*widget.DayPicker](d)[0], fyne.NewPos(2*56+20, 20))
	d.reads("No day is chosen, so I stay quiet.")
	d.press("Finish")
	d.reads("All set. No reminders, as no day is chosen.")
}

func TestAGoalThatWasSetElsewhereCanBeKept(t *testing.T) {
	s := settings.Default()
	s.Schedule.WeeklyGoal = 7
	d := sit(t, s, "light", "normal")
	toWhen(d)
	d.press("Finish")
	if got := d.settings.Schedule.WeeklyGoal; got != 7 {
		t.Errorf("goal %d, want 7", got)
	}
}

func TestTheFirstReminderIsSaidAsTheResidentSeesIt(t *testing.T) {
	at := func(day, hour int) *time.Time {
		v := time.Date(2026, 11, day, hour, 0, 0, 0, time.UTC)
		return &v
	}
	d := newcomer(t)
	toWhen(d)
	d.press("Finish")
	d.reads("All set. First reminder about 14:00.")
	for _, one := range []struct {
		next *time.Time
		want string
	}{
		{at(23, 15), "All set. First reminder about 15:00."},
		{at(24, 13), "All set. First reminder tomorrow about 13:00."},
		{at(27, 13), "All set. First reminder Friday about 13:00."},
		{nil, "All set. First reminder after 75 minutes at the desk."},
	} {
		d.face.Event(control.Event{Kind: "snapshot", Snapshot: &control.Snapshot{NextReminder: one.next}})
		d.reads(one.want)
	}
}

func TestOneGentleTechniqueWithoutToolsIsTried(t *testing.T) {
	d := newcomer(t)
	toWhen(d)
	d.press("Finish")
	d.reads("Try one now. A good minute.")
	d.reads("You squeeze the blades together and down. 1 min 25 s with the time to get in place.")
	d.press("Try it now")
	if diff := cmp.Diff([]control.Command{{Name: "start", Routine: "scapular-retraction"}}, d.asked); diff != "" || !d.closed {
		t.Errorf("closed %v, asked (-want +got):\n%s", d.closed, diff)
	}
}

func TestASessionThatDoesNotStartIsSaid(t *testing.T) {
	d := newcomer(t)
	toWhen(d)
	d.press("Finish")
	d.refuse = &control.Error{Sentence: "A session is running. End it first."}
	d.press("Try it now")
	d.reads("A session is running. End it first.")
	if d.closed {
		t.Error("closed without a session")
	}
	d.press("Later, close this")
	if !d.closed {
		t.Error("Later did not close")
	}
}

func TestClosingMidwayKeepsWhatWasAnswered(t *testing.T) {
	d := newcomer(t)
	toTools(d)
	if d.settings.Safety.Checked != "2026-11-23" || d.settings.General.FirstRunDone {
		t.Errorf("after the safety check: %+v, done %v; want it kept and the rest to come", d.settings.Safety, d.settings.General.FirstRunDone)
	}
	again := sit(t, d.settings, "light", "normal")
	again.press("Set up in a minute")
	same(t, "ticked when opened again", again.ticked(), []string{none})
}

func TestTheWholeCourseGoesByKeyboard(t *testing.T) {
	d := newcomer(t)
	d.types(fyne.KeyReturn)
	d.reads("Does any of this apply to you?")
	d.types(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeySpace)
	same(t, "ticked", d.ticked(), []string{none})
	d.types(fyne.KeyReturn)
	d.reads("What is within reach?")
	d.types(fyne.KeyTab, fyne.KeyTab, fyne.KeySpace)
	d.reads("4 of 7 ready")
	d.types(fyne.KeyEnter)
	d.reads("When should I tap you?")
	d.types(fyne.KeyTab, fyne.KeySpace)
	d.reads("Tue to Fri, 13:00 to 17:30,")
	d.types(fyne.KeyTab, fyne.KeyRight)
	d.reads("Tue to Fri, 13:05 to 17:30,")
	d.types(fyne.KeyTab, fyne.KeyRight, fyne.KeyReturn)
	if got := d.settings.Schedule; got.WeeklyGoal != 5 || got.WindowFrom != "13:05" {
		t.Errorf("kept %+v, want a goal of 5 from 13:05 on", got)
	}
	d.reads("Try one now.")
	d.types(fyne.KeyReturn)
	if len(d.asked) != 1 || !d.closed {
		t.Errorf("asked %v, closed %v; want a session started", d.asked, d.closed)
	}
}

func TestEscapeGoesBackWhateverHasTheFocus(t *testing.T) {
	d := newcomer(t)
	toWhen(d)
	d.types(fyne.KeyTab, fyne.KeyTab, fyne.KeyEscape)
	d.reads("What is within reach?")
	d.types(fyne.KeyTab, fyne.KeyEscape)
	d.reads("Does any of this apply to you?")
	d.types(fyne.KeyTab, fyne.KeyEscape)
	d.reads("Tight between the shoulders?")
	d.types(fyne.KeyEscape)
	d.reads("Tight between the shoulders?")
}
