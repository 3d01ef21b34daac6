package presence

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sys/unix"
)

// longestWait bounds how long a file is waited for that may have come unnoticed.
const longestWait = 10 * time.Minute

// awaitFile waits until something comes into the folder of a file, or of the nearest folder
// above that there is, for a while at most. Where the kernel can't tell, it does not wait.
func awaitFile(ctx context.Context, path string) {
	fd, err := unix.InotifyInit1(unix.IN_NONBLOCK | unix.IN_CLOEXEC)
	if err != nil {
		return
	}
	events := os.NewFile(uintptr(fd), "inotify")
	defer events.Close()
	defer context.AfterFunc(ctx, func() { events.Close() })()
	folder := filepath.Dir(path)
	for {
		_, err := unix.InotifyAddWatch(fd, folder, unix.IN_CREATE|unix.IN_MOVED_TO|unix.IN_ONLYDIR)
		if err == nil {
			break
		}
		above := filepath.Dir(folder)
		if above == folder {
			return
		}
		folder = above
	}
	if _, err := os.Stat(path); err == nil && folder == filepath.Dir(path) {
		return // it has come meanwhile
	}
	if events.SetReadDeadline(time.Now().Add(longestWait)) != nil {
		return
	}
	var event [unix.SizeofInotifyEvent + unix.NAME_MAX + 1]byte
	// Whatever it was, asking again shows.
	_, _ = events.Read(event[:])
}
