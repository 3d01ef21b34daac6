package control

import (
	"encoding/json"
	"time"

	"github.com/unknot-app/unknot/settings"
)

// Hello is what a resident says about itself (GET /v1/hello).
type Hello struct {
	Interface int    `json:"interface"` // Version
	Program   string `json:"program"`   // "0.1.0"
	PID       int    `json:"pid"`
}

// Event is one line of the event stream (GET /v1/events, one JSON object a line).
// A stream opens with the snapshot of its first moment.
type Event struct {
	// Kind is "snapshot" (the state changed), "session" (a command to the face of the
	// running session), "show" (the window named in Command is to come to the front),
	// "settings" (the settings changed), "library" (there are other routines or techniques)
	// or "bye" (the resident ends).
	Kind     string    `json:"kind"`
	Snapshot *Snapshot `json:"snapshot,omitempty"`
	Command  string    `json:"command,omitempty"` // "pause", "resume", "next", "end"; or a window's name
}

// Command asks the resident for something (POST /v1/commands). The answer is a
// snapshot, or an [Error] that says why not.
type Command struct {
	// Name is one of "start" (Routine, empty: what the next reminder would offer), "snooze"
	// (For), "skip", "undo" (the last snooze, skip or meeting, for a little while), "meeting"
	// (For), "free" (no meeting, and what is seen of a call now is none), "later" (For: moves
	// what is left of today's plan), "dismiss" (the heads-up card), "pause" (For), "resume",
	// "window" (Window), "rate" (Tension), "session" (Session),
	// "test-reminder" (shows one that counts for nothing), "delete-data" (all of the person's
	// data; a copy is kept for 30 days), "restore-data" (brings that copy back) and "quit".
	Name    string `json:"name"`
	Routine string `json:"routine,omitempty"`
	For     string `json:"for,omitempty"`     // "10m", "17:15", "1h", "until 14:00", "today", "tomorrow", "monday", "call", "" (as the command says)
	Window  string `json:"window,omitempty"`  // "today", "settings", "first-run", "coach"
	Tension int    `json:"tension,omitempty"` // 1 to 10
	Session string `json:"session,omitempty"` // "pause", "resume", "next", "end", "show", "mini"
}

// SessionStart opens a session (POST /v1/sessions). The answer is a [SessionTicket].
type SessionStart struct {
	Routine string `json:"routine"` // empty: what the next reminder would offer
	Face    string `json:"face"`    // "window" or "terminal"
	// PID is the face's process, so that the resident knows at once that it died; 0: not said.
	PID int `json:"pid,omitempty"`
}

// SessionTicket is what a face needs to coach the session.
type SessionTicket struct {
	ID       int64             `json:"id"`
	Routine  string            `json:"routine"`
	Settings settings.Settings `json:"settings"`
	// LeftOut names techniques to leave out today, with the reason in words, over and
	// above those whose tools are missing.
	LeftOut map[string]string `json:"left_out"`
	Week    Week              `json:"week"`
	// Saved is the state of a session that its last face left unfinished, as that face
	// reported it; empty in a new session. Before and Note are what was rated and noted.
	Saved  json.RawMessage `json:"saved,omitempty"`
	Before int             `json:"tension_before,omitempty"`
	Note   string          `json:"note,omitempty"`
}

// SessionReport is what has really been done so far (PUT /v1/sessions/ID). A face
// reports at every change of segment and at least every 10 s; what it reported last is
// kept if it dies.
type SessionReport struct {
	Sentence   string          `json:"sentence"`
	LengthS    int             `json:"length_s"`
	LeftS      int             `json:"left_s"`
	Paused     bool            `json:"paused"`
	SpentS     int             `json:"spent_s"`
	Techniques []TechniqueDone `json:"techniques"`
	Before     int             `json:"tension_before,omitempty"` // 0: not rated
	After      int             `json:"tension_after,omitempty"`
	Note       string          `json:"note,omitempty"`
	Ended      bool            `json:"ended"`
	Mini       *bool           `json:"mini,omitempty"` // the window is the small one; none: it is no window
	Completed  bool            `json:"completed"`      // the time of the whole timeline was really spent
	// Saved is what another face needs to go on exactly there should this one die; what it
	// holds is the faces' own business.
	Saved json.RawMessage `json:"saved,omitempty"`
}

// TechniqueDone is what was really done of one technique.
type TechniqueDone struct {
	ID     string `json:"id"`
	SpentS int    `json:"spent_s"` // of its work, without lead-in and change-over
	Done   int    `json:"done"`    // repetitions, spots, positions or sides that were finished
	Count  int    `json:"count"`   // of how many
}

// History is what happened (GET /v1/history).
type History struct {
	Sessions  []SessionRecord  `json:"sessions"`
	Reminders []ReminderRecord `json:"reminders"`
	Ratings   []RatingRecord   `json:"ratings"`
}

// RatingRecord is a tension rating, 1 (loose) to 10 (like concrete). Source is "check-in",
// "before" or "after" (a session).
type RatingRecord struct {
	At     time.Time `json:"at"`
	Value  int       `json:"value"`
	Source string    `json:"source"`
}

// SessionRecord is a session that ended.
type SessionRecord struct {
	ID            int64           `json:"id"`
	Routine       string          `json:"routine"`
	Started       time.Time       `json:"started"`
	Ended         time.Time       `json:"ended"`
	Completed     bool            `json:"completed"`
	SpentS        int             `json:"spent_s"`
	Techniques    []TechniqueDone `json:"techniques"`
	TensionBefore *int            `json:"tension_before"`
	TensionAfter  *int            `json:"tension_after"`
	Note          string          `json:"note,omitempty"`
}

// ReminderRecord is a reminder and what became of it.
type ReminderRecord struct {
	ID      int64     `json:"id"`
	At      time.Time `json:"at"`
	Outcome string    `json:"outcome"`
	Reason  string    `json:"reason"`
}

// SettingsReply answers GET and PUT /v1/settings: the settings in force and, in words,
// what was wrong with those that were sent.
type SettingsReply struct {
	Settings settings.Settings `json:"settings"`
	Problems []string          `json:"problems"`
	Summary  string            `json:"summary"` // the plan in one sentence
}

// Why says what is planned next and which facts led to it (GET /v1/why).
type Why struct {
	Text string `json:"text"` // a paragraph for the person
}

// Error is the body of every answer that is not a success: a sentence for the person.
type Error struct {
	Sentence string `json:"error"`
}

func (e *Error) Error() string { return e.Sentence }
