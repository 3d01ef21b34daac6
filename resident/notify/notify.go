// Package notify shows desktop notifications: the heads-up, and reminders where no window
// can or should be shown.
//
// A notification is sent by a child process that lives for just that (this program again,
// see [IsChild]), and as long as the notification if it has buttons. beeep, which knows how each system wants its notifications, listens for
// signals on the D-Bus connection that a process shares; on the resident's, one such
// signal ends the tray's registration for good. A child also can't hang the resident,
// whatever the notification daemon does, and takes its memory with it.
package notify

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"time"
)

// Message is what a notification says, in plain text.
type Message struct {
	Title string
	Body  string
	// Buttons are offered where the desktop's notifications can have some: on Linux, if
	// its notification daemon says so.
	Buttons []Button
	// Plain is the body where there are no buttons; empty: Body.
	Plain string
	// Stays is how long a message with buttons stays at most; 0: until it is answered,
	// dismissed or withdrawn.
	Stays time.Duration
}

// Button is one way to answer a message.
type Button struct{ Key, Label string }

// pressedItself is the key for a click on the notification itself.
const pressedItself = "default"

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

// Options are what a sender is made with.
type Options struct {
	Program string // this program's path; empty: found by itself
	// Done is told what became of each message; an error wraps [ErrNotShown].
	Done func(Message, error)
	// Pressed is told which button was pressed; "default" is the message itself.
	Pressed func(m Message, key string)
}

// Sender sends notifications, one after the other.
type Sender struct {
	o     Options
	queue chan Message

	mu   sync.Mutex
	open map[io.Closer]bool // the children that follow a message
}

// NewSender prepares a sender that works until ctx ends. What the options want to be told,
// they are told on goroutines of the sender.
func NewSender(ctx context.Context, o Options) *Sender {
	if o.Done == nil {
		o.Done = func(Message, error) {}
	}
	if o.Pressed == nil {
		o.Pressed = func(Message, string) {}
	}
	s := &Sender{o: o, queue: make(chan Message, waiting), open: map[io.Closer]bool{}}
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case m := <-s.queue:
				err := s.deliver(ctx, m)
				if ctx.Err() == nil {
					s.o.Done(m, err)
				}
			}
		}
	}()
	return s
}

// Withdraw takes back what is shown with buttons.
func (s *Sender) Withdraw() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for input := range s.open {
		input.Close()
	}
	clear(s.open)
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

// deliver has a child send the message, and waits until it is shown.
func (s *Sender) deliver(ctx context.Context, m Message) error {
	program, err := s.self()
	if err != nil {
		return fmt.Errorf("%w: can't find this program: %w", ErrNotShown, err)
	}
	content, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNotShown, err)
	}
	ctx, stop := context.WithCancel(ctx)
	cmd := exec.CommandContext(ctx, program, argument)
	cmd.WaitDelay = time.Second
	var said bytes.Buffer
	cmd.Stderr = &said
	input, err := cmd.StdinPipe()
	if err != nil {
		stop()
		return fmt.Errorf("%w: %w", ErrNotShown, err)
	}
	output, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		stop()
		return fmt.Errorf("%w: %w", ErrNotShown, err)
	}
	late := time.AfterFunc(patience, stop)
	_, _ = input.Write(content)
	if len(m.Buttons) == 0 {
		input.Close()
	}
	lines := bufio.NewScanner(output)
	if lines.Scan() && lines.Text() == saysShown && late.Stop() {
		s.mu.Lock()
		s.open[input] = true
		s.mu.Unlock()
		go func() {
			defer stop()
			s.follow(m, lines)
			s.mu.Lock()
			delete(s.open, input)
			s.mu.Unlock()
			input.Close()
			_ = cmd.Wait()
		}()
		return nil
	}
	defer stop()
	input.Close()
	err = cmd.Wait()
	switch {
	case err == nil:
		return nil
	case !late.Stop():
		return fmt.Errorf("%w: the notification daemon did not answer for %v", ErrNotShown, patience)
	case said.Len() > 0:
		return fmt.Errorf("%w: %s", ErrNotShown, strings.TrimSpace(said.String()))
	}
	return fmt.Errorf("%w: %w", ErrNotShown, err)
}

// follow hears what becomes of a message with buttons.
func (s *Sender) follow(m Message, lines *bufio.Scanner) {
	for lines.Scan() {
		if key, ok := strings.CutPrefix(lines.Text(), saysPressed); ok {
			s.o.Pressed(m, key)
		}
	}
}

// self is the path of this program. On Linux it holds even if the file was replaced by
// another version meanwhile.
func (s *Sender) self() (string, error) {
	if s.o.Program != "" {
		return s.o.Program, nil
	}
	if runtime.GOOS == "linux" {
		return "/proc/self/exe", nil
	}
	return os.Executable()
}
