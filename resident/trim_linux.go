package resident

import (
	"bytes"
	"encoding/binary"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// shrinking is how many collections it takes until stacks that starting made long are
// short again: each halves them. Pools give up what they keep after two.
const shrinking = 4

// Trim gives back what starting took: free heap pages, and what [DropCode] drops. It takes
// some milliseconds.
func Trim() {
	for range shrinking {
		runtime.GC()
	}
	debug.FreeOSMemory()
	DropCode()
}

// DropCode lets go of the program's own code and constants, most of which are not needed
// again soon. The kernel keeps them in its page cache and maps them back when they are, which
// takes well under a millisecond of work for a step of the resident.
func DropCode() {
	self, err := os.Executable()
	if err != nil {
		return
	}
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		return
	}
	permissions := []string{"r-xp"}
	if !relocated() {
		permissions = append(permissions, "r--p")
	}
	for line := range bytes.Lines(maps) {
		if !bytes.Contains(line, []byte(self)) {
			continue
		}
		from, to, ok := mapping(string(line), self, permissions)
		if !ok {
			continue
		}
		// Advice that is not taken changes nothing.
		_, _, _ = unix.Syscall(unix.SYS_MADVISE, from, to-from, unix.MADV_DONTNEED)
	}
}

// relocated tells that the loader may have written to what is read-only now, as it does in a
// program that can lie anywhere (-buildmode=pie): dropped, that would come back unwritten.
func relocated() bool {
	program, err := os.Open("/proc/self/exe")
	if err != nil {
		return true
	}
	defer program.Close()
	const executable = 2       // ET_EXEC, see elf(5)
	header := make([]byte, 18) // up to and with e_type
	_, err = io.ReadFull(program, header)
	return err != nil || binary.NativeEndian.Uint16(header[16:]) != executable
}

// mapping reads a line of /proc/self/maps, if it is one of the file with one of the
// permissions.
func mapping(line, file string, permissions []string) (from, to uintptr, ok bool) {
	f := strings.Fields(line)
	if len(f) < 6 || !strings.HasSuffix(strings.TrimSpace(line), " "+file) || !slices.Contains(permissions, f[1]) {
		return 0, 0, false
	}
	lo, hi, ok := strings.Cut(f[0], "-")
	if !ok {
		return 0, 0, false
	}
	from, ok1 := hexadecimal(lo)
	to, ok2 := hexadecimal(hi)
	return from, to, ok1 && ok2 && from < to
}

func hexadecimal(s string) (uintptr, bool) {
	n, err := strconv.ParseUint(s, 16, 64)
	return uintptr(n), err == nil
}
