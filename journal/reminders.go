package journal

import (
	"database/sql"
	"fmt"
	"time"

	"github.com/unknot-app/unknot/technique"
)

// Reminder is a reminder and what became of it.
type Reminder struct {
	ID      int64
	At      time.Time
	Kind    string       // "heads-up" or "reminder"
	Outcome string       // "open", "started", "snoozed", "skipped", "not-seen" or "moved"
	Ended   time.Time    // when it got its outcome; zero while open
	Reason  string       // why it came then, as a sentence
	Routine technique.ID // what it offered
}

// AddReminder adds a reminder and returns its ID; r.ID is not used. An empty outcome
// is "open".
func (j *Journal) AddReminder(r Reminder) (int64, error) {
	id := j.newID()
	if r.Outcome == "" {
		r.Outcome = "open"
	}
	at, zone := stamp(r.At)
	return id, j.change(write{run: func(tx *sql.Tx) error {
		_, err := tx.Exec(`INSERT INTO reminders (id, at_ms, zone_s, kind, outcome, ended_ms, reason, routine)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, id, at, zone, r.Kind, r.Outcome, orNull(r.Ended), r.Reason, string(r.Routine))
		if err != nil {
			return fmt.Errorf("add a reminder to the journal: %w", err)
		}
		return nil
	}})
}

// SetOutcome says what became of a reminder, and when; a zero time with "open" takes an
// outcome back.
func (j *Journal) SetOutcome(id int64, outcome string, at time.Time) error {
	return j.change(write{run: func(tx *sql.Tx) error {
		result, err := tx.Exec("UPDATE reminders SET outcome = ?, ended_ms = ? WHERE id = ?", outcome, orNull(at), id)
		return changedOne(result, err, "reminder", id)
	}})
}

// Settle says what became of a reminder, when, and why: a sentence that follows why it came.
func (j *Journal) Settle(id int64, outcome, because string, at time.Time) error {
	return j.change(write{run: func(tx *sql.Tx) error {
		result, err := tx.Exec("UPDATE reminders SET outcome = ?, ended_ms = ?, reason = trim(reason || ' ' || ?) WHERE id = ?",
			outcome, orNull(at), because, id)
		return changedOne(result, err, "reminder", id)
	}})
}

// Reminders returns the reminders from a moment up to but not including another,
// oldest first.
func (j *Journal) Reminders(from, to time.Time) ([]Reminder, error) {
	var all []Reminder
	err := j.query(func(db *sql.DB) error {
		rows, err := db.Query(`SELECT id, at_ms, zone_s, kind, outcome, ended_ms, reason, routine
			FROM reminders WHERE at_ms >= ? AND at_ms < ? ORDER BY at_ms, id`, from.UnixMilli(), to.UnixMilli())
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var r Reminder
			var at int64
			var ended sql.NullInt64
			var zone int
			if err := rows.Scan(&r.ID, &at, &zone, &r.Kind, &r.Outcome, &ended, &r.Reason, &r.Routine); err != nil {
				return err
			}
			r.At, r.Ended = moment(at, zone), orZero(ended, zone)
			all = append(all, r)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read the reminders of the journal: %w", err)
	}
	return all, nil
}

// Tension is a tension rating, 1 (loose) to 10 (like concrete).
type Tension struct {
	At     time.Time
	Value  int
	Source string // "check-in", "before" or "after" (a session)
}

// Rate adds a tension rating from 1 to 10.
func (j *Journal) Rate(t Tension) error {
	if t.Value < 1 || t.Value > 10 {
		return fmt.Errorf("add the tension %d to the journal: a rating is from 1 to 10", t.Value)
	}
	id := j.newID()
	at, zone := stamp(t.At)
	return j.change(write{run: func(tx *sql.Tx) error {
		_, err := tx.Exec("INSERT INTO tensions (id, at_ms, zone_s, value, source) VALUES (?, ?, ?, ?, ?)",
			id, at, zone, t.Value, t.Source)
		if err != nil {
			return fmt.Errorf("add a tension rating to the journal: %w", err)
		}
		return nil
	}})
}

// Tensions returns the ratings from a moment up to but not including another, oldest
// first.
func (j *Journal) Tensions(from, to time.Time) ([]Tension, error) {
	var all []Tension
	err := j.query(func(db *sql.DB) error {
		rows, err := db.Query(`SELECT at_ms, zone_s, value, source
			FROM tensions WHERE at_ms >= ? AND at_ms < ? ORDER BY at_ms, id`, from.UnixMilli(), to.UnixMilli())
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var t Tension
			var at int64
			var zone int
			if err := rows.Scan(&at, &zone, &t.Value, &t.Source); err != nil {
				return err
			}
			t.At = moment(at, zone)
			all = append(all, t)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read the tension ratings of the journal: %w", err)
	}
	return all, nil
}

func changedOne(result sql.Result, err error, what string, id int64) error {
	if err != nil {
		return fmt.Errorf("change the %s %d of the journal: %w", what, id, err)
	}
	if n, err := result.RowsAffected(); err != nil {
		return err
	} else if n == 0 {
		return fmt.Errorf("change the %s %d of the journal: there is none", what, id)
	}
	return nil
}

func orNull(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMilli()
}

func orZero(ms sql.NullInt64, zone int) time.Time {
	if !ms.Valid {
		return time.Time{}
	}
	return moment(ms.Int64, zone)
}
