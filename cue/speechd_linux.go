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
	voice    string // module and name, "espeak-ng/English (America)"; empty: the person's usual one
	volume   int    // percent
	rate     int    // percent; 100 is the person's usual one
	yields   bool   // to espeak-ng, where that is what the server speaks with

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

// speechdSource is the source of its voices.
const speechdSource = "speech-dispatcher"

func (*speechd) Name() string { return speechdSource }

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
	if s.yields {
		module, err := s.ask("GET OUTPUT_MODULE")
		if err != nil {
			return err
		}
		if _, err := exec.LookPath(espeakSource); err == nil && len(module) == 1 && module[0] == espeakSource {
			return errors.New("it speaks with espeak-ng, which is here")
		}
	}
	choice := []string{}
	if module, name, ok := strings.Cut(s.voice, "/"); ok {
		choice = []string{"SET SELF OUTPUT_MODULE " + oneLine(module), "SET SELF SYNTHESIS_VOICE " + oneLine(name)}
	}
	if s.rate != 100 {
		choice = append(choice, fmt.Sprintf("SET SELF RATE %d", speechdRate(s.rate)))
	}
	for _, line := range append([]string{
		"SET SELF CLIENT_NAME unknot:unknot:coach",
		"SET SELF LANGUAGE " + s.language,
		// What a screen reader says of importance comes first, other talk does not.
		"SET SELF PRIORITY message",
		// From -100 to 100. Measured with espeak-ng: this is as loud as our own synthesizer.
		fmt.Sprintf("SET SELF VOLUME %d", s.volume*5/4-100),
		"SET SELF NOTIFICATION ALL ON",
	}, choice...) {
		if _, err := s.ask(line); err != nil {
			return err
		}
	}
	return nil
}

// oneLine keeps a name from being read as more than one line of the protocol.
func oneLine(name string) string { return strings.Join(strings.Fields(name), " ") }

// speechdRate is the server's rate, from -100 to 100, for a pace in percent. With espeak-ng
// 0 is 170 words a minute, -100 is 80 and 100 is 390.
func speechdRate(percent int) int {
	const slowest, usual, quickest = 80, 170, 390
	words := usual * percent / 100
	if words < usual {
		return max(100*(words-usual)/(usual-slowest), -100)
	}
	return min(100*(words-usual)/(quickest-usual), 100)
}

// speechdVoices lists the voices of a server that runs, module after module.
func speechdVoices(ctx context.Context, o Options) (all []VoiceInfo) {
	s := &speechd{getenv: o.Getenv, language: o.Language, volume: o.VolumePercent, rate: 100}
	if s.Open(ctx) != nil {
		return nil
	}
	defer s.Close()
	modules, err := s.ask("LIST OUTPUT_MODULES")
	if err != nil {
		return nil
	}
	for _, module := range modules {
		if module == "dummy" || ctx.Err() != nil {
			continue
		}
		if _, err := s.ask("SET SELF OUTPUT_MODULE " + oneLine(module)); err != nil {
			continue
		}
		// NAME, LANGUAGE and VARIANT, between tabs.
		names, err := s.ask("LIST SYNTHESIS_VOICES")
		if err != nil {
			continue
		}
		for _, line := range names {
			f := strings.Split(line, "\t")
			if len(f) < 3 || f[2] != "none" && f[2] != "" || base(f[1]) != base(o.Language) {
				continue
			}
			all = append(all, VoiceInfo{ID: speechdSource + "/" + module + "/" + f[0], Name: strings.ReplaceAll(f[0], "_", " "),
				Language: normal(f[1]), Source: speechdSource})
		}
	}
	return all
}

// Speak implements [Voice].
func (s *speechd) Speak(ctx context.Context, text string, by time.Time) error {
	if _, err := s.ask("SPEAK"); err != nil {
		return err
	}
	text = oneLine(text)
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
