package terminal

import (
	"context"
	"fmt"
	"io"
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
func (r Rating) headline(usual string) (verb, line string) {
	switch {
	case r.Before == 0 || r.After == 0:
		return usual, ""
	case r.After < r.Before:
		return "Looser.", ""
	case r.After == r.Before:
		return "Same as before.", "It adds up over the week."
	}
	return "Tighter.", "Next time, less pressure. If it stays, have someone look at it."
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
	lines = append(lines, f.wrap("How tight is it now, from 1 (loose) to 10 (like concrete)?", room)...)
	lines = append(lines, f.scale(room)...)
	lines = append(lines, "")
	switch {
	case f.typing:
		lines = append(lines, f.ending("Note: "+f.note+"_", room), f.paint(faint, f.fit("enter keep the note, esc leave it", room)))
	default:
		if f.rating.Note != "" {
			lines = append(lines, f.wrap("Note: "+f.rating.Note, room)...)
			lines = append(lines, "")
		}
		lines = append(lines, f.keysRow(room, hint{"1-9, 0", "rate, 0 is 10"}, hint{"n", "note"}, hint{"o", "once more"}, hint{"enter", "done"})...)
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
	said := func(what string, v int) string {
		if v == 0 {
			return what + ": not rated"
		}
		return fmt.Sprintf("%s: %d", what, v)
	}
	text := said("Before", f.rating.Before) + ", " + said("now", f.rating.After)
	return f.wrap(text, columns)
}
