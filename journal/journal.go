// Package journal keeps what happened: reminders and their outcomes, sessions with
// what was really done, and tension ratings, in one SQLite file.
//
// [Open] always gives a journal that works. A damaged file is set aside and kept. What
// the disk refuses is kept in memory, can be read like the rest, and is written by
// [Journal.Retry] once the disk takes it again. A journal that nobody uses lets go of its
// file and opens it again when it is needed.
//
// Times come back in the zone in which they were written.
package journal

import (
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"time"
)

// Journal is an open journal. It may be used from several goroutines.
type Journal struct {
	path  string
	now   func() time.Time
	mutex sync.Mutex
	db    *sql.DB
	// inMemory: db is in memory, and waiting is what the file has yet to take.
	inMemory bool
	waiting  []write
	// next is the ID of the next row of any kind. The journal numbers rows itself, so
	// that a row has its ID before the disk takes it.
	next int64
	// resting runs while the file may be open.
	resting *time.Timer
	closed  bool
}

// Notice is something about the journal that the person should know.
type Notice struct {
	Kind string // "journal-set-aside" or "journal-in-memory"
	Text string
}

// write is one change that can be made again. A later write with the same key
// replaces an earlier one that still waits.
type write struct {
	key string
	run func(*sql.Tx) error
}

// Open opens the journal at path, or makes it, with folders for the owner alone. now
// tells the time. The notices say what was wrong with the file; the error is not nil only if not
// even a journal in memory could be made.
func Open(path string, now func() time.Time) (*Journal, []Notice, error) {
	j := &Journal{path: path, now: now}
	db, notices, err := openFile(path, now())
	if err == nil {
		if j.next, err = nextID(db); err == nil {
			j.db = db
			j.use()
			return j, notices, nil
		}
		err = errors.Join(err, db.Close())
	}
	memory, memoryErr := openMemory()
	if memoryErr != nil {
		return nil, notices, fmt.Errorf("open a journal in memory: %w", memoryErr)
	}
	j.db, j.inMemory = memory, true
	// The file has lower IDs, whatever it holds.
	j.next = now().UnixMilli()
	return j, append(notices, Notice{"journal-in-memory", fmt.Sprintf(
		"Could not open the journal in %s: %s. It is kept in memory and retried every minute.", path, reason(err))}), nil
}

// Close ends the journal after a last attempt to write what is kept in memory. The
// error is a sentence if something is lost with it.
func (j *Journal) Close() error {
	_, retryErr := j.Retry()
	j.mutex.Lock()
	defer j.mutex.Unlock()
	j.closed = true
	if j.resting != nil {
		j.resting.Stop()
	}
	return errors.Join(retryErr, j.db.Close())
}

// Unsaved returns how many changes are kept in memory only.
func (j *Journal) Unsaved() int {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	return len(j.waiting)
}

// InMemory reports whether the journal is without its file for now.
func (j *Journal) InMemory() bool {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	return j.inMemory
}

// Retry writes what is kept in memory to the file; call it every minute while
// [Journal.InMemory] is true. The error says, as a sentence, why it still can't.
func (j *Journal) Retry() ([]Notice, error) {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	if !j.inMemory {
		return nil, nil
	}
	j.use()
	db, notices, err := openFile(j.path, j.now())
	if err == nil {
		if err = j.moveToFile(db); err == nil {
			return notices, nil
		}
		err = errors.Join(err, db.Close())
	}
	return notices, &fault{cause: err, text: fmt.Sprintf(
		"Could not save to the journal in %s: %s. It is kept in memory and retried every minute.", j.path, reason(err))}
}

// moveToFile goes on with a file that can be written again. A file that was replaced
// meanwhile gets all that is in memory, one that is the same the changes since.
func (j *Journal) moveToFile(db *sql.DB) error {
	used, err := nextID(db)
	if err != nil {
		return err
	}
	if used == 1 {
		err = copyRows(db, j.db)
	} else {
		err = transact(db, runAll(j.waiting))
	}
	if err != nil {
		return err
	}
	memory := j.db
	j.db, j.inMemory, j.waiting = db, false, nil
	return memory.Close()
}

// change makes one change. An error is about the change itself; if the disk refuses,
// the change is made in memory and waits for Retry.
func (j *Journal) change(w write) error {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	j.use()
	err := transact(j.db, w.run)
	if err != nil && !j.inMemory && diskRefused(err) {
		if err = j.moveToMemory(); err == nil {
			err = transact(j.db, w.run)
		}
	}
	if err != nil {
		return err
	}
	if j.inMemory {
		j.wait(w)
	}
	return nil
}

func (j *Journal) wait(w write) {
	if w.key != "" {
		kept := j.waiting[:0]
		for _, old := range j.waiting {
			if old.key != w.key {
				kept = append(kept, old)
			}
		}
		j.waiting = kept
	}
	j.waiting = append(j.waiting, w)
}

// moveToMemory goes on in memory with all that can be read from the file.
func (j *Journal) moveToMemory() error {
	memory, err := openMemory()
	if err != nil {
		return fmt.Errorf("go on with the journal in memory: %w", err)
	}
	// What can't be read stays in the file; the journal goes on without it.
	_ = copyRows(memory, j.db)
	_ = j.db.Close()
	j.db, j.inMemory = memory, true
	return nil
}

func (j *Journal) newID() int64 {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	id := j.next
	j.next++
	return id
}

func (j *Journal) query(read func(*sql.DB) error) error {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	j.use()
	return read(j.db)
}

func runAll(writes []write) func(*sql.Tx) error {
	return func(tx *sql.Tx) error {
		for _, w := range writes {
			if err := w.run(tx); err != nil {
				return err
			}
		}
		return nil
	}
}

func transact(db *sql.DB, run func(*sql.Tx) error) error {
	tx, err := db.Begin()
	if err != nil {
		return fmt.Errorf("begin a change of the journal: %w", err)
	}
	if err := run(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	if err := tx.Commit(); err != nil {
		return errors.Join(fmt.Errorf("commit a change of the journal: %w", err), ignoreDone(tx.Rollback()))
	}
	return nil
}

func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

// stamp and moment turn times into columns and back.
func stamp(t time.Time) (ms int64, zone int) {
	_, zone = t.Zone()
	return t.UnixMilli(), zone
}

func moment(ms int64, zone int) time.Time {
	return time.UnixMilli(ms).In(time.FixedZone("", zone))
}
