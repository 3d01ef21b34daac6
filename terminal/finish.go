package terminal

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/unknot-app/unknot/coach"
)

// Rating is how tight it was before and after, from 1 (loose) to 10 (like concrete), 0 for
// not rated, and what the person noted. All of it is optional.
type Rating struct {
	Before, After int
	Note          string
}

// Outcome is what came of a session in a terminal.
type Outcome struct {
	coach.Result
	Rating Rating
	Again  bool // the person asked for the same once more
}

const (
	// finishFor is how long the last page stands without a key.
	finishFor = 3 * time.Minute
	// longestNote is how many letters a note may have.
	longestNote = 200
)

// value is the rating that a key stands for; 0 for none.
func (k key) value() int {
	if len(k) != 1 || k[0] < '0' || k[0] > '9' {
		return 0
	}
	if k == "0" {
		return 10
	}
	return int(k[0] - '0')
}

// headline sums up what a rating says.
func (r Rating) headline(texts coach.Texts, usual string) (verb, line string) {
	switch {
	case r.Before == 0 || r.After == 0:
		return usual, ""
	case r.After < r.Before:
		return texts.Say("terminal.rate.looser"), ""
	case r.After == r.Before:
		return texts.Say("terminal.rate.same"), texts.Say("terminal.rate.same_line")
	}
	return texts.Say("terminal.rate.tighter"), texts.Say("terminal.rate.tighter_line")
}

// finish is the last page: what was done, a rating, a note, once more. It takes keys until
// the person is done with it.
type finish struct {
	*runner
	look
	typing bool
	note   string
	after  []string
}

// run shows the last page until it is left. It reports what is rated and noted.
func (f *finish) run(ctx context.Context) error {
	if f.o.After != nil {
		f.after = f.o.After()
	}
	for {
		if _, err := io.WriteString(f.out, f.page()); err != nil {
			return fmt.Errorf("the session is kept, but nothing more can be shown: %w", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case k, open := <-f.keys:
			if !open || f.take(k) {
				return nil
			}
		case <-f.shake:
			f.wakeUp()
		case <-f.o.Clock.After(finishFor):
			return nil
		}
	}
}

// take does what a key means here. It reports true when the page is left.
func (f *finish) take(k key) (done bool) {
	if f.typing {
		return f.typed(k)
	}
	switch v := k.value(); {
	case v > 0:
		f.rating.After = v
		f.report()
	case k == "n" || k == "N":
		f.typing, f.note = true, f.rating.Note
	case k == "o" || k == "O":
		f.again = true
		return true
	case k == "\r" || k == "\n" || k == "q" || k == "Q" || k == "\x1b" || k == "\x03" || k == "\x04":
		return true
	}
	return false
}

// typed edits the note.
func (f *finish) typed(k key) (done bool) {
	switch k {
	case "\r", "\n":
		f.typing, f.rating.Note = false, strings.TrimSpace(f.note)
		f.report()
	case "\x1b":
		f.typing = false
	case "\x03", "\x04":
		return true
	case "\x7f", "\b":
		if r := []rune(f.note); len(r) > 0 {
			f.note = string(r[:len(r)-1])
		}
	default:
		if r, n := utf8.DecodeRuneInString(string(k)); n == len(k) && unicode.IsPrint(r) && utf8.RuneCountInString(f.note) < longestNote {
			f.note += string(k)
		}
	}
	return false
}

// page draws the page.
func (f *finish) page() string {
	columns, rows := f.o.Screen.Size()
	say := f.Timeline().Texts().Say
	margin := ""
	if columns >= 60 {
		margin = "  "
	}
	room := min(columns-2*len(margin), widest)
	lines := append([]string{""}, strings.Split(strings.TrimRight(summary(f.Session, f.rating, f.look, room), "\n"), "\n")...)
	lines = append(lines, "")
	for _, l := range f.after {
		lines = append(lines, f.wrap(l, room)...)
	}
	if len(f.after) > 0 {
		lines = append(lines, "")
	}
	lines = append(lines, f.wrap(say("terminal.rate.ask"), room)...)
	lines = append(lines, f.scale(room)...)
	lines = append(lines, "")
	switch {
	case f.typing:
		lines = append(lines, f.ending(say("terminal.rate.note", "Note", f.note+"_"), room), f.paint(faint, f.fit(say("terminal.rate.note_keys"), room)))
	default:
		if f.rating.Note != "" {
			lines = append(lines, f.wrap(say("terminal.rate.note", "Note", f.rating.Note), room)...)
			lines = append(lines, "")
		}
		lines = append(lines, f.keysRow(room, hint{"1-9, 0", say("terminal.does.rate")}, hint{"n", say("terminal.does.note")}, hint{"o", say("terminal.does.once_more")}, hint{say("terminal.key.enter"), say("terminal.does.done")})...)
	}
	var b strings.Builder
	b.WriteString(home)
	for _, l := range squeeze(lines, rows-1) {
		if l != "" {
			b.WriteString(margin + l)
		}
		b.WriteString(eol)
	}
	b.WriteString(below)
	return b.String()
}

// scale is the row of ratings, with what was said before and now.
func (f *finish) scale(columns int) []string {
	say := f.Timeline().Texts().Say
	said := func(v int) string {
		if v == 0 {
			return say("terminal.rate.none")
		}
		return strconv.Itoa(v)
	}
	return f.wrap(say("terminal.rate.both", "Before", said(f.rating.Before), "Now", said(f.rating.After)), columns)
}
