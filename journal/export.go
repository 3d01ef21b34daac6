package journal

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// WriteCSV writes sessions as CSV (RFC 4180) with a heading: times in RFC 3339, the
// techniques in one cell as "ID seconds; ID seconds", ratings empty where there are none.
func WriteCSV(w io.Writer, sessions []Session) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"started", "ended", "routine", "completed", "spent_s", "techniques", "tension_before", "tension_after", "note"}}
	for _, s := range sessions {
		var techniques []string
		for _, t := range s.Techniques {
			techniques = append(techniques, fmt.Sprintf("%s %d", t.Technique, seconds(t.Spent)))
		}
		rows = append(rows, []string{
			written(s.Started), written(s.Ended), string(s.Routine), strconv.FormatBool(s.Completed),
			strconv.FormatInt(seconds(s.Spent), 10), strings.Join(techniques, "; "), rating(s.Before), rating(s.After), s.Note,
		})
	}
	if err := out.WriteAll(rows); err != nil {
		return fmt.Errorf("write the sessions as CSV: %w", err)
	}
	return nil
}

func written(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

func rating(value int) string {
	if value == 0 {
		return ""
	}
	return strconv.Itoa(value)
}
