package journal

import (
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/unknot-app/unknot/technique"
)

// Day is a day as the person lived it, counted from 1970-01-01: that of the zone in which
// something was written. So a day stays the same day after a journey, and has no length
// that a change of the clock could alter.
type Day int

const daySeconds = 24 * 60 * 60

// DayOf is the day of t in its own zone.
func DayOf(t time.Time) Day {
	_, zone := t.Zone()
	local := t.Unix() + int64(zone)
	day := local / daySeconds
	if local%daySeconds < 0 {
		day--
	}
	return Day(day)
}

// Time is the start of the day in UTC.
func (d Day) Time() time.Time { return time.Unix(int64(d)*daySeconds, 0).UTC() }

// String is the date: "2026-11-23".
func (d Day) String() string { return d.Time().Format(time.DateOnly) }

// Monday is the day on which the week of d began. 1970-01-01 was a Thursday.
func (d Day) Monday() Day { return d - (d+3)%7 }

// Sums is what a stretch of days adds up to. It grows with the weeks that it spans, not with
// what happened in them.
type Sums struct {
	// Weeks are the weeks with sessions, oldest first.
	Weeks []WeekSum
	// Hours are the tension ratings of check-ins and before sessions by the full hour of the
	// day that was nearest. Those of after a session tell of the session.
	Hours [24]HourSum
	// Techniques is the time of work that was really spent with each.
	Techniques map[technique.ID]time.Duration
	// Rated counts the sessions, of all times, that were rated before and after.
	Rated int
	// First is the first day of all with a session; 0: there is none.
	First Day
}

// WeekSum is a week from Monday to Sunday. Sessions count for the day on which they ended.
type WeekSum struct {
	Monday    Day
	Completed int           // sessions whose whole time was spent
	Spent     time.Duration // of all sessions
	Rated     int           // sessions rated before and after
	Before    int           // the sum of those ratings
	After     int
}

// HourSum is how many ratings there were, and their sum.
type HourSum struct{ Count, Sum int }

// RatedSession is a session that was rated before and after.
type RatedSession struct {
	Ended         time.Time
	Before, After int
}

// What SQL calls the local day: the same as DayOf. Times before 1970 are none of a journal.
const (
	endedDay = "((ended_ms / 1000 + zone_s) / 86400)"
	ratedDay = "((at_ms / 1000 + zone_s) / 86400)"
)

// Sums adds up what happened from a day on. The sums are made where the data is, and nothing
// of it is kept.
func (j *Journal) Sums(from Day) (Sums, error) {
	s := Sums{Techniques: map[technique.ID]time.Duration{}}
	err := j.query(func(db *sql.DB) error {
		return errors.Join(
			readWeeks(db, from, &s.Weeks), s.readHours(db, from), s.readTechniques(db, from),
			db.QueryRow("SELECT count(*) FROM sessions WHERE "+bothRated).Scan(&s.Rated),
			db.QueryRow("SELECT coalesce(min("+endedDay+"), 0) FROM sessions WHERE ended_ms IS NOT NULL").Scan(&s.First),
		)
	})
	if err != nil {
		return Sums{}, fmt.Errorf("add up the journal: %w", err)
	}
	return s, nil
}

const bothRated = "ended_ms IS NOT NULL AND tension_before IS NOT NULL AND tension_after IS NOT NULL"

// Weeks adds up the weeks from a day on, as [Journal.Sums] does.
func (j *Journal) Weeks(from Day) ([]WeekSum, error) {
	var weeks []WeekSum
	if err := j.query(func(db *sql.DB) error { return readWeeks(db, from, &weeks) }); err != nil {
		return nil, fmt.Errorf("add up the weeks of the journal: %w", err)
	}
	return weeks, nil
}

func readWeeks(db *sql.DB, from Day, weeks *[]WeekSum) error {
	return each(db, func(row *sql.Rows) error {
		var week, spent int64
		var w WeekSum
		if err := row.Scan(&week, &w.Completed, &spent, &w.Rated, &w.Before, &w.After); err != nil {
			return err
		}
		w.Monday, w.Spent = Day(week*7-3), time.Duration(spent)*time.Second
		*weeks = append(*weeks, w)
		return nil
	}, `SELECT (`+endedDay+` + 3) / 7 AS week, sum(completed), sum(spent_s),
		count(both), coalesce(sum(tension_before * both), 0), coalesce(sum(tension_after * both), 0)
		FROM (SELECT ended_ms, zone_s, completed, spent_s, tension_before, tension_after,
			iif(tension_before IS NOT NULL AND tension_after IS NOT NULL, 1, NULL) AS both
			FROM sessions WHERE ended_ms IS NOT NULL AND `+endedDay+` >= ?)
		GROUP BY week ORDER BY week`, int64(from))
}

func (s *Sums) readHours(db *sql.DB, from Day) error {
	return each(db, func(row *sql.Rows) error {
		var hour int
		var h HourSum
		if err := row.Scan(&hour, &h.Count, &h.Sum); err != nil {
			return err
		}
		s.Hours[hour] = h
		return nil
	}, `SELECT ((at_ms / 1000 + zone_s + 1800) / 3600) % 24 AS hour, count(*), sum(value)
		FROM tensions WHERE source <> 'after' AND `+ratedDay+` >= ? GROUP BY hour`, int64(from))
}

func (s *Sums) readTechniques(db *sql.DB, from Day) error {
	return each(db, func(row *sql.Rows) error {
		var id technique.ID
		var spent int64
		if err := row.Scan(&id, &spent); err != nil {
			return err
		}
		s.Techniques[id] = time.Duration(spent) * time.Second
		return nil
	}, `SELECT technique, sum(session_techniques.spent_s)
		FROM sessions JOIN session_techniques ON session = sessions.id
		WHERE ended_ms IS NOT NULL AND `+endedDay+` >= ? GROUP BY technique`, int64(from))
}

// RatedSessions returns the latest sessions from a day on that were rated before and after,
// at most so many, oldest first.
func (j *Journal) RatedSessions(from Day, most int) ([]RatedSession, error) {
	var all []RatedSession
	err := j.query(func(db *sql.DB) error {
		return each(db, func(row *sql.Rows) error {
			var ended int64
			var zone int
			var r RatedSession
			if err := row.Scan(&ended, &zone, &r.Before, &r.After); err != nil {
				return err
			}
			r.Ended = moment(ended, zone)
			all = append(all, r)
			return nil
		}, `SELECT * FROM (SELECT ended_ms, zone_s, tension_before, tension_after FROM sessions
			WHERE `+bothRated+` AND `+endedDay+` >= ? ORDER BY ended_ms DESC, id DESC LIMIT ?) ORDER BY ended_ms`, int64(from), most)
	})
	if err != nil {
		return nil, fmt.Errorf("read the rated sessions of the journal: %w", err)
	}
	return all, nil
}

// each calls read for every row of a query.
func each(db *sql.DB, read func(*sql.Rows) error, query string, args ...any) (err error) {
	rows, err := db.Query(query, args...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		if err := read(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
