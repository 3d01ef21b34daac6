package scheduler

import (
	"fmt"
	"time"
)

// TimeOfDay is a wall-clock time as minutes after midnight, 0 to 1440.
type TimeOfDay int

// At is the time of day with the given hour and minute.
func At(hour, minute int) TimeOfDay { return TimeOfDay(hour*60 + minute) }

// On is the moment at which the clock on the wall shows t on the day of day, in its
// location. Where that moment is skipped by a change to summer time, it is one the clock does show.
func (t TimeOfDay) On(day time.Time) time.Time {
	y, m, d := day.Date()
	if t <= 0 {
		return midnight(y, m, d, day.Location())
	}
	if t >= 24*60 {
		return midnight(y, m, d+1, day.Location())
	}
	return time.Date(y, m, d, 0, int(t), 0, 0, day.Location())
}

// String is the time as "17:15".
func (t TimeOfDay) String() string { return fmt.Sprintf("%02d:%02d", int(t)/60, int(t)%60) }

// midnight is the first moment of a date. Where summer time begins at midnight,
// the day starts at one o'clock, and time.Date may name an hour of the day before.
func midnight(y int, m time.Month, d int, in *time.Location) time.Time {
	t := time.Date(y, m, d, 0, 0, 0, 0, in)
	if t.Hour() != 0 {
		return time.Date(y, m, d, 1, 0, 0, 0, in)
	}
	return t
}

// dayAfter is the first moment of the day that lies n days after the day of t.
func dayAfter(t time.Time, n int) time.Time {
	y, m, d := t.Date()
	return midnight(y, m, d+n, t.Location())
}

// date is a calendar day, from its first moment to that of the next.
type date struct {
	Span
	even bool // it has 24 hours: the clocks don't change
}

// dateOf is the calendar day of t.
func dateOf(t time.Time) date {
	y, m, d := t.Date()
	in := t.Location()
	day := Span{midnight(y, m, d, in), midnight(y, m, d+1, in)}
	return date{day, day.To.Sub(day.From) == 24*time.Hour}
}

// at is the moment at which the clock shows t on the day.
func (d *date) at(t TimeOfDay) time.Time {
	if d.even { // spare the calendar
		return d.From.Add(time.Duration(min(max(t, 0), 24*60)) * time.Minute)
	}
	return t.On(d.From)
}

// onDay tells whether t lies on the calendar day of day, in the location of day.
func onDay(t, day time.Time) bool { return dateOf(day).Contains(t) }

// Span is a stretch of time.
type Span struct {
	From time.Time `json:"from"`
	To   time.Time `json:"to"`
}

// Contains tells whether t lies in the span. Its end does not.
func (s Span) Contains(t time.Time) bool { return !t.Before(s.From) && t.Before(s.To) }

// Empty tells whether the span contains nothing.
func (s Span) Empty() bool { return !s.From.Before(s.To) }

// Date is a calendar date, as the number 20261123.
type Date int

// DateOf is the date of t in its location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date(y*10000 + int(m)*100 + d)
}

// Dates are the dates from First to Last, both among them.
type Dates struct{ First, Last Date }

// planned tells whether reminders come on the day of t, and whether it is one of the
// quiet dates.
func (p *Plan) planned(t time.Time) (planned, quiet bool) {
	if len(p.Quiet) > 0 {
		date := DateOf(t)
		for _, q := range p.Quiet {
			if q.First <= date && date <= q.Last {
				return false, true
			}
		}
	}
	return p.Days[t.Weekday()], false
}

// Day is a day of the plan in moments of time.
type Day struct {
	Date    Span // from its first moment to that of the next day
	Planned bool // it is one of the days on which to remind
	Quiet   bool // it is one of the quiet dates
	Work    Span // hours at the desk
	// Window is from the first moment at which a reminder can come to the last; empty
	// where the plan leaves none.
	Window  Span
	Windows []Span // reminders by desk time come inside these, in order
	Fixed   []Span // fixed times, each with the moment up to which it may come late
}

// On is the plan for the day of t, in its location, as it was made: [Today] knows
// whether the person moved it.
func (p Plan) On(t time.Time) Day {
	var d day
	d.lay(&p, t, 0)
	return d.show()
}

// Today is the plan for the day of now, moved if the person moved it.
func Today(plan Plan, history History, now time.Time) Day {
	var d day
	d.today(&plan, &history, now)
	return d.show()
}

// today lays out the plan of the day of now, moved if the person moved it.
func (d *day) today(p *Plan, h *History, now time.Time) {
	by := time.Duration(0)
	if h.Moved.By > 0 && dateOf(now).Contains(h.Moved.Asked) {
		by = h.Moved.By
	}
	d.lay(p, now, by)
}

// day is a Day that needs no memory of its own.
type day struct {
	Date           date
	Planned, Quiet bool
	Work, Window   Span
	windows        [MostWindows]Span
	fixed          [MostTimes]fixed
	nWindows       int
	nFixed         int
}

// fixed is a fixed time of a day.
type fixed struct {
	Span           // from the time to the last moment at which it may come
	base time.Time // the time as it stands in the plan: it names it
}

// fixedLate is how much later than its time a fixed reminder may come, where no
// window leaves it more.
const fixedLate = time.Hour

// lay lays out the plan for the day of t, moved by some time. The day is an empty one.
func (d *day) lay(p *Plan, t time.Time, by time.Duration) {
	d.Date = dateOf(t)
	d.Planned, d.Quiet = p.planned(t)
	d.Work = Span{d.Date.at(p.Work.From), d.Date.at(p.Work.To)}
	d.Window = Span{d.Work.From, d.Work.From}
	for _, w := range p.Windows {
		span := Span{d.Date.at(max(w.From, p.Work.From)), d.Date.at(min(w.To, p.Work.To))}
		if by > 0 {
			span.From, span.To = span.From.Add(by), soonest(span.To.Add(by), d.Work.To)
		}
		if !span.Empty() && d.nWindows < MostWindows {
			d.windows[d.nWindows] = span
			d.nWindows++
			d.widen(span)
		}
	}
	if len(p.Fixed) > 0 {
		d.fix(p, t.Weekday(), by)
	}
}

// fix adds the fixed times, in order.
func (d *day) fix(p *Plan, weekday time.Weekday, by time.Duration) {
	for _, f := range p.Fixed {
		if f.Days != [7]bool{} && !f.Days[weekday] {
			continue
		}
		base := d.Date.at(f.At)
		slot := Span{base.Add(by), base.Add(by + fixedLate)}
		for _, w := range d.windows[:d.nWindows] {
			if w.Contains(slot.From) && w.To.After(slot.To) {
				slot.To = w.To
			}
		}
		slot.To = soonest(slot.To, d.Work.To)
		if slot.Empty() || slot.From.Before(d.Work.From) || d.nFixed == MostTimes {
			continue
		}
		if d.nFixed > 0 && d.fixed[d.nFixed-1].base.Equal(base) {
			continue
		}
		i := d.nFixed
		for ; i > 0 && d.fixed[i-1].base.After(base); i-- {
			d.fixed[i] = d.fixed[i-1]
		}
		d.fixed[i] = fixed{slot, base}
		d.nFixed++
		d.widen(slot)
	}
}

// widen makes the whole window contain a span.
func (d *day) widen(s Span) {
	if d.Window.Empty() {
		d.Window = s
		return
	}
	if s.From.Before(d.Window.From) {
		d.Window.From = s.From
	}
	if s.To.After(d.Window.To) {
		d.Window.To = s.To
	}
}

func (d *day) show() Day {
	shown := Day{Date: d.Date.Span, Planned: d.Planned, Quiet: d.Quiet, Work: d.Work, Window: d.Window}
	shown.Windows = append(shown.Windows, d.windows[:d.nWindows]...)
	for _, f := range d.fixed[:d.nFixed] {
		shown.Fixed = append(shown.Fixed, f.Span)
	}
	return shown
}

// window is the one that is open at t, or the next one; empty: none is left.
func (d *day) window(t time.Time) Span {
	for _, w := range d.windows[:d.nWindows] {
		if t.Before(w.To) {
			return w
		}
	}
	return Span{}
}

// inside tells whether a reminder may come at t at all: in a window, or for a fixed time.
func (d *day) inside(t time.Time) bool {
	for _, w := range d.windows[:d.nWindows] {
		if w.Contains(t) {
			return true
		}
	}
	for _, f := range d.fixed[:d.nFixed] {
		if f.Contains(t) {
			return true
		}
	}
	return false
}

func soonest(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
