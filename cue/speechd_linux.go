package cue

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// speechd speaks through Speech Dispatcher, which knows the voice, the rate and the pitch
// that the person chose for the whole desktop. It speaks the server's own protocol (Speech
// Dispatcher, "SSIP Documentation") instead of running spd-say, which can't be stopped
// without silencing a screen reader as well.
type speechd struct {
	getenv   func(string) string
	language string
	volume   int // percent

	conn    net.Conn
	replies chan reply // closed when the server has gone
	mute    int        // sentences in a row that were taken and not begun
}

const (
	// answerWithin is how long the server may take to answer.
	answerWithin = time.Second
	// speakWithin is how long a sentence may take.
	speakWithin = time.Minute
	// mostMute is after how many sentences in a row without a sound the server is taken to
	// have no voice.
	mostMute = 3
)

func (*speechd) Name() string { return "speech-dispatcher" }

// Open implements [Voice].
func (s *speechd) Open(ctx context.Context) error {
	conn, err := s.dial(ctx)
	if err != nil {
		return err
	}
	s.conn, s.replies, s.mute = conn, make(chan reply), 0
	go read(conn, s.replies)
	if err := s.prepare(); err != nil {
		s.Close()
		return err
	}
	return nil
}

// prepare tells the server who speaks and how.
func (s *speechd) prepare() error {
	modules, err := s.ask("LIST OUTPUT_MODULES")
	if err != nil {
		return err
	}
	// Without a synthesizer the server has a module that plays a recorded complaint.
	if len(modules) == 0 || len(modules) == 1 && modules[0] == "dummy" {
		return errors.New("it has no synthesizer")
	}
	for _, line := range []string{
		"SET SELF CLIENT_NAME unknot:unknot:coach",
		"SET SELF LANGUAGE " + s.language,
		// What a screen reader says of importance comes first, other talk does not.
		"SET SELF PRIORITY message",
		// From -100 to 100. Measured with espeak-ng: this is as loud as our own synthesizer.
		fmt.Sprintf("SET SELF VOLUME %d", s.volume*5/4-100),
		"SET SELF NOTIFICATION ALL ON",
	} {
		if _, err := s.ask(line); err != nil {
			return err
		}
	}
	return nil
}

// Speak implements [Voice].
func (s *speechd) Speak(ctx context.Context, text string, by time.Time) error {
	if _, err := s.ask("SPEAK"); err != nil {
		return err
	}
	text = strings.Join(strings.Fields(text), " ")
	if strings.HasPrefix(text, ".") {
		text = "." + text
	}
	id, err := s.ask(text + "\r\n.")
	if err != nil {
		return err
	}
	return s.follow(ctx, id, by)
}

// follow waits until a sentence has been spoken, which the server tells.
func (s *speechd) follow(ctx context.Context, id []string, by time.Time) error {
	late := time.NewTimer(time.Until(by))
	defer late.Stop()
	hung := time.NewTimer(speakWithin)
	defer hung.Stop()
	for begun := false; ; {
		select {
		case r, open := <-s.replies:
			switch {
			case !open:
				return errGone
			case len(id) > 0 && (len(r.values) == 0 || r.values[0] != id[0]):
				// News of a sentence before it.
			case r.code == "701":
				begun, s.mute = true, 0
				late.Stop()
			case r.code == "702", r.code == "703": // it has ended or was cancelled
				return nil
			}
		case <-ctx.Done():
			return errors.Join(ctx.Err(), s.halt())
		case <-late.C:
			if begun {
				continue
			}
			if s.mute++; s.mute == mostMute {
				return errors.New("it takes sentences and doesn't speak them")
			}
			return errors.Join(errLate, s.halt())
		case <-hung.C:
			return errors.New("it does not come to the end of a sentence")
		}
	}
}

// halt stops what is spoken, and takes back what waits to be.
func (s *speechd) halt() error {
	_, err := s.ask("CANCEL SELF")
	return err
}

// Close implements [Voice].
func (s *speechd) Close() {
	if s.conn == nil {
		return
	}
	s.conn.Close()
	for range s.replies {
		// What it said last is for nobody.
	}
	s.conn = nil
}

// ask sends a line and returns the values of the answer.
func (s *speechd) ask(line string) ([]string, error) {
	if err := s.conn.SetWriteDeadline(time.Now().Add(answerWithin)); err != nil {
		return nil, err
	}
	if _, err := s.conn.Write([]byte(line + "\r\n")); err != nil {
		return nil, fmt.Errorf("could not ask: %w", err)
	}
	timeout := time.NewTimer(answerWithin)
	defer timeout.Stop()
	for {
		select {
		case r, open := <-s.replies:
			switch {
			case !open:
				return nil, errGone
			case r.code[0] == '7':
				continue // news of a sentence
			case r.code[0] != '2':
				return nil, fmt.Errorf("it refused %q with code %s", line, r.code)
			}
			return r.values, nil
		case <-timeout.C:
			return nil, fmt.Errorf("it did not answer to %q", line)
		}
	}
}

// errGone tells that the server has closed the connection.
var errGone = errors.New("the connection is gone")

// reply is an answer or news: lines "CODE-VALUE" and a last line "CODE TEXT".
type reply struct {
	code   string
	values []string
}

// read hands on what the server says until the connection is closed.
func read(conn net.Conn, replies chan<- reply) {
	defer close(replies)
	var r reply
	for lines := bufio.NewScanner(conn); lines.Scan(); {
		line := strings.TrimRight(lines.Text(), "\r")
		switch {
		case len(line) < 4:
			return
		case line[3] == '-':
			r.values = append(r.values, line[4:])
		default:
			r.code = line[:3]
			replies <- r
			r = reply{}
		}
	}
}

// dial connects to the server. One that is installed and doesn't run is started, as every
// program that speaks through it does.
func (s *speechd) dial(ctx context.Context) (net.Conn, error) {
	path, err := s.socket()
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, 2*answerWithin)
	defer cancel()
	dialer := &net.Dialer{}
	conn, err := dialer.DialContext(ctx, "unix", path)
	if err == nil {
		return conn, nil
	}
	if out, err := exec.CommandContext(ctx, "speech-dispatcher", "--spawn").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("could not start it: %w %s", err, strings.TrimSpace(string(out)))
	}
	const again = 20 * time.Millisecond
	for {
		if conn, err = dialer.DialContext(ctx, "unix", path); err == nil {
			return conn, nil
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("it was started and does not answer: %w", err)
		case <-time.After(again):
		}
	}
}

// socket is where the server listens.
func (s *speechd) socket() (string, error) {
	if address := s.getenv("SPEECHD_ADDRESS"); address != "" {
		path, ok := strings.CutPrefix(address, "unix_socket:")
		if !ok {
			return "", fmt.Errorf("SPEECHD_ADDRESS is %q, and only unix_socket: is known", address)
		}
		return path, nil
	}
	dir := s.getenv("XDG_RUNTIME_DIR")
	if dir == "" {
		return "", errors.New("XDG_RUNTIME_DIR, where it listens, is not set")
	}
	return filepath.Join(dir, "speech-dispatcher", "speechd.sock"), nil
}
