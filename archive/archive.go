// Package archive writes all that a person has with Unknot as one zip file that any program
// can read: the settings, the history as JSON and as CSV, the packs.
package archive

import (
	"archive/zip"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/settings"
)

// Content is what goes into an archive.
type Content struct {
	Settings settings.Settings
	File     []byte // the settings file as it is; empty: there is none yet
	History  control.History
	Packs    fs.FS // the folder of the person's own packs; nil: there is none
	Now      time.Time
}

// Write writes the archive. The error says which file could not be written.
func Write(w io.Writer, c Content) error {
	z := zip.NewWriter(w)
	a := &archive{z, c.Now}
	err := errors.Join(
		a.json("settings.json", c.Settings),
		a.json("history.json", c.History),
		a.table("sessions.csv", sessions(c.History.Sessions)),
		a.table("reminders.csv", reminders(c.History.Reminders)),
		a.table("ratings.csv", ratings(c.History.Ratings)),
	)
	if len(c.File) > 0 {
		err = errors.Join(err, a.file("settings.toml", func(w io.Writer) error {
			_, err := w.Write(c.File)
			return err
		}))
	}
	if c.Packs != nil {
		err = errors.Join(err, a.folder("packs", c.Packs))
	}
	return errors.Join(err, z.Close())
}

type archive struct {
	zip *zip.Writer
	now time.Time
}

func (a *archive) file(name string, write func(io.Writer) error) error {
	w, err := a.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: a.now})
	if err == nil {
		err = write(w)
	}
	if err != nil {
		return fmt.Errorf("could not write %s into the archive: %w", name, err)
	}
	return nil
}

func (a *archive) json(name string, value any) error {
	return a.file(name, func(w io.Writer) error {
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		return e.Encode(value)
	})
}

func (a *archive) table(name string, rows [][]string) error {
	return a.file(name, func(w io.Writer) error { return csv.NewWriter(w).WriteAll(rows) })
}

// folder adds the plain files of a folder; what is no plain file stays out.
func (a *archive) folder(name string, files fs.FS) error {
	err := fs.WalkDir(files, ".", func(at string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && at == "." {
			return nil // nobody has packs yet
		}
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		text, err := fs.ReadFile(files, at)
		if err != nil {
			return err
		}
		return a.file(path.Join(name, at), func(w io.Writer) error {
			_, err := w.Write(text)
			return err
		})
	})
	if err != nil {
		return fmt.Errorf("could not read the folder %s: %w", name, err)
	}
	return nil
}

func sessions(list []control.SessionRecord) [][]string {
	rows := [][]string{{"id", "routine", "started", "ended", "completed", "spent_s", "tension_before", "tension_after", "techniques", "note"}}
	for _, s := range list {
		var done []string
		for _, t := range s.Techniques {
			done = append(done, fmt.Sprintf("%s %d/%d %d s", t.ID, t.Done, t.Count, t.SpentS))
		}
		rows = append(rows, []string{
			number(s.ID), s.Routine, clock(s.Started), clock(s.Ended), strconv.FormatBool(s.Completed), strconv.Itoa(s.SpentS),
			rating(s.TensionBefore), rating(s.TensionAfter), strings.Join(done, "; "), text(s.Note),
		})
	}
	return rows
}

func reminders(list []control.ReminderRecord) [][]string {
	rows := [][]string{{"id", "at", "outcome", "reason"}}
	for _, r := range list {
		rows = append(rows, []string{number(r.ID), clock(r.At), r.Outcome, text(r.Reason)})
	}
	return rows
}

func ratings(list []control.RatingRecord) [][]string {
	rows := [][]string{{"at", "value", "source"}}
	for _, r := range list {
		rows = append(rows, []string{clock(r.At), strconv.Itoa(r.Value), r.Source})
	}
	return rows
}

func number(n int64) string { return strconv.FormatInt(n, 10) }

func clock(t time.Time) string { return t.Format(time.RFC3339) }

func rating(value *int) string {
	if value == nil {
		return ""
	}
	return strconv.Itoa(*value)
}

// text keeps a spreadsheet from taking what a person wrote for a formula.
func text(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
