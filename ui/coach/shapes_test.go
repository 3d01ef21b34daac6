package coach_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/technique"
	ui "github.com/unknot-app/unknot/ui/coach"
)

func TestTheSmallWindowGoesOnWithTheSameSession(t *testing.T) {
	b := open(t, noFigures)
	b.press(fyne.KeySpace)
	b.pass(5 * time.Second)
	before := b.session.Moment().Elapsed
	b.press(fyne.KeyC)
	if !b.window.Mini() || b.fyne.Canvas().Size() != ui.MiniSize() {
		t.Errorf("after C the window is %v large, want %v", b.fyne.Canvas().Size(), ui.MiniSize())
	}
	if got := b.session.Moment().Elapsed; got != before || b.session.State() != coach.Playing {
		t.Errorf("the session went from %v to %v, %s", before, got, b.session.State())
	}
	b.press(fyne.KeyC)
	if b.window.Mini() || b.fyne.Canvas().Size() != ui.Size() {
		t.Errorf("after C again it is %v large, want %v", b.fyne.Canvas().Size(), ui.Size())
	}
}

func TestEscLeavesTheSmallWindowOnceTheSessionIsPaused(t *testing.T) {
	b := open(t, noFigures)
	b.press(fyne.KeySpace, fyne.KeyC, fyne.KeyEscape)
	if b.session.State() != coach.Paused || !b.window.Mini() {
		t.Errorf("the first Esc: %s, small: %v; want it paused and small", b.session.State(), b.window.Mini())
	}
	b.press(fyne.KeyEscape)
	if b.session.State() != coach.Paused || b.window.Mini() {
		t.Errorf("the second Esc: %s, small: %v; want it paused and whole", b.session.State(), b.window.Mini())
	}
}

func TestWhereItHurtsTheWholeWindowSaysWhatToDo(t *testing.T) {
	b := open(t, noFigures)
	b.press(fyne.KeySpace, fyne.KeyC, fyne.KeyH)
	if b.session.State() != coach.Hurt || b.window.Mini() {
		t.Errorf("%s, small: %v; want the whole window", b.session.State(), b.window.Mini())
	}
	if got := b.last().Note; got == "" {
		t.Error("that it hurt was not noted")
	}
}

func TestFullScreenAndSmallWindowExcludeEachOther(t *testing.T) {
	b := open(t, noFigures)
	b.press(fyne.KeySpace, fyne.KeyC, fyne.KeyF)
	if b.window.Mini() || !b.fyne.FullScreen() {
		t.Errorf("C, then F: small %v, full %v", b.window.Mini(), b.fyne.FullScreen())
	}
	b.press(fyne.KeyC)
	if !b.window.Mini() || b.fyne.FullScreen() {
		t.Errorf("then C: small %v, full %v", b.window.Mini(), b.fyne.FullScreen())
	}
}

func TestANoteIsWrittenOnTheLastScreen(t *testing.T) {
	b := open(t, noFigures)
	b.press(fyne.KeySpace)
	b.pass(time.Hour)
	b.press(fyne.KeyN)
	entry := b.fyne.Canvas().Focused()
	if entry == nil {
		t.Fatal("N opened nothing to write in")
	}
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyN}) // the key itself, and its letter
	test.Type(entry, "n")
	test.Type(entry, "Left side 3 times")
	if b.last().Note != "" || b.last().After != 0 {
		t.Errorf("reported before it was written: %+v", b.last())
	}
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := b.last().Note; got != "Left side 3 times" {
		t.Errorf("the note is %q", got)
	}
	if b.fyne.Canvas().Focused() != nil {
		t.Error("the keyboard is still with the note")
	}
	b.press(fyne.KeyN)
	test.Type(b.fyne.Canvas().Focused(), "n and more")
	b.fyne.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if got := b.last().Note; got != "Left side 3 times" {
		t.Errorf("Esc kept %q", got)
	}
}

func TestAPauseOfTenMinutesClosesTheSessionAndSaysSo(t *testing.T) {
	b := open(t, noFigures)
	b.press(fyne.KeySpace)
	b.pass(40 * time.Second)
	b.press(fyne.KeySpace)
	b.pass(coach.PauseLimit)
	if r := b.last(); !r.Ended || r.Completed || len(r.Techniques) == 0 {
		t.Errorf("%+v, want it ended with what was done", r)
	}
	state := ui.Describe(b.session, texts(t), ui.Rating{}, ui.After{})
	if state.Screen != ui.DoneScreen || state.Done.Headline != "Closed." {
		t.Errorf("the window says %q", state.Done.Headline)
	}
}

func TestTheAverageIsOfTheLastFiveRatedSessions(t *testing.T) {
	s := at(session(t, "mild-tension", coach.Options{}), time.Hour)
	for _, c := range []struct {
		name   string
		rating ui.Rating
		gains  []int
		want   string
	}{
		{"with this one", ui.Rating{Before: 7, After: 4}, []int{2, 4, 3, 3}, "Your last five sessions took off three points on average."},
		{"of five at most", ui.Rating{Before: 7, After: 6}, []int{1, 1, 1, 1, 9, 9}, "Your last five sessions took off one point on average."},
		{"without this one", ui.Rating{}, []int{2, 2, 2}, "Your last three sessions took off two points on average."},
		{"too few", ui.Rating{Before: 7, After: 4}, []int{3}, ""},
		{"no relief to tell of", ui.Rating{}, []int{0, 1, 0, -1}, ""},
		{"the same as before", ui.Rating{Before: 4, After: 4}, []int{2, 4, 3, 3}, "It adds up over the week."},
	} {
		if got := ui.Describe(s, texts(t), c.rating, ui.After{Gains: c.gains}).Done.Note; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestOnceMoreIsOfTheLastTechniqueThatMayBeDoneAgain(t *testing.T) {
	fresh := func() *coach.Session { return session(t, "mild-tension", coach.Options{}) }
	finished := at(fresh(), time.Hour)
	deep := fresh()
	until := find(t, deep, "tennis-ball-wall", technique.Work, 4, 0)
	at(deep, until).Do(monday.Add(until), coach.End)
	hurt := fresh()
	at(hurt, 30*time.Second).Do(monday.Add(30*time.Second), coach.Hurts)
	hurt.Do(monday.Add(30*time.Second), coach.End)
	for _, c := range []struct {
		name   string
		s      *coach.Session
		id     technique.ID
		button string
	}{
		{"nothing done", fresh(), "", ""},
		{"all done", finished, "scapular-retraction", "Once more, 7 only"},
		{"ended in deep work, which wants a rest", deep, "shoulder-knead", "Once more, 1 only"},
		{"it hurt", hurt, "", ""},
	} {
		if id, ok := ui.OnceMore(c.s); id != c.id || ok != (c.id != "") {
			t.Errorf("%s: %q is offered, want %q", c.name, id, c.id)
		}
		if got := ui.Describe(c.s, texts(t), ui.Rating{}, ui.After{}).Done.Again; got != c.button {
			t.Errorf("%s: the button says %q, want %q", c.name, got, c.button)
		}
	}
}
