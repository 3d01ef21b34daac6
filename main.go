// Unknot sits in the tray, asks at a good moment to loosen the upper back, and coaches
// the person through it. Without arguments it stays; with them it is a command.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/unknot-app/unknot/command"
	"github.com/unknot-app/unknot/resident/notify"
)

func main() {
	if notify.IsChild(os.Args) {
		os.Exit(notify.Child(os.Stdin, os.Stdout, os.Stderr))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := command.Run(ctx, command.System(), os.Args[1:])
	stop()
	os.Exit(code)
}
