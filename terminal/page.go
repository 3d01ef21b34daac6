package terminal

import (
	"fmt"
	"math"
	"strings"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/technique"
)

// widest is how many columns a page fills at most, for the eye to find its lines.
const widest = 72

// page draws a session as one screen.
type page struct {
	look
	size   func() (columns, rows int)
	rating *Rating
	mutes  bool // there is a sound to switch off
	muted  *bool
	clear  bool // the screen holds something else
}

// show draws the page anew. Nothing is left to draw of a session that has ended.
func (p *page) show(s *coach.Session, _ []coach.Event) string {
	if s.State() == coach.Ended {
		return ""
	}
	columns, rows := p.size()
	margin := ""
	if columns >= 60 {
		margin = "  "
	}
	var b strings.Builder
	b.WriteString(home)
	if p.clear {
		b.WriteString(below)
		p.clear = false
	}
	room := min(columns-2*len(margin), widest)
	lines := p.rows(s, room, p.ring)
	if filled(lines) >= rows {
		lines = p.rows(s, room, p.dial)
	}
	for _, line := range squeeze(lines, rows-1) {
		if line != "" {
			b.WriteString(margin + line)
		}
		b.WriteString(eol)
	}
	b.WriteString(below)
	return b.String()
}

// filled counts the lines that hold something.
func filled(lines []string) (n int) {
	for _, l := range lines {
		if l != "" {
			n++
		}
	}
	return n
}

// squeeze makes lines fit into so many rows: empty ones go first, from the bottom up.
func squeeze(lines []string, rows int) []string {
	rows = max(rows, 1)
	for i := len(lines) - 1; i >= 0 && len(lines) > rows; i-- {
		if lines[i] == "" {
			lines = append(lines[:i], lines[i+1:]...)
		}
	}
	return lines[:min(len(lines), rows)]
}

// rows are the lines of the page, none wider than columns.
func (p *page) rows(s *coach.Session, columns int, dial func(*coach.Session, int) []string) []string {
	line := s.Timeline()
	m := s.Moment()
	w := s.Words()
	say := line.Texts().Say
	rows := []string{"",
		p.between(line.Routine.Name, say("terminal.part", "Part", m.Part, "Parts", m.Parts), columns), ""}
	tech, known := techniqueOf(s)
	if known {
		rows = append(rows, p.fit(fmt.Sprintf("%d  %s", tech.Number, tech.Name), columns), "")
	}
	for _, l := range p.wrap(w.Verb, columns) {
		rows = append(rows, p.paint(join(bold, tone(s)), l))
	}
	rows = append(rows, p.wrap(w.Line, columns)...)
	if tech.Feel != "" && m.Segment.Phase == technique.Work && s.State() == coach.Playing {
		rows = append(rows, p.wrap(say("terminal.pressure", "Feel", tech.Feel), columns)...)
	}
	rows = append(rows, "")
	rows = append(append(rows, dial(s, columns)...), "")
	switch {
	case s.State() == coach.Slept || s.State() == coach.Hurt:
	case m.Segment.Count > 0:
		rows = append(rows, p.beads(s, tech)...)
		rows = append(rows, "")
	case m.Segment.Phase == technique.Ready || m.Segment.Phase == technique.Next:
		rows = append(rows, p.lead(s, tech, columns)...)
	}
	if w.Spoken != "" && w.Spoken != w.Verb {
		g := p.signs()
		for _, l := range p.wrap(g.quoteOpen+w.Spoken+g.quoteClose, columns) {
			rows = append(rows, p.paint(faint, l))
		}
		rows = append(rows, "")
	}
	rows = append(rows, p.timeline(s, columns))
	rows = append(rows, p.left(s, columns)...)
	return append(append(rows, ""), p.hints(s, columns)...)
}

// techniqueOf is the technique that a session is at.
func techniqueOf(s *coach.Session) (technique.Technique, bool) {
	n, all := s.Moment().Part, s.Timeline().Techniques
	if n < 1 || n > len(all) {
		return technique.Technique{}, false
	}
	return all[n-1], true
}

// dial is the seconds that are left and a bar: one cell a second where they fit.
func (p *page) dial(s *coach.Session, columns int) []string {
	m := s.Moment()
	text := fmt.Sprintf("%-6s", onDial(m))
	room := max(columns-width(text), 1)
	cells := int(m.Segment.Length.Seconds() + 0.5)
	if cells < 1 || cells > room {
		cells = room
	}
	if each := room / cells; each > 1 {
		cells *= min(each, 3)
	}
	return []string{p.paint(join(bold, tone(s)), text) + p.bar(cells, m.Progress, tone(s))}
}

// onDial is what is left of the segment, as the number on the dial.
func onDial(m coach.Moment) string {
	if m.Seconds >= 100 {
		return coach.MinSec(m.Left)
	}
	return fmt.Sprintf("%d s", m.Seconds)
}

// The ring: beads on an ellipse, which is a circle where cells are twice as high as wide.
const (
	ringBeads  = 20
	ringHeight = 9
	ringWidth  = 19
)

// ring is the seconds that are left inside a ring of beads that fills from the top,
// clockwise. On a narrow screen it is the bar.
func (p *page) ring(s *coach.Session, columns int) []string {
	if columns < 2*ringWidth {
		return p.dial(s, columns)
	}
	m := s.Moment()
	g := p.signs()
	var cells [ringHeight][ringWidth]string
	full := int(m.Progress*ringBeads + 0.5)
	for i := range ringBeads {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / ringBeads)
		// Rounded from the middle, so that the ring is the same on all sides.
		row := ringHeight/2 - int(math.Round(cos*(ringHeight/2)))
		column := ringWidth/2 + int(math.Round(sin*(ringWidth/2)))
		if i < full {
			cells[row][column] = p.paint(tone(s), g.done)
		} else if cells[row][column] == "" {
			cells[row][column] = p.paint(faint, g.open)
		}
	}
	text := onDial(m)
	begin := (ringWidth - width(text)) / 2
	rows := make([]string, ringHeight)
	for i, line := range cells {
		var b strings.Builder
		for j := 0; j < ringWidth; j++ {
			switch {
			case i == ringHeight/2 && j == begin:
				b.WriteString(p.paint(join(bold, tone(s)), text))
				j += width(text) - 1
			case line[j] == "":
				b.WriteByte(' ')
			default:
				b.WriteString(line[j])
			}
		}
		rows[i] = strings.TrimRight(b.String(), " ")
	}
	return rows
}

// beads count: spots, repetitions, positions, sides, a row for each side.
func (p *page) beads(s *coach.Session, tech technique.Technique) []string {
	m := s.Moment()
	line := s.Timeline()
	say := line.Texts().Say
	rows := []string{line.UnitFirst(tech.Dose.Kind) + " " + say("terminal.count", "Index", m.Segment.Index, "All", m.Segment.Count)}
	row := func(from, to int) string {
		g := p.signs()
		var beads []string
		for i := from; i <= to; i++ {
			switch {
			case i < m.Segment.Index:
				beads = append(beads, p.paint(teal, g.done))
			case i == m.Segment.Index:
				beads = append(beads, p.paint(tone(s), g.current))
			default:
				beads = append(beads, p.paint(faint, g.open))
			}
		}
		return strings.Join(beads, " ")
	}
	if !m.Sided() {
		return append(rows, row(1, m.Segment.Count))
	}
	half := m.Segment.Count / 2
	return append(rows, say("terminal.letter.right")+"  "+row(1, half), say("terminal.letter.left")+"  "+row(half+1, m.Segment.Count))
}

// lead is what helps to get in place, and before the first technique what was left out.
func (p *page) lead(s *coach.Session, tech technique.Technique, columns int) (rows []string) {
	m := s.Moment()
	line := s.Timeline()
	say := line.Texts().Say
	side, other := line.Sides(m.Segment.Side)
	for i, setup := range tech.Setup {
		for k, l := range p.wrap(technique.Fill(setup, side, other), columns-3) {
			number := "   "
			if k == 0 {
				number = fmt.Sprintf("%d  ", i+1)
			}
			rows = append(rows, number+l)
		}
	}
	if len(rows) > 0 {
		rows = append(rows, "")
	}
	if m.Segment.Phase != technique.Ready {
		return rows
	}
	for _, note := range append(news(line), safety(line)) {
		rows = append(rows, p.wrap(note, columns)...)
	}
	rows = append(rows, "")
	ask := say("terminal.ask")
	if p.rating.Before > 0 {
		ask = say("terminal.before", "Value", p.rating.Before)
	}
	return append(append(rows, p.wrap(ask, columns)...), "")
}

// safety is said before every session.
func safety(line *coach.Timeline) string { return line.Texts().Say("terminal.safety") }

// news is what a person should know before a session begins: what was left out and why.
func news(line *coach.Timeline) (all []string) {
	for _, out := range line.LeftOut {
		all = append(all, out.Reason)
	}
	return append(all, line.Notes...)
}

// timeline is one bar for each technique, as wide as it is long.
func (p *page) timeline(s *coach.Session, columns int) string {
	parts := s.Timeline().Parts()
	m := s.Moment()
	room := columns - (len(parts) - 1)
	length := s.Timeline().Length()
	var bars []string
	used := 0
	for i, part := range parts {
		cells := max(int(float64(part.End)/float64(length)*float64(room))-used, 1)
		used += cells
		progress := float64(m.Elapsed-part.Start) / float64(part.End-part.Start)
		sgr := teal
		if i+1 == m.Part {
			sgr = join(tone(s))
		}
		bars = append(bars, p.bar(cells, min(max(progress, 0), 1), sgr))
	}
	return strings.Join(bars, " ")
}

// left is the time that is left, and what comes next.
func (p *page) left(s *coach.Session, columns int) []string {
	m := s.Moment()
	say := s.Timeline().Texts().Say
	time := say("terminal.left_of", "Left", coach.MinSec(m.Remaining), "Length", coach.MinSec(m.Elapsed+m.Remaining))
	next := ""
	if all := s.Timeline().Techniques; m.Part >= 1 && m.Part < len(all) {
		next = say("terminal.next", "Name", all[m.Part].Short)
	}
	if next != "" && width(time)+width(next)+2 > columns {
		return []string{p.fit(time, columns), p.fit(next, columns)}
	}
	return []string{p.between(time, next, columns)}
}

// hints are the keys, in as many lines as they need.
func (p *page) hints(s *coach.Session, columns int) []string {
	return p.keysRow(columns, hints(s, p.mutes, *p.muted)...)
}

// keysRow lists keys and what they do, in as many lines as they need.
func (l look) keysRow(columns int, all ...hint) (rows []string) {
	dot := " " + l.signs().dot + " "
	row := ""
	for _, h := range all {
		text := h.key + " " + h.does
		switch {
		case row == "":
			row = text
		case width(row)+width(dot)+width(text) <= columns:
			row += dot + text
		default:
			rows = append(rows, l.paint(faint, l.fit(row, columns)))
			row = text
		}
	}
	return append(rows, l.paint(faint, l.fit(row, columns)))
}

// join puts SGR parameters together.
func join(parts ...string) string {
	var all []string
	for _, p := range parts {
		if p != "" {
			all = append(all, p)
		}
	}
	return strings.Join(all, ";")
}
