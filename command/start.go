package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/resident/notify"
)

const (
	// startWithin is how long an Unknot that was started may take until it answers.
	startWithin = 20 * time.Second
	// askAgain is how long a client waits between two looks whether it answers.
	askAgain = 50 * time.Millisecond
)

// starting is what the flag --start of a command asks for. Menus of the desktop use it: what
// they call may not depend on whether Unknot runs, and nobody sees their standard error.
type starting struct{ wanted bool }

// startFlag declares --start.
func startFlag(flags *flag.FlagSet) *starting {
	s := new(starting)
	flags.BoolVar(&s.wanted, "start", false, "start Unknot first if it is not running; a refusal is also shown as a notification")
	return s
}

// ask has the resident do something, after it was started if that is wanted.
func (s *starting) ask(ctx context.Context, env Env, c control.Command) (control.Snapshot, error) {
	if !s.wanted {
		return ask(env, c)
	}
	var snapshot control.Snapshot
	err := ensureRuns(ctx, env)
	if err == nil {
		snapshot, err = ask(env, c)
	}
	if err != nil {
		showRefusal(ctx, err)
	}
	return snapshot, err
}

// tell is ask that prints what is so now.
func (s *starting) tell(ctx context.Context, env Env, c control.Command) error {
	snapshot, err := s.ask(ctx, env, c)
	if err != nil {
		return err
	}
	printState(env, snapshot)
	return nil
}

// ensureRuns starts a resident that outlives this process, unless one answers, and waits
// until it does.
func ensureRuns(ctx context.Context, env Env) error {
	client, err := dial(env)
	if err != nil {
		return err
	}
	defer client.Close()
	if _, err := client.Hello(); !errors.Is(err, control.ErrNoResident) {
		return err
	}
	ended, err := startResident()
	if err != nil {
		return err
	}
	enough := time.After(startWithin)
	for {
		if _, err := client.Hello(); !errors.Is(err, control.ErrNoResident) {
			return err
		}
		select {
		case <-time.After(askAgain):
		case err := <-ended:
			if err != nil {
				return fmt.Errorf("the Unknot that was started ended at once (%w); to see why, start it in a terminal: unknot", err)
			}
			ended = nil // another one was faster, and goes on
		case <-enough:
			return fmt.Errorf("the Unknot that was started does not answer after %v; try again in a moment, or read its log", startWithin)
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// startResident starts this program without a command, on its own: without this process's
// terminal, streams and signals. The channel tells how it ended, while this process lives.
func startResident() (<-chan error, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("could not start Unknot: its program was not found: %w", err)
	}
	// Another that was started at the same moment may be faster: then its window stays away.
	cmd := exec.Command(residentProgram(self), "--quiet")
	cmd.Dir = homeOrRoot()
	cmd.SysProcAttr = onItsOwn()
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("could not start Unknot: %w", err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	return ended, nil
}

// homeOrRoot is a folder that the resident can stay in: not one that is to be unmounted.
func homeOrRoot() string {
	if home, err := os.UserHomeDir(); err == nil {
		return home
	}
	return string(os.PathSeparator)
}

// showRefusal tells a person who has no terminal why something was not done. Where no
// notification can be shown, standard error is all there is.
func showRefusal(ctx context.Context, refusal error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	shown := make(chan struct{})
	sender := notify.NewSender(ctx, notify.Options{Done: func(notify.Message, error) { close(shown) }})
	if sender.Send(notify.Message{Title: "Unknot", Body: sentence(refusal)}) == nil {
		<-shown
	}
}
