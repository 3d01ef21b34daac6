package terminal

import (
	"fmt"
	"strings"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/technique"
)

// widest is how many columns a page fills at most, for the eye to find its lines.
const widest = 72

// page draws a session as one screen.
type page struct {
	look
	size func() (columns, rows int)
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
	for _, line := range squeeze(p.rows(s, min(columns-2*len(margin), widest)), rows-1) {
		if line != "" {
			b.WriteString(margin + line)
		}
		b.WriteString(eol)
	}
	b.WriteString(below)
	return b.String()
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
func (p *page) rows(s *coach.Session, columns int) []string {
	line := s.Timeline()
	m := s.Moment()
	w := s.Words()
	rows := []string{"",
		p.between(line.Routine.Name, fmt.Sprintf("%d of %d", m.Part, m.Parts), columns), ""}
	tech, known := techniqueOf(s)
	if known {
		rows = append(rows, p.fit(fmt.Sprintf("%d  %s", tech.Number, tech.Name), columns), "")
	}
	for _, l := range p.wrap(w.Verb, columns) {
		rows = append(rows, p.paint(join(bold, tone(s)), l))
	}
	rows = append(rows, p.wrap(w.Line, columns)...)
	if tech.Feel != "" && m.Segment.Phase == technique.Work && s.State() == coach.Playing {
		rows = append(rows, p.wrap("Pressure: "+tech.Feel+".", columns)...)
	}
	rows = append(rows, "")
	rows = append(rows, p.dial(s, columns), "")
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
func (p *page) dial(s *coach.Session, columns int) string {
	m := s.Moment()
	text := fmt.Sprintf("%-6s", fmt.Sprintf("%d s", m.Seconds))
	if m.Seconds >= 100 {
		text = fmt.Sprintf("%-6s", coach.MinSec(m.Left))
	}
	room := max(columns-width(text), 1)
	cells := int(m.Segment.Length.Seconds() + 0.5)
	if cells < 1 || cells > room {
		cells = room
	}
	if each := room / cells; each > 1 {
		cells *= min(each, 3)
	}
	return p.paint(join(bold, tone(s)), text) + p.bar(cells, m.Progress, tone(s))
}

// beads count: spots, repetitions, positions, sides, a row for each side.
func (p *page) beads(s *coach.Session, tech technique.Technique) []string {
	m := s.Moment()
	unit := coach.Unit(tech.Dose.Kind)
	rows := []string{fmt.Sprintf("%s%s %d of %d", strings.ToUpper(unit[:1]), unit[1:], m.Segment.Index, m.Segment.Count)}
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
	return append(rows, "R  "+row(1, half), "L  "+row(half+1, m.Segment.Count))
}

// lead is what helps to get in place, and before the first technique what was left out.
func (p *page) lead(s *coach.Session, tech technique.Technique, columns int) (rows []string) {
	m := s.Moment()
	side, other := string(m.Segment.Side), "left"
	if m.Segment.Side == coach.Left {
		other = "right"
	}
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
	for _, note := range append(news(s.Timeline()), safety) {
		rows = append(rows, p.wrap(note, columns)...)
	}
	return append(rows, "")
}

// safety is said before every session.
const safety = "Never on the spine, never on bone. Stop at sharp pain, or if you start holding your breath."

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
	time := fmt.Sprintf("%s left of %s", coach.MinSec(m.Remaining), coach.MinSec(m.Elapsed+m.Remaining))
	next := ""
	if all := s.Timeline().Techniques; m.Part >= 1 && m.Part < len(all) {
		next = "next: " + all[m.Part].Short
	}
	if next != "" && width(time)+width(next)+2 > columns {
		return []string{p.fit(time, columns), p.fit(next, columns)}
	}
	return []string{p.between(time, next, columns)}
}

// hints are the keys, in as many lines as they need.
func (p *page) hints(s *coach.Session, columns int) (rows []string) {
	dot := " " + p.signs().dot + " "
	row := ""
	for _, h := range hints(s) {
		text := h.key + " " + h.does
		switch {
		case row == "":
			row = text
		case width(row)+width(dot)+width(text) <= columns:
			row += dot + text
		default:
			rows = append(rows, p.paint(faint, p.fit(row, columns)))
			row = text
		}
	}
	return append(rows, p.paint(faint, p.fit(row, columns)))
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
