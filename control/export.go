package control

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// The tables that a history can be written as.
const (
	SessionTable  = "sessions"
	ReminderTable = "reminders"
	RatingTable   = "ratings"
)

// Tables are the names of the tables of a history.
func Tables() []string { return []string{SessionTable, ReminderTable, RatingTable} }

// CSV writes one of [Tables] as CSV (RFC 4180), a line each with a line of names first. Times
// are RFC 3339, what was not rated is empty.
func (h History) CSV(w io.Writer, table string) error {
	c := csv.NewWriter(w)
	var err error
	put := func(fields ...string) {
		if err == nil {
			err = c.Write(fields)
		}
	}
	moment := func(t time.Time) string { return t.Format(time.RFC3339) }
	switch table {
	case SessionTable:
		put("started", "ended", "routine", "completed", "spent_s", "tension_before", "tension_after", "techniques")
		for _, s := range h.Sessions {
			var done []string
			for _, t := range s.Techniques {
				done = append(done, fmt.Sprintf("%s:%d", t.ID, t.SpentS))
			}
			put(moment(s.Started), moment(s.Ended), s.Routine, strconv.FormatBool(s.Completed), strconv.Itoa(s.SpentS),
				ratedOrEmpty(s.TensionBefore), ratedOrEmpty(s.TensionAfter), strings.Join(done, " "))
		}
	case ReminderTable:
		put("at", "outcome", "reason")
		for _, r := range h.Reminders {
			put(moment(r.At), r.Outcome, r.Reason)
		}
	case RatingTable:
		put("at", "value", "source")
		for _, r := range h.Ratings {
			put(moment(r.At), strconv.Itoa(r.Value), r.Source)
		}
	default:
		return fmt.Errorf("could not write the history as %q: there are %s", table, strings.Join(Tables(), ", "))
	}
	c.Flush()
	if err == nil {
		err = c.Error()
	}
	if err != nil {
		return fmt.Errorf("could not write the CSV: %w", err)
	}
	return nil
}

func ratedOrEmpty(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// Past asks for the whole history, a quarter of a year at a time, so that the resident never holds
// more of it. Everything up to now is in it.
func (c *Client) Past(now time.Time) (History, error) {
	all := History{Sessions: []SessionRecord{}, Reminders: []ReminderRecord{}, Ratings: []RatingRecord{}}
	var from time.Time
	for quarter := 1; ; quarter++ {
		to := time.Date(firstYear, time.Month(1+3*quarter), 1, 0, 0, 0, 0, time.UTC)
		last := to.After(now)
		if last {
			to = time.Time{}
		}
		some, err := c.History(from, to)
		if err != nil {
			return History{}, err
		}
		all.Sessions = append(all.Sessions, some.Sessions...)
		all.Reminders = append(all.Reminders, some.Reminders...)
		all.Ratings = append(all.Ratings, some.Ratings...)
		if last {
			return all, nil
		}
		from = to
	}
}

// firstYear is that before which nobody had Unknot.
const firstYear = 2025
