// Command unknot-window shows one window of Unknot and ends with it.
//
//	unknot-window NAME
//	unknot-window figure ...
//	unknot-window --version
//
// NAME is reminder, coach, first-run or one of the main window, which has a name for each
// of its pages: main (where it was left), today, library and settings. The resident starts it, and the window does everything
// through the resident: it finds its control socket by UNKNOT_SOCKET or in the usual
// place, and its clock by UNKNOT_CLOCK. With figure it opens none, but draws the picture
// that `unknot figure` asks for, without display and resident.
//
// It exits with 0 once the window is closed or the picture drawn, 1 if the resident can't
// be reached or speaks another version of the interface, or the picture can't be written,
// 2 for a wrong command line, and 3 where no window can be shown: no display, or none that
// can draw.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/folder"
	"github.com/unknot-app/unknot/portrait"
	"github.com/unknot-app/unknot/portrait/paint"
)

// Exit codes; control.ExitNoWindow is another.
const (
	exitClosed  = 0
	exitFailed  = 1
	exitMisused = 2
)

func main() {
	// The resident that listened to this process's last words may be gone: a session goes on.
	signal.Ignore(syscall.SIGPIPE)
	if slices.Equal(os.Args[1:], []string{"--version"}) {
		fmt.Println(version())
		return
	}
	os.Exit(run(os.Args[1:], os.Getenv, os.Stderr))
}

func run(args []string, getenv func(string) string, stderr io.Writer) int {
	fail := func(code int, err error) int {
		fmt.Fprintf(stderr, "unknot-window: %v\n", err)
		return code
	}
	if len(args) > 0 && args[0] == portrait.Command {
		err := paint.Run(args[1:], os.Stdout)
		switch {
		case errors.Is(err, paint.ErrMisused):
			return fail(exitMisused, err)
		case err != nil:
			return fail(exitFailed, err)
		}
		return exitClosed
	}
	known := names()
	if len(args) == 0 || !slices.Contains(known, args[0]) {
		return fail(exitMisused, fmt.Errorf("it shows one window, whose name it takes: unknot-window %s", strings.Join(known, "|")))
	}
	folders, err := folder.Here()
	if err != nil {
		return fail(exitFailed, err)
	}
	clk, err := clock.Parse(getenv(clock.Env))
	if err != nil {
		return fail(exitFailed, err)
	}
	screen, err := findScreen(getenv)
	if err != nil {
		return fail(control.ExitNoWindow, err)
	}
	defer screen.Close()

	p := program{name: args[0], args: args[1:], folders: folders, clock: clk, screen: screen, stderr: stderr}
	if err := p.meet(control.Dial(folders.Socket())); err != nil {
		return fail(exitFailed, err)
	}
	if code, err := p.show(); err != nil {
		return fail(code, err)
	}
	return exitClosed
}
