// Package control holds the words that the resident and its clients speak: HTTP
// with JSON bodies over a Unix-domain socket that only the user may open.
//
// Windows and commands use a [Client]; the resident serves the same types. The
// interface is public and stable, and described for people in docs/CONTROL.md:
// names are snake_case with their unit, times are RFC 3339, fields may be added and
// are never renamed or removed.
package control

import "time"

// Version is the version of the interface. A client and a resident that differ in
// it say so instead of guessing.
const Version = 1

// State is what the resident is doing, in one word. The tray icon follows it.
type State string

const (
	Resting   State = "resting"   // nothing planned for now
	Counting  State = "counting"  // on the way to the next reminder
	Due       State = "due"       // a reminder is shown and not answered
	HeldBack  State = "held-back" // a reminder is due and a blocker holds it
	Snoozed   State = "snoozed"
	Paused    State = "paused"
	InSession State = "session"
)

// Snapshot is the resident's whole visible state at one moment.
type Snapshot struct {
	Now   time.Time `json:"now"`
	State State     `json:"state"`

	// NextReminder is when the next reminder is expected; null when none is planned.
	NextReminder *time.Time `json:"next_reminder"`
	// Headline and Reason say it in plain words: "Next break about 15:10." and
	// "At the desk since 13:20."
	Headline string `json:"headline"`
	Reason   string `json:"reason"`

	DeskTimeS int        `json:"desk_time_s"`          // active time since the last break
	DeskSince *time.Time `json:"desk_since,omitempty"` // when the current stretch began
	// ProgressPercent is how far the desk time is on the way to the next reminder, or
	// the session on the way to its end; 0 to 100.
	ProgressPercent int `json:"progress_percent"`

	Blockers []Blocker `json:"blockers"`
	Week     Week      `json:"week"`
	Today    Day       `json:"today"`

	// Routine is the routine that Start starts, with the reason for the choice.
	Routine       RoutineRef `json:"routine"`
	RoutineReason string     `json:"routine_reason"`
	// Routines are those that can be started now, in the order of the packs.
	Routines []RoutineRef `json:"routines"`

	Reminder *Reminder `json:"reminder,omitempty"` // the one that is open
	Session  *Session  `json:"session,omitempty"`  // the one that runs
	Snooze   Snooze    `json:"snooze"`
	Meeting  Meeting   `json:"meeting"`
	Pause    *Pause    `json:"pause,omitempty"`

	CoachLocked bool     `json:"coach_locked"` // by the safety check
	FirstRun    bool     `json:"first_run"`    // the first run is still to be done
	Notices     []Notice `json:"notices"`      // what went wrong and is kept in mind

	// Kept is what was deleted and can still be brought back; none: nothing.
	Kept *KeptData `json:"kept,omitempty"`

	// Sources are what tells about the desk, by source and kind, as `unknot doctor` explains
	// it; docs/PRESENCE.md lists them.
	Sources []Source `json:"sources"`
}

// KeptData is a copy of all that the person deleted.
type KeptData struct {
	Deleted time.Time `json:"deleted"`
	Until   time.Time `json:"until"`  // it is removed for good then
	Folder  string    `json:"folder"` // where it lies
}

// Source is what one source says now of one kind of fact, such as "x11" of "idle".
type Source struct {
	Source string `json:"source"`
	Kind   string `json:"kind,omitempty"` // none: of all that it could tell
	// Sees is false when it can't tell here, or for the moment; Sentence says why.
	Sees  bool       `json:"sees"`
	On    bool       `json:"on"`              // it holds
	Since *time.Time `json:"since,omitempty"` // since when
	// Sentence is what is known besides: "Microphone in use by Zoom."
	Sentence string `json:"sentence,omitempty"`
}

// RoutineRef names a routine for people.
type RoutineRef struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	LengthS int    `json:"length_s"` // with the tools at hand
	Locked  string `json:"locked,omitempty"`
}

// Blocker is one thing that holds reminders back.
type Blocker struct {
	Kind     string    `json:"kind"`
	Since    time.Time `json:"since"`
	Sentence string    `json:"sentence"`
}

// Week is the week so far, Monday to Sunday.
type Week struct {
	Done int       `json:"done"`
	Goal int       `json:"goal"`
	Days []WeekDay `json:"days"`
	// WeeksMet counts the weeks in a row that met the goal, this one included once it has.
	WeeksMet int    `json:"weeks_met"`
	Note     string `json:"note"` // "Deep work today makes Thursday a rest day for it."
}

// WeekDay is one day of the week card.
type WeekDay struct {
	Date  string `json:"date"` // "2026-11-23"
	Today bool   `json:"today"`
	Kind  string `json:"kind"` // "deep", "gentle", "rest", "open" or "off"
}

// Day is what the day line shows.
type Day struct {
	From        time.Time   `json:"from"`
	To          time.Time   `json:"to"`
	Window      Span        `json:"window"`       // the afternoon window
	Desk        []Span      `json:"desk"`         // stretches at the desk
	Done        []Span      `json:"done"`         // sessions
	Planned     []time.Time `json:"planned"`      // reminders to come, the first is the surest
	Tension     []Tension   `json:"tension"`      // ratings of today, oldest first
	TensionNote string      `json:"tension_note"` // "At 11:30 you said 4."
}

// Span is a stretch of time.
type Span struct {
	From time.Time `json:"from"`
	To   time.Time `json:"to"`
}

// Tension is one rating, from 1 (loose) to 10 (like concrete).
type Tension struct {
	At    time.Time `json:"at"`
	Value int       `json:"value"`
}

// Reminder is an open reminder.
type Reminder struct {
	ID    int64     `json:"id"`
	At    time.Time `json:"at"`
	Kind  string    `json:"kind"` // "reminder"; others may come
	Title string    `json:"title"`
	Line  string    `json:"line"`
	// Start is the label of the main button: "Start 5 min".
	Start string `json:"start"`
	// Again tells that it comes back after a snooze.
	Again bool `json:"again"`
	// After so many seconds without an answer its window shrinks to a card, or grows; 0: never.
	ShrinkAfterS int `json:"shrink_after_s,omitempty"`
	GrowAfterS   int `json:"grow_after_s,omitempty"`
}

// Snooze says what snoozing can do now.
type Snooze struct {
	Until   *time.Time     `json:"until,omitempty"`
	Used    int            `json:"used"`
	Left    int            `json:"left"`
	Choices []SnoozeChoice `json:"choices"`
	Note    string         `json:"note"` // "First snooze today. ..."
}

// SnoozeChoice is one way to snooze: For is what the snooze command takes.
type SnoozeChoice struct {
	Label string `json:"label"` // "10 min", "At 17:15"
	For   string `json:"for"`   // "10m", "17:15"
}

// Meeting says what "In a meeting" can do now, and whether it is on.
type Meeting struct {
	Since *time.Time `json:"since,omitempty"` // in one since then, by hand; none: not
	Until *time.Time `json:"until,omitempty"` // none, in one: until the call ends
	// Choices are the ways to say so, the likeliest first. "Until the call ends" is among
	// them where calls can be seen.
	Choices []MeetingChoice `json:"choices"`
	Note    string          `json:"note"` // "I will stay silent, ..."
}

// MeetingChoice is one way to say that one is in a meeting: For is what the meeting command takes.
type MeetingChoice struct {
	Label string `json:"label"` // "Until the call ends", "For 30 minutes"
	For   string `json:"for"`   // "call", "30m"
}

// Pause is a pause that the person asked for.
type Pause struct {
	Since time.Time  `json:"since"`
	Until *time.Time `json:"until,omitempty"` // none: until resumed
}

// Notice is something the person should know.
type Notice struct {
	Kind string `json:"kind"` // "settings-restored", "journal-set-aside", "no-window", "no-tray" ...
	Text string `json:"text"`
}

// Session is a running session, as its face (a window, a terminal) reports it.
type Session struct {
	ID       int64     `json:"id"`
	Routine  string    `json:"routine"`
	Name     string    `json:"name"`
	Started  time.Time `json:"started"`
	Sentence string    `json:"sentence"` // "Tennis ball wall, spot 4 of 10"
	LengthS  int       `json:"length_s"`
	LeftS    int       `json:"left_s"`
	Paused   bool      `json:"paused"`
	Mini     *bool     `json:"mini,omitempty"` // its window is the small one; none: it has no window
	// Interrupted tells that its face is gone and another can go on with it: "start" or
	// the session command "show" does so in a window, "end" keeps what was done.
	Interrupted bool `json:"interrupted,omitempty"`
}
