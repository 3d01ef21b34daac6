package journal

import (
	"database/sql"
	"fmt"
	"time"
)

// Span is a stretch of time of a kind, such as "desk" (active at the desk).
type Span struct {
	ID       int64
	Kind     string
	From, To time.Time
}

// AddSpan adds a stretch and returns its ID; s.ID is not used.
func (j *Journal) AddSpan(s Span) (int64, error) {
	id := j.newID()
	from, zone := stamp(s.From)
	return id, j.change(write{run: func(tx *sql.Tx) error {
		_, err := tx.Exec("INSERT INTO spans (id, kind, from_ms, to_ms, zone_s) VALUES (?, ?, ?, ?, ?)",
			id, s.Kind, from, s.To.UnixMilli(), zone)
		if err != nil {
			return fmt.Errorf("add a stretch of time to the journal: %w", err)
		}
		return nil
	}})
}

// ExtendSpan moves the end of a stretch that goes on, so that a crash keeps it.
func (j *Journal) ExtendSpan(id int64, to time.Time) error {
	return j.change(write{key: fmt.Sprintf("span %d", id), run: func(tx *sql.Tx) error {
		result, err := tx.Exec("UPDATE spans SET to_ms = ? WHERE id = ?", to.UnixMilli(), id)
		return changedOne(result, err, "stretch of time", id)
	}})
}

// Spans returns the stretches of a kind that touch the time between two moments,
// oldest first.
func (j *Journal) Spans(kind string, from, to time.Time) ([]Span, error) {
	var all []Span
	err := j.query(func(db *sql.DB) error {
		rows, err := db.Query(`SELECT id, from_ms, to_ms, zone_s
			FROM spans WHERE kind = ? AND from_ms < ? AND to_ms > ? ORDER BY from_ms, id`, kind, to.UnixMilli(), from.UnixMilli())
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			s := Span{Kind: kind}
			var from, to int64
			var zone int
			if err := rows.Scan(&s.ID, &from, &to, &zone); err != nil {
				return err
			}
			s.From, s.To = moment(from, zone), moment(to, zone)
			all = append(all, s)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read the stretches of time of the journal: %w", err)
	}
	return all, nil
}
