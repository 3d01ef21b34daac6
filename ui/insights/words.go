package insights

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/unknot-app/unknot/control"
)

func (p *Page) say(id string, args ...any) string { return p.given.Words.Say("insights."+id, args...) }

func (p *Page) sayN(id string, n int, args ...any) string {
	return p.given.Words.SayN("insights."+id, n, args...)
}

// rangeKey is the range as the name of a text.
func rangeKey(span string) string {
	switch span {
	case control.ThreeMonths:
		return "months"
	case control.OneYear:
		return "year"
	case control.AllTime:
		return "all"
	}
	return "weeks"
}

// felt is the least difference in points that is more than chance in how one rates.
const felt = 0.3

// sentence says what sessions do.
func (p *Page) sentence(i control.Insights) string {
	r := i.Relief
	before, after := tenth(r.BeforeMean), tenth(r.AfterMean)
	key := "title.same"
	switch {
	case r.Sessions == 0:
		return p.say("title.none", "Range", p.say("in."+rangeKey(i.Range)))
	case before-after >= felt:
		key = "title.relief"
	case after-before >= felt:
		key = "title.tighter"
	}
	return p.say(key, "Before", p.decimal(before), "After", p.decimal(after))
}

// reason says what the sentence rests on.
func (p *Page) reason(i control.Insights) string {
	r := i.Relief
	before, after := tenth(r.BeforeMean), tenth(r.AfterMean)
	key := "reason.average"
	switch {
	case r.Sessions == 0:
		return p.say("reason.none")
	case r.Sessions < leastRated:
		key = "reason.thin"
	case after-before >= felt:
		key = "reason.tighter"
	case before-after < felt:
		key = "reason.same"
	}
	return p.sayN(key, r.Sessions, "Before", p.decimal(before), "After", p.decimal(after), "Range", p.say("in."+rangeKey(i.Range)))
}

func tenth(v float64) float64 { return math.Round(v*10) / 10 }

// decimal writes a number with at most one place behind the point.
func (p *Page) decimal(v float64) string {
	whole, part, found := strings.Cut(strconv.FormatFloat(tenth(v), 'f', -1, 64), ".")
	if !found {
		return whole
	}
	return p.say("decimal", "Whole", whole, "Tenths", part)
}

func day(date string) time.Time {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return time.Time{}
	}
	return t
}

// month is a month in few letters.
func (p *Page) month(m time.Month) string {
	return p.say("month." + strings.ToLower(m.String()[:3]))
}

// date is a day in few letters, with its year where that is not the one of now.
func (p *Page) date(date string) string {
	t := day(date)
	if t.Year() != p.today().Year() {
		return p.say("date.year", "Day", strconv.Itoa(t.Day()), "Month", p.month(t.Month()), "Year", strconv.Itoa(t.Year()))
	}
	return p.say("date.day", "Day", strconv.Itoa(t.Day()), "Month", p.month(t.Month()))
}

// stretch is a day, or from one to another.
func (p *Page) stretch(from, to string) string {
	if from == to {
		return p.date(from)
	}
	return p.say("date.stretch", "From", p.date(from), "To", p.date(to))
}

// minutes is a time of work, in whole minutes or, where it is long, hours.
func (p *Page) minutes(seconds int) string {
	d := time.Duration(seconds) * time.Second
	switch {
	case d >= 10*time.Hour:
		d = d.Round(time.Hour)
	case d >= time.Minute:
		d = d.Round(time.Minute)
	}
	if seconds == 0 {
		return p.say("coverage.none")
	}
	return p.given.Words.Short(d)
}

func (p *Page) clock(minute int) string { return p.given.Words.ClockAt(minute) }
