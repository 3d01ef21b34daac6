package journal

import (
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// applicationID marks a SQLite file as a journal of Unknot: "Unkn" in ASCII.
const applicationID = 0x556e6b6e

// magic opens every SQLite file that is not empty.
const magic = "SQLite format 3\x00"

// Migrations are numbered from 1 without a gap; number N leads from schema N-1 to N. A
// migration that was released is never changed.
//
//go:embed migrations/*.sql
var migrations embed.FS

// tables lists all tables, a table before those that refer to it.
func tables() []string {
	return []string{"reminders", "sessions", "session_techniques", "tensions"}
}

// openFile opens the journal file and brings its schema up to date. A file that is
// damaged, foreign or of a newer schema is set aside first.
func openFile(path string, now time.Time) (*sql.DB, []Notice, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, nil, err
	}
	db, err := openChecked(path)
	var bad *unfit
	if !errors.As(err, &bad) {
		return db, nil, err
	}
	aside, err := setAside(path, bad.label, now)
	if err != nil {
		return nil, nil, fmt.Errorf("set aside the journal, which %s: %w", bad.text, err)
	}
	notice := Notice{"journal-set-aside", fmt.Sprintf(
		"The journal %s. It is kept as %s, and a new one is started.", bad.text, filepath.Base(aside))}
	db, err = openChecked(path)
	return db, []Notice{notice}, err
}

func openChecked(path string) (*sql.DB, error) {
	// SQLite would make a file that others can read; its companions take its mode.
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	head := make([]byte, len(magic))
	n, err := io.ReadFull(file, head)
	if err := file.Close(); err != nil {
		return nil, err
	}
	// SQLite would throw away the log beside a file that is none of its own.
	if !errors.Is(err, io.EOF) && string(head[:n]) != magic {
		return nil, &unfit{"is damaged", "damaged"}
	}
	db, err := openAt(path)
	if err != nil {
		return nil, err
	}
	if err := check(db); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	// Only now, since it changes the file. It stays set in the file.
	if _, err := db.Exec("PRAGMA journal_mode = wal"); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if err := migrate(db); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// unfit says why a file can't serve as the journal.
type unfit struct{ text, label string }

func (e *unfit) Error() string { return "the journal " + e.text }

func foreign() *unfit { return &unfit{"is a database of another program", "foreign"} }

func check(db *sql.DB) error {
	damaged := &unfit{"is damaged", "damaged"}
	var application, version, objects int64
	if err := errors.Join(
		db.QueryRow("PRAGMA application_id").Scan(&application),
		db.QueryRow("PRAGMA user_version").Scan(&version),
		db.QueryRow("SELECT count(*) FROM sqlite_schema").Scan(&objects),
	); err != nil {
		return orDamaged(err, damaged)
	}
	fresh := application == 0 && version == 0 && objects == 0
	if !fresh && application != applicationID {
		return foreign()
	}
	if latest, err := latestVersion(); err != nil {
		return err
	} else if version > int64(latest) {
		return &unfit{fmt.Sprintf("was written by a newer version of Unknot (schema %d)", version), "newer"}
	}
	var result string
	if err := db.QueryRow("PRAGMA quick_check(1)").Scan(&result); err != nil {
		return orDamaged(err, damaged)
	}
	if result != "ok" {
		return damaged
	}
	return nil
}

// orDamaged is err, or damaged where err comes from what stands in the file.
func orDamaged(err error, damaged *unfit) error {
	if code, ok := codeOf(err); ok && (code == sqlite3.SQLITE_NOTADB || code == sqlite3.SQLITE_CORRUPT) {
		return damaged
	}
	return err
}

func latestVersion() (int, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	return len(names), err
}

func migrate(db *sql.DB) error {
	latest, err := latestVersion()
	if err != nil {
		return err
	}
	var version int
	if err := db.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
		return fmt.Errorf("read the schema version of the journal: %w", err)
	}
	for version++; version <= latest; version++ {
		script, err := migrations.ReadFile(fmt.Sprintf("migrations/%04d.sql", version))
		if err != nil {
			return err
		}
		err = transact(db, func(tx *sql.Tx) error {
			_, err := tx.Exec(fmt.Sprintf("%s; PRAGMA user_version = %d; PRAGMA application_id = %d",
				script, version, applicationID))
			return err
		})
		if err != nil {
			return fmt.Errorf("bring the journal to schema %d: %w", version, err)
		}
	}
	return nil
}

// nextID is one more than the largest ID in use.
func nextID(db *sql.DB) (int64, error) {
	var largest int64
	err := db.QueryRow(`SELECT max(
		(SELECT coalesce(max(id), 0) FROM reminders), (SELECT coalesce(max(id), 0) FROM sessions),
		(SELECT coalesce(max(id), 0) FROM tensions))`).Scan(&largest)
	return largest + 1, err
}

// setAside moves the file and its companions to a name of its own. The write-ahead
// log goes first: left behind, SQLite would play it into the new file.
func setAside(path, label string, now time.Time) (string, error) {
	stem := path + "." + label + "-" + now.Format("20060102-150405")
	aside := stem
	for i := 2; ; i++ {
		if _, err := os.Lstat(aside); errors.Is(err, fs.ErrNotExist) {
			break
		} else if err != nil {
			return "", err
		}
		aside = fmt.Sprintf("%s-%d", stem, i)
	}
	for _, companion := range []string{"-wal", "-shm", ""} {
		if err := os.Rename(path+companion, aside+companion); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return aside, nil
}

// copyRows copies all rows of one database to another of the same schema, over those
// that are there already.
func copyRows(to, from *sql.DB) error {
	for _, table := range tables() {
		if err := copyTable(to, from, table); err != nil {
			return fmt.Errorf("copy the table %s of the journal: %w", table, err)
		}
	}
	return nil
}

func copyTable(to, from *sql.DB, table string) error {
	rows, err := from.Query("SELECT * FROM " + table)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	insert := "INSERT OR REPLACE INTO " + table + " VALUES (?" + strings.Repeat(", ?", len(columns)-1) + ")"
	return transact(to, func(tx *sql.Tx) error {
		for rows.Next() {
			values := make([]any, len(columns))
			targets := make([]any, len(columns))
			for i := range values {
				targets[i] = &values[i]
			}
			if err := rows.Scan(targets...); err != nil {
				return err
			}
			if _, err := tx.Exec(insert, values...); err != nil {
				return err
			}
		}
		return rows.Err()
	})
}

func codeOf(err error) (int, bool) {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return 0, false
	}
	return e.Code() & 0xff, true
}

// diskRefused reports errors that come from the file, not from the change.
func diskRefused(err error) bool {
	var bad *unfit
	if errors.As(err, &bad) {
		return true
	}
	code, ok := codeOf(err)
	if !ok {
		return false
	}
	switch code {
	case sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN,
		sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return true
	}
	return false
}

// reason says for people why the disk refused.
func reason(err error) string {
	var bad *unfit
	if errors.As(err, &bad) {
		return "the file " + bad.text
	}
	if code, ok := codeOf(err); ok {
		switch code {
		case sqlite3.SQLITE_FULL:
			return "the disk is full"
		case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
			return "I am not allowed to write there"
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			return "another program is using it"
		case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
			return "the file is damaged"
		case sqlite3.SQLITE_IOERR:
			return "the disk reports an error"
		}
	}
	if errors.Is(err, fs.ErrPermission) {
		return "I am not allowed to write there"
	}
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err.Error()
	}
	return err.Error()
}

// fault is an error whose text is a sentence for the person.
type fault struct {
	text  string
	cause error
}

func (e *fault) Error() string { return e.text }
func (e *fault) Unwrap() error { return e.cause }
