package notify

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/gen2brain/beeep"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/internal/bus"
)

// argument makes a start of the program a child. People have no use for it.
const argument = "--send-notification"

// What a child with buttons says on its standard output, a line each.
const (
	saysShown   = "shown"
	saysPressed = "pressed " // and the button's key
)

// IsChild tells whether a program was started, with these arguments (os.Args), to send a
// notification. If so, its main function does nothing but
//
//	os.Exit(notify.Child(os.Stdin, os.Stdout, os.Stderr))
func IsChild(args []string) bool { return len(args) == 2 && args[1] == argument }

// Child sends the message that it reads, and returns the exit code. What went wrong, it
// writes in one line. A message with buttons it follows, where the desktop has buttons,
// until it is gone, or until in ends, which takes it back.
func Child(in io.Reader, out, problems io.Writer) int {
	var m Message
	if err := json.NewDecoder(in).Decode(&m); err != nil {
		fmt.Fprintf(problems, "read the message: %v\n", err)
		return 2
	}
	if len(m.Buttons) > 0 {
		ctx, withdraw := context.WithCancel(context.Background())
		go func() {
			defer withdraw()
			_, _ = io.Copy(io.Discard, in)
		}()
		err := ask(ctx, m, out)
		if err == nil {
			return 0
		}
		if !errors.Is(err, errNoButtons) {
			fmt.Fprintln(problems, err)
			return 1
		}
		if m.Plain != "" {
			m.Body = m.Plain
		}
	}
	if err := send(m); err != nil {
		fmt.Fprintln(problems, err)
		return 1
	}
	return 0
}

// errNoBus comes before beeep is asked: it would start a bus of its own, and leave it.
var errNoBus = errors.New("there is no session bus")

func send(m Message) error {
	unix := runtime.GOOS != "windows" && runtime.GOOS != "darwin"
	if unix && bus.SessionAddress(os.Getenv) == "" {
		return errNoBus
	}
	beeep.AppName = appName
	return beeep.Notify(m.Title, m.Body, assets.NotificationIcon())
}

const appName = "Unknot"
