package journal

import (
	"errors"
	"fmt"
)

// Exchange lets go of the file while move takes it and its companions away, or puts others
// in their place, and goes on with what is there then, or with a new file. The error is that
// of move, or a sentence where there is no file to let go of.
func (j *Journal) Exchange(move func() error) ([]Notice, error) {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	if j.inMemory {
		return nil, &fault{text: fmt.Sprintf("The journal in %s can't be written at the moment, so it stays where it is.", j.path)}
	}
	if err := j.db.Close(); err != nil {
		return nil, err
	}
	moveErr := move()
	j.use()
	db, notices, err := openFile(j.path, j.now())
	if err == nil {
		if j.next, err = nextID(db); err == nil {
			j.db = db
			return notices, moveErr
		}
		err = errors.Join(err, db.Close())
	}
	memory, memoryErr := openMemory()
	if memoryErr != nil {
		return notices, errors.Join(moveErr, err, memoryErr)
	}
	j.db, j.inMemory, j.next = memory, true, j.now().UnixMilli()
	return append(notices, Notice{"journal-in-memory", fmt.Sprintf(
		"Could not open the journal in %s: %s. It is kept in memory and retried every minute.", j.path, reason(err))}), moveErr
}
