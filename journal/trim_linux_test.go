package journal_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"modernc.org/libc"

	"github.com/unknot-app/unknot/journal"
)

func TestMemoryThatSQLiteFreedGoesBackToTheSystem(t *testing.T) {
	tls := libc.NewTLS()
	defer tls.Close()
	const size = 1 << 20
	at := libc.Xmalloc(tls, size)
	if !mapped(t, at) {
		t.Fatal("1 MB of new memory is not mapped")
	}
	libc.Xfree(tls, at)
	if !mapped(t, at) {
		t.Fatal("the library gives memory back by itself now: trim is not needed any more")
	}
	journal.Trim()
	if mapped(t, at) {
		t.Error("the memory is still mapped: trim does not reach the library's allocator")
	}
}

// mapped tells whether an address belongs to this process.
func mapped(t *testing.T, address uintptr) bool {
	t.Helper()
	maps, err := os.ReadFile("/proc/self/maps")
	check(t, err)
	for line := range strings.Lines(string(maps)) {
		var from, to uintptr
		if _, err := fmt.Sscanf(line, "%x-%x", &from, &to); err == nil && from <= address && address < to {
			return true
		}
	}
	return false
}
