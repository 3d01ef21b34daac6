package terminal

import (
	"context"
	"io"
	"unicode/utf8"

	"github.com/unknot-app/unknot/coach"
)

// key is what one press sends.
type key string

// readKeys hands on the keys that are pressed until in ends or ctx is done.
func readKeys(ctx context.Context, in io.Reader) <-chan key {
	keys := make(chan key)
	go func() {
		defer close(keys)
		buf := make([]byte, 64)
		for {
			n, err := in.Read(buf)
			for _, k := range split(buf[:n]) {
				select {
				case keys <- k:
				case <-ctx.Done():
					return
				}
			}
			if err != nil {
				return
			}
		}
	}()
	return keys
}

// split parts what was read into keys. What begins with Esc and goes on is one key, such
// as an arrow.
func split(b []byte) (keys []key) {
	for len(b) > 0 {
		if b[0] == 0x1b && len(b) > 1 {
			return append(keys, key(b))
		}
		_, n := utf8.DecodeRune(b)
		keys = append(keys, key(b[:n]))
		b = b[n:]
	}
	return keys
}

// command is what a key means to a session now.
func (k key) command(s *coach.Session) (coach.Command, bool) {
	switch k {
	case " ", "\r", "\n":
		return s.Space(), true
	case "p", "P":
		return coach.Pause, true
	case "n", "N", "\x1b[C":
		return coach.Next, true
	case "b", "B", "\x1b[D":
		return coach.Back, true
	case "e", "E":
		return coach.Stay, true
	case "t", "T":
		return coach.More, true
	case "r", "R":
		return coach.Restart, true
	case "s", "S":
		return coach.Skip, true
	case "h", "H":
		return coach.Hurts, true
	case "w", "W":
		return coach.Wait, true
	case "a", "A":
		return coach.Repeat, true
	case "q", "Q", "\x1b", "\x03", "\x04":
		return coach.End, true
	}
	return "", false
}

// hint names a key and what it does now.
type hint struct{ key, does string }

// hints are the keys worth knowing now. Mutes tells that there is a sound to switch off.
func hints(s *coach.Session, mutes, muted bool) []hint {
	say := s.Timeline().Texts().Say
	space := map[coach.Command]string{coach.Start: "start", coach.Pause: "pause", coach.Resume: "resume"}[s.Space()]
	all := []hint{{say("terminal.key.space"), say("terminal.does." + space)}}
	add := func(c coach.Command, key, does string) {
		if s.Can(c) {
			all = append(all, hint{key, say("terminal.does." + does)})
		}
	}
	lead := s.Can(coach.Start)
	if lead {
		add(coach.Pause, "p", "pause")
	}
	if s.State() == coach.Hurt {
		add(coach.Skip, "s", "skip")
	} else if !lead || s.Moment().Part > 1 {
		next := "next"
		if lead {
			next = "skip_this"
		}
		add(coach.Next, "n", next)
	}
	add(coach.Back, "b", "back")
	add(coach.Stay, "e", "stay")
	add(coach.More, "t", "more")
	add(coach.Restart, "r", "restart")
	if !lead {
		add(coach.Hurts, "h", "hurts")
	}
	add(coach.Repeat, "a", "again")
	switch {
	case mutes && muted:
		all = append(all, hint{"m", say("terminal.does.sound")})
	case mutes:
		all = append(all, hint{"m", say("terminal.does.mute")})
	}
	add(coach.End, "q", "end")
	return all
}
