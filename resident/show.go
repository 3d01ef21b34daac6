package resident

import (
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/scheduler"
)

// Notification is what the system shows for the resident, in plain text.
type Notification struct {
	Title, Text string
	// Buttons are shown where the system has some; Plain is the text where it has none.
	Buttons []Button
	Plain   string
	Stays   time.Duration // how long it stays with its buttons; 0: until it is answered
}

// Button is one way to answer a notification.
type Button struct {
	Key   string // for [Resident.Pressed]
	Label string
}

// The keys of buttons. A click beside them, on the notification, has the key "default".
const (
	pressStart  = "start"
	pressSnooze = "snooze"
	pressSkip   = "skip"
	pressAway   = "dismiss" // puts a heads-up away
	pressItself = "default"
)

// openReminder is a reminder that waits for an answer.
type openReminder struct {
	id                 int64
	at                 time.Time
	title, line, start string
	again              bool
	takenUp            bool // from an earlier resident
	reopened           bool // its window went without an answer once
}

// headsUp is the card that announces a reminder.
type headsUp struct {
	at    time.Time // when it came up
	start string
}

// inWindow tells whether reminders come as a window of Unknot's own.
func (r *Resident) inWindow() bool {
	switch r.settings.General.ReminderStyle {
	case "window":
		return true
	case "notification":
		return false
	}
	return r.PlacesWindows
}

// showReminder shows the open reminder in the style that was chosen.
func (r *Resident) showReminder() {
	if !r.inWindow() {
		r.notify(r.reminderAsNotification(true, "words.notification.how"))
		return
	}
	already, err := r.Windows.Open(control.ReminderWindow)
	switch {
	case err != nil:
		r.remindPlainly(err)
	case already:
		r.hub.send(control.Event{Kind: "show", Command: control.ReminderWindow})
	}
	if err == nil && !r.PlacesWindows {
		r.notice("not-placed", r.words.Say("words.notice.not_placed"))
	}
}

// remindPlainly shows the open reminder as a notification because no window could.
func (r *Resident) remindPlainly(err error) {
	r.Log.Warn("the reminder window did not open", "error", err)
	r.notice("no-window", r.words.Say("words.notice.no_window"))
	if r.reminder != nil {
		// No window, no coach to start.
		r.notify(r.reminderAsNotification(false, "words.notification.how_text"))
	}
}

// reminderAsNotification words the open reminder; how tells those without buttons what to do.
func (r *Resident) reminderAsNotification(canStart bool, how string) Notification {
	n := Notification{Title: r.reminder.title, Text: r.reminder.line, Plain: r.reminder.line + " " + r.words.Say(how)}
	if canStart {
		n.Buttons = append(n.Buttons, Button{pressStart, r.reminder.start})
	} else {
		n.Text = n.Plain
	}
	if choice, ok := r.likeliestSnooze(); ok {
		n.Buttons = append(n.Buttons, Button{pressSnooze, r.words.Say("words.notification.snooze", "Label", choice.Label)})
	}
	n.Buttons = append(n.Buttons, Button{pressSkip, r.words.Say("words.notification.skip")})
	return n
}

// likeliestSnooze is the second choice, as the first is often too soon.
func (r *Resident) likeliestSnooze() (control.SnoozeChoice, bool) {
	choices := r.words.snooze(r.plan, r.history, r.decision, r.clock.Now()).Choices
	if len(choices) == 0 {
		return control.SnoozeChoice{}, false
	}
	return choices[min(1, len(choices)-1)], true
}

// announce says that a reminder comes soon.
func (r *Resident) announce(d scheduler.Decision, now time.Time) {
	title, line := r.words.headsUp(d, now)
	_, _, start := r.words.reminder(d, r.plan, r.settings.Safety.Locked(), nil, now)
	if r.inWindow() {
		r.card = &headsUp{at: now, start: start}
		already, err := r.Windows.Open(control.ReminderWindow)
		if err == nil {
			if already {
				r.hub.send(control.Event{Kind: "show", Command: control.ReminderWindow})
			}
			return
		}
		r.Log.Warn("the heads-up did not open", "error", err)
		r.card = nil
	}
	r.notify(Notification{
		Title: title, Text: line, Plain: line, Stays: r.clock.Real(d.At.Sub(now)),
		Buttons: []Button{{pressStart, r.words.Say("words.notification.now")}, {pressAway, r.words.Say("words.notification.dismiss")}},
	})
}

// cardSlack is how much later than announced a reminder may come without its card being put
// away: the desk clock stops for a glance out of the window too.
const cardSlack = 30 * time.Second

// putCardAway ends an announcement that came true, or that no longer holds.
func (r *Resident) putCardAway(now time.Time) {
	if r.card == nil {
		return
	}
	d := r.decision
	soon := d.Kind == scheduler.KindWait || d.Kind == scheduler.KindHeadsUp
	if r.reminder != nil || !soon || len(d.Blockers) > 0 || d.At.Sub(now) > r.plan.HeadsUp+cardSlack {
		r.card = nil
	}
}

// notify has a notification shown soon.
func (r *Resident) notify(n Notification) {
	if err := r.Notify(n); err != nil {
		r.Log.Warn("no notification", "title", n.Title, "error", err)
	}
}

// Pressed carries out what the button of a notification stands for.
func (r *Resident) Pressed(key string) {
	var err error
	switch key {
	case pressStart, pressSkip, pressAway:
		_, err = r.Do(control.Command{Name: key})
	case pressSnooze:
		r.mu.Lock()
		choice, ok := r.likeliestSnooze()
		r.mu.Unlock()
		if ok {
			_, err = r.Do(control.Command{Name: "snooze", For: choice.For})
		}
	case pressItself:
		_, err = r.Do(control.Command{Name: "window", Window: control.TodayWindow})
	}
	if err != nil {
		r.Log.Info("refused", "button", key, "why", err)
		r.notify(Notification{Title: "Unknot", Text: err.Error()})
	}
}
