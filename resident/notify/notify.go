// Package notify shows desktop notifications: the heads-up, and reminders where no window
// can or should be shown.
//
// A notification is sent by a child process that lives for just that (this program again,
// see [IsChild]). beeep, which knows how each system wants its notifications, listens for
// signals on the D-Bus connection that a process shares; on the resident's, one such
// signal ends the tray's registration for good. A child also can't hang the resident,
// whatever the notification daemon does, and takes its memory with it.
package notify

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// Message is what a notification says, in plain text.
type Message struct {
	Title string
	Body  string
}

var (
	// ErrNotShown means that a notification was not shown; what wraps it says why.
	ErrNotShown = errors.New("the notification was not shown")
	// ErrTooMany means that so many notifications wait for a daemon that does not answer
	// that no more are taken.
	ErrTooMany = fmt.Errorf("%w: others are still waiting", ErrNotShown)
)

const (
	waiting  = 8                // notifications at most that wait for their turn
	patience = 15 * time.Second // for one
)

// Sender sends notifications, one after the other.
type Sender struct {
	program string
	done    func(Message, error)
	queue   chan Message
}

// NewSender prepares a sender that works until ctx ends. program is this program's path;
// empty: found by itself. done, if not nil, is told what became of each message, on the
// sender's own goroutine; an error wraps [ErrNotShown].
func NewSender(ctx context.Context, program string, done func(Message, error)) *Sender {
	if done == nil {
		done = func(Message, error) {}
	}
	s := &Sender{program: program, done: done, queue: make(chan Message, waiting)}
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case m := <-s.queue:
				err := s.deliver(ctx, m)
				if ctx.Err() == nil {
					s.done(m, err)
				}
			}
		}
	}()
	return s
}

// Send shows the message soon. It never waits: if too many are on their way already, the
// message is not taken, and the error is [ErrTooMany].
func (s *Sender) Send(m Message) error {
	select {
	case s.queue <- m:
		return nil
	default:
		return ErrTooMany
	}
}

// deliver has a child send the message, and waits for it.
func (s *Sender) deliver(ctx context.Context, m Message) error {
	program, err := s.self()
	if err != nil {
		return fmt.Errorf("%w: can't find this program: %w", ErrNotShown, err)
	}
	input, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNotShown, err)
	}
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	cmd := exec.CommandContext(ctx, program, argument)
	cmd.Stdin = bytes.NewReader(input)
	var said bytes.Buffer
	cmd.Stderr = &said
	cmd.WaitDelay = time.Second
	err = cmd.Run()
	switch {
	case err == nil:
		return nil
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return fmt.Errorf("%w: the notification daemon did not answer for %v", ErrNotShown, patience)
	case said.Len() > 0:
		return fmt.Errorf("%w: %s", ErrNotShown, strings.TrimSpace(said.String()))
	}
	return fmt.Errorf("%w: %w", ErrNotShown, err)
}

// self is the path of this program. On Linux it holds even if the file was replaced by
// another version meanwhile.
func (s *Sender) self() (string, error) {
	if s.program != "" {
		return s.program, nil
	}
	if runtime.GOOS == "linux" {
		return "/proc/self/exe", nil
	}
	return os.Executable()
}
