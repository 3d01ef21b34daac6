package reminder_test

import (
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/ui/reminder"
	"github.com/unknot-app/unknot/ui/theme"
)

var (
	full  = fyne.NewSize(400, 240)
	small = fyne.NewSize(320, 64)
)

func TestItLooksAsDesigned(t *testing.T) {
	tests := []struct {
		name     string
		snapshot control.Snapshot
		do       func(*desk)
	}{
		{"guard", usual(), func(*desk) {}},
		{"default", usual(), func(d *desk) { d.pass(reminder.Guard) }},
		{"again", again(), func(d *desk) { d.pass(reminder.Guard) }},
		{"snooze", usual(), func(d *desk) { d.pass(reminder.Guard); d.press(fyne.KeyS) }},
		{"meeting", usual(), func(d *desk) { d.pass(reminder.Guard); d.press(fyne.KeyM) }},
		{"meeting-no-calls", usual(), func(d *desk) {
			s := usual()
			s.Meeting.Choices = s.Meeting.Choices[1:]
			d.face.Event(control.Event{Kind: "snapshot", Snapshot: &s})
			d.pass(reminder.Guard)
			d.press(fyne.KeyM)
		}},
		{"quiet", usual(), func(d *desk) {
			s := answered(usual())
			s.Meeting.Since = &s.Now
			d.answer = func(control.Command) (control.Snapshot, error) { return s, nil }
			d.pass(reminder.Guard)
			d.press(fyne.KeyM, fyne.Key1)
		}},
		{"waiting", usual(), func(d *desk) { d.pass(patience) }},
		{"grown", firm(), func(d *desk) { d.pass(patience) }},
		{"heads-up", headsUp(), func(*desk) {}},
		{"skipped", usual(), func(d *desk) {
			s := answered(usual())
			next := time.Date(2026, 11, 23, 16, 25, 0, 0, time.UTC)
			s.NextReminder = &next
			d.answer = func(control.Command) (control.Snapshot, error) { return s, nil }
			d.pass(reminder.Guard)
			d.press(fyne.KeyEscape)
		}},
		{"snoozed", usual(), func(d *desk) {
			s := answered(usual())
			until := time.Date(2026, 11, 23, 15, 30, 0, 0, time.UTC)
			s.Snooze.Until = &until
			d.answer = func(control.Command) (control.Snapshot, error) { return s, nil }
			d.pass(reminder.Guard)
			d.press(fyne.KeyS, fyne.Key2)
		}},
		{"refused", usual(), func(d *desk) {
			d.answer = func(control.Command) (control.Snapshot, error) {
				return control.Snapshot{}, &control.Error{Sentence: "The coach is locked by your answers to the safety check. Settings, General unlocks it."}
			}
			d.pass(reminder.Guard)
			d.press(fyne.KeyReturn)
		}},
		{"no-snooze", usual(), func(d *desk) {
			s := usual()
			s.Reminder.Title, s.Reminder.Line = "That was a long call.", "50 minutes on the microphone. Loosen up before the next thing?"
			s.Snooze, s.Meeting = control.Snooze{}, control.Meeting{}
			d.face.Event(control.Event{Kind: "snapshot", Snapshot: &s})
			d.pass(reminder.Guard)
		}},
	}
	for _, tt := range tests {
		for _, variant := range []string{"light", "dark"} {
			d := open(t, tt.snapshot, variant, "normal")
			tt.do(d)
			test.AssertImageMatches(t, tt.name+"-"+variant+".png", d.picture())
		}
	}
	for _, textSize := range []string{"large", "largest"} {
		d := open(t, usual(), "light", textSize)
		d.pass(reminder.Guard)
		test.AssertImageMatches(t, "default-"+textSize+".png", d.picture())
		d.press(fyne.KeyS)
		test.AssertImageMatches(t, "snooze-"+textSize+".png", d.picture())
		d.press(fyne.KeyEscape, fyne.KeyM)
		test.AssertImageMatches(t, "meeting-"+textSize+".png", d.picture())
		d.press(fyne.KeyEscape)
		d.pass(patience)
		test.AssertImageMatches(t, "waiting-"+textSize+".png", d.picture())
	}
}

func TestAThemeChosenMeanwhileIsTakenOn(t *testing.T) {
	d := open(t, usual(), "light", "normal")
	d.pass(reminder.Guard)
	before := d.picture().At(200, 120)
	theme.Apply(d.app, "dark", "normal")
	d.face.Event(control.Event{Kind: "settings"})
	if after := d.picture().At(200, 120); after == before {
		t.Errorf("the surface is still %v", after)
	}
}

func TestAnswers(t *testing.T) {
	tests := []struct {
		name string
		do   func(*desk)
		want []control.Command
		goes bool // at once; otherwise it says goodbye first
	}{
		{"Enter starts", func(d *desk) { d.press(fyne.KeyReturn) }, []control.Command{{Name: "start"}}, true},
		{"the keypad's Enter starts", func(d *desk) { d.press(fyne.KeyEnter) }, []control.Command{{Name: "start"}}, true},
		{"a click on Start starts", func(d *desk) { d.click(200, 160) }, []control.Command{{Name: "start"}}, true},
		{"Esc skips", func(d *desk) { d.press(fyne.KeyEscape) }, []control.Command{{Name: "skip"}}, false},
		{"a click on Skip skips", func(d *desk) { d.click(340, 208) }, []control.Command{{Name: "skip"}}, false},
		{"S and a number snooze", func(d *desk) { d.press(fyne.KeyS, fyne.Key4) }, []control.Command{{Name: "snooze", For: "17:15"}}, false},
		{"S and Enter snooze for the likeliest time", func(d *desk) { d.press(fyne.KeyS, fyne.KeyReturn) }, []control.Command{{Name: "snooze", For: "20m"}}, false},
		{"clicks snooze", func(d *desk) { d.click(145, 208); d.click(190, 80) }, []control.Command{{Name: "snooze", For: "10m"}}, false},
		{"M and a number stay quiet", func(d *desk) { d.press(fyne.KeyM, fyne.Key3) }, []control.Command{{Name: "meeting", For: "1h"}}, false},
		{"M and Enter stay quiet until the call ends", func(d *desk) { d.press(fyne.KeyM, fyne.KeyReturn) }, []control.Command{{Name: "meeting", For: "call"}}, false},
		{"clicks stay quiet", func(d *desk) { d.click(240, 208); d.click(200, 116) }, []control.Command{{Name: "meeting", For: "30m"}}, false},
		{"Esc leaves the meeting page, Enter starts", func(d *desk) { d.press(fyne.KeyM, fyne.KeyEscape, fyne.KeyReturn) }, []control.Command{{Name: "start"}}, true},
		{"Esc leaves the snooze page, Esc again skips", func(d *desk) { d.press(fyne.KeyS, fyne.KeyEscape, fyne.KeyEscape) }, []control.Command{{Name: "skip"}}, false},
		{"a number without S does nothing", func(d *desk) { d.press(fyne.Key1, fyne.KeySpace) }, nil, false},
		{"only the first answer counts", func(d *desk) { d.press(fyne.KeyEscape, fyne.KeyReturn) }, []control.Command{{Name: "skip"}}, false},
		{"on the waiting card Enter starts", func(d *desk) { d.pass(patience); d.press(fyne.KeyReturn) }, []control.Command{{Name: "start"}}, true},
		{"on the waiting card Now starts", func(d *desk) { d.pass(patience); d.click(240, 32) }, []control.Command{{Name: "start"}}, true},
		{"the waiting card's clock asks how long", func(d *desk) { d.pass(patience); d.click(292, 32); d.press(fyne.Key3) }, []control.Command{{Name: "snooze", For: "45m"}}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := ready(t, usual())
			tt.do(d)
			if diff := cmp.Diff(tt.want, d.asked); diff != "" {
				t.Errorf("the resident was asked (-want +got):\n%s", diff)
			}
			if d.closed != tt.goes {
				t.Errorf("closed at once: %v, want %v", d.closed, tt.goes)
			}
			if len(tt.want) > 0 && !tt.goes {
				if d.size() != small {
					t.Errorf("the goodbye is %v large, want %v", d.size(), small)
				}
				d.pass(reminder.Farewell)
				if !d.closed {
					t.Errorf("it stays after its goodbye")
				}
			}
		})
	}
}

func TestTheGuardTakesNoKey(t *testing.T) {
	d := open(t, usual(), "light", "normal")
	d.press(fyne.KeyReturn, fyne.KeyEscape, fyne.KeyS, fyne.Key1, fyne.KeyTab, fyne.KeySpace)
	d.pass(reminder.Guard - time.Millisecond)
	d.press(fyne.KeyReturn)
	if len(d.asked) > 0 || d.closed {
		t.Fatalf("keys during the guard did something: %v, closed %v", d.asked, d.closed)
	}
	d.pass(time.Millisecond)
	d.press(fyne.KeyReturn)
	if diff := cmp.Diff([]control.Command{{Name: "start"}}, d.asked); diff != "" {
		t.Errorf("after the guard (-want +got):\n%s", diff)
	}
}

func TestThePointerWorksDuringTheGuard(t *testing.T) {
	d := open(t, usual(), "light", "normal")
	d.click(200, 160)
	if len(d.asked) != 1 {
		t.Errorf("a click on Start during the guard asked for %v", d.asked)
	}
}

func TestItShrinksWhenNobodyAnswers(t *testing.T) {
	d := ready(t, usual())
	d.pass(patience - reminder.Guard - time.Second)
	if d.size() != full {
		t.Fatalf("it is %v large before its time", d.size())
	}
	d.pass(time.Second)
	if d.size() != small {
		t.Fatalf("it is %v large after three minutes, want %v", d.size(), small)
	}
	if len(d.asked) > 0 || d.closed {
		t.Fatalf("shrinking answered: %v, closed %v", d.asked, d.closed)
	}
	d.face.Event(control.Event{Kind: "show", Command: "reminder"})
	if d.size() != full {
		t.Errorf("asked for, it is %v large, want %v", d.size(), full)
	}
}

func TestAFirmOneGrowsAndCanStillBeEnded(t *testing.T) {
	d := ready(t, firm())
	d.pass(patience)
	large := d.size()
	if large.Width <= full.Width || large.Height <= full.Height {
		t.Fatalf("after three minutes it is %v large", large)
	}
	d.pass(time.Hour)
	if d.size() != large || d.closed {
		t.Errorf("an hour later it is %v large, closed %v; want it to stay", d.size(), d.closed)
	}
	d.press(fyne.KeyEscape)
	if diff := cmp.Diff([]control.Command{{Name: "skip"}}, d.asked); diff != "" {
		t.Errorf("Esc (-want +got):\n%s", diff)
	}
}

func TestAGentleOneThatNeitherShrinksNorGrowsStays(t *testing.T) {
	s := usual()
	s.Reminder.ShrinkAfterS = 0
	d := ready(t, s)
	d.pass(time.Hour)
	if d.size() != full || d.closed {
		t.Errorf("it is %v large, closed %v", d.size(), d.closed)
	}
}

func TestTheGoodbyeStaysUnderAPointerThatMoves(t *testing.T) {
	d := ready(t, usual())
	d.press(fyne.KeyEscape)
	for x := range 3 {
		test.MoveMouse(d.window.Canvas(), fyne.NewPos(100, 30))
		test.MoveMouse(d.window.Canvas(), fyne.NewPos(float32(110+x), 30))
		d.pass(reminder.Farewell)
		if d.closed {
			t.Fatal("it went from under the pointer")
		}
	}
	d.pass(reminder.Farewell)
	if !d.closed {
		t.Error("it stays for a pointer that only rests on it")
	}
}

func TestItDoesNotShrinkWhileSomebodyChooses(t *testing.T) {
	d := ready(t, usual())
	d.press(fyne.KeyS)
	d.pass(patience)
	if d.size() != full {
		t.Errorf("it shrank to %v", d.size())
	}
	d.press(fyne.KeyEscape)
	d.pass(patience)
	if d.size() != small {
		t.Errorf("back at the question it stays %v large", d.size())
	}
}

func TestAnAnswerKeepsItFromShrinking(t *testing.T) {
	d := ready(t, usual())
	d.press(fyne.KeyReturn)
	d.pass(patience)
	if d.size() != full {
		t.Errorf("it shrank to %v", d.size())
	}
}

func TestAnAnswerIsTakenBack(t *testing.T) {
	undo := func(d *desk) {
		d.pass(reminder.Settle)
		d.click(280, 32)
	}
	t.Run("a double click on Skip takes nothing back", func(t *testing.T) {
		d := ready(t, usual())
		d.press(fyne.KeyEscape)
		d.click(280, 32)
		if diff := cmp.Diff([]control.Command{{Name: "skip"}}, d.asked); diff != "" {
			t.Errorf("asked (-want +got):\n%s", diff)
		}
	})
	t.Run("the question comes back, as the resident words it now", func(t *testing.T) {
		d := ready(t, usual())
		d.press(fyne.KeyEscape)
		d.answer = func(control.Command) (control.Snapshot, error) { return usual(), nil }
		undo(d)
		want := []control.Command{{Name: "skip"}, {Name: "undo"}}
		if diff := cmp.Diff(want, d.asked); diff != "" || d.size() != full {
			t.Fatalf("%v large, asked (-want +got):\n%s", d.size(), diff)
		}
		d.pass(reminder.Farewell)
		if d.closed {
			t.Error("the goodbye of before closed it")
		}
		d.press(fyne.KeyReturn)
		if len(d.asked) != 3 {
			t.Error("it can't be answered again")
		}
	})
	t.Run("a reminder that can't come back goes", func(t *testing.T) {
		d := ready(t, usual())
		d.press(fyne.KeyEscape)
		undo(d)
		if !d.closed {
			t.Error("it stays without a question")
		}
	})
	t.Run("it was too late: the refusal is said", func(t *testing.T) {
		d := ready(t, usual())
		d.press(fyne.KeyEscape)
		d.answer = func(control.Command) (control.Snapshot, error) { return control.Snapshot{}, errors.New("too late") }
		undo(d)
		if d.closed {
			t.Error("it went without a word")
		}
	})
}

func TestItFollowsTheResident(t *testing.T) {
	event := func(s control.Snapshot) control.Event { return control.Event{Kind: "snapshot", Snapshot: &s} }
	t.Run("no open reminder any more: it goes", func(t *testing.T) {
		d := ready(t, usual())
		d.face.Event(event(answered(usual())))
		if !d.closed {
			t.Error("it stays")
		}
	})
	t.Run("the same reminder: it stays", func(t *testing.T) {
		d := ready(t, usual())
		d.face.Event(event(usual()))
		if d.closed || d.size() != full {
			t.Errorf("closed %v, %v large", d.closed, d.size())
		}
	})
	t.Run("the goodbye is said although no reminder is open", func(t *testing.T) {
		d := ready(t, usual())
		d.press(fyne.KeyEscape)
		d.face.Event(event(answered(usual())))
		if d.closed {
			t.Error("it went before it said goodbye")
		}
	})
	t.Run("the announced reminder comes: it asks, and guards anew", func(t *testing.T) {
		d := ready(t, headsUp())
		if d.size() != small {
			t.Fatalf("the announcement is %v large", d.size())
		}
		d.face.Event(event(usual()))
		if d.size() != full {
			t.Fatalf("the question is %v large", d.size())
		}
		d.press(fyne.KeyReturn)
		if len(d.asked) > 0 {
			t.Errorf("a key was taken at once: %v", d.asked)
		}
	})
	t.Run("the announcement is put away", func(t *testing.T) {
		d := ready(t, headsUp())
		d.press(fyne.KeyEscape)
		if diff := cmp.Diff([]control.Command{{Name: "dismiss"}}, d.asked); diff != "" || !d.closed {
			t.Errorf("closed %v, asked (-want +got):\n%s", d.closed, diff)
		}
	})
	t.Run("the resident is lost: it goes", func(t *testing.T) {
		d := ready(t, usual())
		d.face.Lost()
		if !d.closed {
			t.Error("it stays")
		}
	})
}

func TestARefusalIsSaidAndCanBeAnsweredAgain(t *testing.T) {
	d := ready(t, usual())
	d.answer = func(control.Command) (control.Snapshot, error) { return control.Snapshot{}, errors.New("no") }
	d.press(fyne.KeyReturn)
	if d.closed {
		t.Fatal("it closed on a refusal")
	}
	d.answer = func(control.Command) (control.Snapshot, error) { return answered(usual()), nil }
	d.press(fyne.KeyReturn)
	if !d.closed {
		t.Error("the second answer did nothing")
	}
}
