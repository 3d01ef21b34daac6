package journal

import (
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/unknot-app/unknot/technique"
)

// Session is a coached session.
type Session struct {
	ID       int64
	Routine  technique.ID
	Face     string // what showed it: "window" or "terminal"
	Started  time.Time
	Ended    time.Time // zero while it is open, also after a crash
	LastSeen time.Time // the last report of progress
	Progress
}

// Progress is what has really been done of a session so far. A report replaces the
// one before it.
type Progress struct {
	Spent      time.Duration // whole seconds count
	Completed  bool          // the time of the whole timeline was really spent
	Techniques []TechniqueDone
	Before     int // tension before, 1 to 10; 0: not rated
	After      int // tension after, 1 to 10; 0: not rated
	Note       string
}

// TechniqueDone is what was really done of one technique.
type TechniqueDone struct {
	Technique technique.ID
	Spent     time.Duration // of its work; whole seconds count
	Done      int           // repetitions, spots, positions or sides that were finished
	Count     int           // of how many
}

// StartSession adds an open session and returns its ID. Only Routine, Face and
// Started are used.
func (j *Journal) StartSession(s Session) (int64, error) {
	id := j.newID()
	started, zone := stamp(s.Started)
	return id, j.change(write{run: func(tx *sql.Tx) error {
		_, err := tx.Exec(`INSERT INTO sessions
			(id, routine, started_ms, zone_s, seen_ms, completed, spent_s, face, note) VALUES (?, ?, ?, ?, ?, 0, 0, ?, '')`,
			id, string(s.Routine), started, zone, started, s.Face)
		if err != nil {
			return fmt.Errorf("add a session to the journal: %w", err)
		}
		return nil
	}})
}

// UpdateSession keeps what has been done so far, so that a crash loses nothing.
func (j *Journal) UpdateSession(id int64, at time.Time, p Progress) error {
	return j.report(id, at, p, nil)
}

// EndSession ends a session with what was really done. It may be called again, when a
// rating or a note comes after the end.
func (j *Journal) EndSession(id int64, at time.Time, p Progress) error {
	ended := at.UnixMilli()
	return j.report(id, at, p, &ended)
}

func (j *Journal) report(id int64, at time.Time, p Progress, ended *int64) error {
	return j.change(write{
		// A report of progress makes the ones before it needless, the end doesn't count as one.
		key: progressKey(id, ended),
		run: func(tx *sql.Tx) error {
			result, err := tx.Exec(`UPDATE sessions SET seen_ms = ?, ended_ms = coalesce(?, ended_ms), completed = ?,
				spent_s = ?, note = ?, tension_before = ?, tension_after = ? WHERE id = ?`,
				at.UnixMilli(), ended, p.Completed, seconds(p.Spent), p.Note, rated(p.Before), rated(p.After), id)
			if err := changedOne(result, err, "session", id); err != nil {
				return err
			}
			if _, err := tx.Exec("DELETE FROM session_techniques WHERE session = ?", id); err != nil {
				return fmt.Errorf("change the techniques of session %d of the journal: %w", id, err)
			}
			for i, t := range p.Techniques {
				if _, err := tx.Exec(`INSERT INTO session_techniques (session, position, technique, spent_s, done, count)
					VALUES (?, ?, ?, ?, ?, ?)`, id, i, string(t.Technique), seconds(t.Spent), t.Done, t.Count); err != nil {
					return fmt.Errorf("change the techniques of session %d of the journal: %w", id, err)
				}
			}
			return nil
		},
	})
}

func progressKey(id int64, ended *int64) string {
	if ended != nil {
		return ""
	}
	return fmt.Sprintf("progress %d", id)
}

// Sessions returns the ended sessions that started from a moment up to but not
// including another, oldest first.
func (j *Journal) Sessions(from, to time.Time) ([]Session, error) {
	return j.sessions("ended_ms IS NOT NULL AND started_ms >= ? AND started_ms < ?", from.UnixMilli(), to.UnixMilli())
}

// OpenSessions returns the sessions that have not ended, oldest first. At the start
// of the resident they are those that a crash cut off: end them at their LastSeen.
func (j *Journal) OpenSessions() ([]Session, error) {
	return j.sessions("ended_ms IS NULL")
}

func (j *Journal) sessions(where string, args ...any) ([]Session, error) {
	var all []Session
	err := j.query(func(db *sql.DB) error {
		var err error
		if all, err = readSessions(db, where, args); err != nil {
			return err
		}
		return readTechniques(db, where, args, all)
	})
	if err != nil {
		return nil, fmt.Errorf("read the sessions of the journal: %w", err)
	}
	return all, nil
}

func readSessions(db *sql.DB, where string, args []any) (all []Session, err error) {
	rows, err := db.Query(`SELECT id, routine, face, started_ms, zone_s, ended_ms, seen_ms, completed, spent_s, note,
		coalesce(tension_before, 0), coalesce(tension_after, 0)
		FROM sessions WHERE `+where+" ORDER BY started_ms, id", args...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var s Session
		var started, seen, spent int64
		var ended sql.NullInt64
		var zone int
		if err := rows.Scan(&s.ID, &s.Routine, &s.Face, &started, &zone, &ended, &seen, &s.Completed, &spent, &s.Note,
			&s.Before, &s.After); err != nil {
			return nil, err
		}
		s.Started, s.Ended, s.LastSeen = moment(started, zone), orZero(ended, zone), moment(seen, zone)
		s.Spent = time.Duration(spent) * time.Second
		all = append(all, s)
	}
	return all, rows.Err()
}

func readTechniques(db *sql.DB, where string, args []any, sessions []Session) (err error) {
	if len(sessions) == 0 {
		return nil
	}
	byID := make(map[int64]*Session, len(sessions))
	for i := range sessions {
		byID[sessions[i].ID] = &sessions[i]
	}
	rows, err := db.Query(`SELECT session, technique, session_techniques.spent_s, done, count
		FROM session_techniques JOIN sessions ON sessions.id = session WHERE `+where+
		" ORDER BY session, position", args...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var t TechniqueDone
		var session, spent int64
		if err := rows.Scan(&session, &t.Technique, &spent, &t.Done, &t.Count); err != nil {
			return err
		}
		t.Spent = time.Duration(spent) * time.Second
		if s, ok := byID[session]; ok {
			s.Techniques = append(s.Techniques, t)
		}
	}
	return rows.Err()
}

func seconds(d time.Duration) int64 { return int64(max(d, 0) / time.Second) }

func rated(value int) any {
	if value == 0 {
		return nil
	}
	return value
}
