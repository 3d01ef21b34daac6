package terminal

import (
	"runtime"
	"strings"
	"unicode/utf8"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/technique"
)

// look is how text is drawn on this terminal.
type look struct {
	colour bool // and bold
	plain  bool // no signs beyond ASCII
}

// lookOf reads the look from the environment: NO_COLOR (no-color.org), TERM and the locale.
func lookOf(getenv func(string) string) look {
	locale := getenv("LC_ALL")
	for _, name := range []string{"LC_CTYPE", "LANG"} {
		if locale == "" {
			locale = getenv(name)
		}
	}
	locale = strings.ToLower(locale)
	return look{
		colour: getenv("NO_COLOR") == "" && getenv("TERM") != "dumb",
		plain:  runtime.GOOS != "windows" && !strings.Contains(locale, "utf-8") && !strings.Contains(locale, "utf8"),
	}
}

// Colours, as parameters of SGR: warm while you press, cool when you let go. Both stay
// legible on light and on dark grounds.
const (
	bold  = "1"
	faint = "2"
	ember = "38;5;173"
	teal  = "38;5;73"
)

// paint gives text a colour.
func (l look) paint(sgr, text string) string {
	if !l.colour || sgr == "" || text == "" {
		return text
	}
	return "\x1b[" + sgr + "m" + text + "\x1b[0m"
}

// tone is the colour of what a session is doing.
func tone(s *coach.Session) string {
	if s.State() != coach.Playing {
		return ""
	}
	if s.Moment().Segment.Phase == technique.Work {
		return ember
	}
	return teal
}

// signs are what bars and beads are made of.
type signs struct{ full, empty, done, current, open, dot, quoteOpen, quoteClose, cut string }

func (l look) signs() signs {
	if l.plain {
		return signs{"=", "-", "#", "@", ".", "|", `"`, `"`, "~"}
	}
	return signs{"━", "─", "●", "◉", "○", "·", "“", "”", "…"}
}

// bar is a bar of so many cells, filled up to progress.
func (l look) bar(cells int, progress float64, sgr string) string {
	full := min(max(int(progress*float64(cells)+0.5), 0), cells)
	g := l.signs()
	return l.paint(sgr, strings.Repeat(g.full, full)) + l.paint(faint, strings.Repeat(g.empty, cells-full))
}

// wrap breaks text between words into lines of at most so many columns. A word that is
// longer is cut.
func (l look) wrap(text string, columns int) (lines []string) {
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case width(line)+1+width(word) <= columns:
			line += " " + word
		default:
			lines = append(lines, l.fit(line, columns))
			line = word
		}
	}
	if line == "" {
		return lines
	}
	return append(lines, l.fit(line, columns))
}

// fit cuts text that is wider than so many columns.
func (l look) fit(text string, columns int) string {
	if width(text) <= columns {
		return text
	}
	return string([]rune(text)[:max(columns-1, 0)]) + l.signs().cut
}

// ending is the end of a text that is wider than so many columns.
func (l look) ending(text string, columns int) string {
	if width(text) <= columns {
		return text
	}
	r := []rune(text)
	return l.signs().cut + string(r[len(r)-max(columns-1, 0):])
}

// between puts one text at the left and one at the right, or only the left one where
// both don't fit.
func (l look) between(left, right string, columns int) string {
	space := columns - width(left) - width(right)
	if right == "" || space < 2 {
		return l.fit(left, columns)
	}
	return left + strings.Repeat(" ", space) + right
}

// width counts columns.
func width(text string) int { return utf8.RuneCountInString(text) }
