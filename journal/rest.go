package journal

import (
	"sync"
	"time"
	_ "unsafe" // for go:linkname

	_ "modernc.org/libc"
	"modernc.org/memory"
)

// restAfter is how long the journal keeps its file open without need. An open connection
// holds some 0.5 MB, and the resident needs it a few times an hour. Closing it also folds the
// write-ahead log into the file.
const restAfter = 10 * time.Second

// use puts the rest off; it needs the lock.
func (j *Journal) use() {
	if j.closed {
		return
	}
	if j.resting == nil {
		j.resting = time.AfterFunc(restAfter, j.rest)
		return
	}
	j.resting.Reset(restAfter)
}

// rest lets go of the file and of the memory that SQLite took.
func (j *Journal) rest() {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	if j.inMemory || j.closed {
		return
	}
	j.db.SetMaxIdleConns(0) // closes the connection
	j.db.SetMaxIdleConns(1)
	trim()
}

// allocator is where SQLite's memory comes from. It keeps what is freed, and the library
// has no way to ask for it; allocatorMu guards it. Were they missing in another version of
// the library, these would be unused variables, and trim would do nothing.
//
//go:linkname allocator modernc.org/libc.allocator
var allocator memory.Allocator

//go:linkname allocatorMu modernc.org/libc.allocatorMu
var allocatorMu sync.Mutex

// trim gives memory that SQLite has freed back to the system.
func trim() {
	allocatorMu.Lock()
	defer allocatorMu.Unlock()
	// What can't be given back stays in use, which does no harm.
	_ = allocator.Trim()
}
