package firstrun

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// The hours that the slider spans, in minutes after midnight. A window outside them, set
// elsewhere, widens it.
const (
	earliest = 6 * 60
	latest   = 22 * 60
)

// controlsWide is the width of the controls that ask when: seven days.
const controlsWide = 376

// goals are the numbers of sessions a week to choose from.
var goals = []int{2, 3, 4, 5}

// whenPage asks for the days, the afternoon window and the goal, and says what they mean.
func whenPage(c *course) *sheet {
	s := c.newSheet(picture{"t1-shoulder-knead", widget.Idle})
	y := s.title(c.say("firstrun.when.title"), theme.H2, top) + 24
	a := &c.answers

	from, to := widget.NewText("", theme.Label, theme.Ink), widget.NewText("", theme.Label, theme.Ink)
	summary := widget.NewParagraph(theme.Body, theme.Ink2)
	changed := func() {
		from.SetText(c.given.Lang.ClockAt(a.from))
		to.SetText(c.given.Lang.ClockAt(a.to))
		summary.SetRuns(c.plan()...)
	}

	var letters [7]string
	for i := range letters {
		letters[i] = c.given.Lang.WeekdayLetter(weekday(i))
	}
	days := widget.NewDayPicker(letters, a.days, func(on [7]bool) {
		a.days = on
		changed()
	})
	days.Round, days.Form = true, true
	s.put(left, y, 0, 40, days)
	y += 68

	slider := widget.NewRangeSlider(a.from, a.to, min(earliest, a.from), max(latest, a.to), func(from, to int) {
		a.from, a.to = from, to
		changed()
	})
	slider.Form = true
	to.Align = fyne.TextAlignTrailing
	s.put(left, y, controlsWide/2, 20, from)
	s.put(left+controlsWide/2, y, controlsWide/2, 20, to)
	s.put(left, y+26, controlsWide, 20, slider)
	y += 68

	if !c.kept.Safety.Locked() {
		s.put(left, y+10, 180, 20, widget.NewText(c.say("firstrun.when.goal"), theme.Label, theme.Ink))
		s.add(c.goal(), place{x: left + controlsWide, y: y, w: -1, h: 40})
		y += 60
	}
	s.put(left, y, wide, 60, summary)
	changed()

	s.way(3)
	back := toolsPage
	if c.kept.Safety.Locked() {
		back = flaggedPage
	}
	s.turnTo(c.say("firstrun.back"), func() { c.turn(back) }, c.say("firstrun.when.finish"), func() {
		kept := c.answers
		c.keep(func(s *settings.Settings) {
			kept.keepSchedule(s)
			s.General.FirstRunDone = true
		}, func() { c.turn(tryPage) })
	})
	return s
}

// goal chooses the sessions a week. A goal that was set elsewhere can be kept.
func (c *course) goal() *widget.Segmented {
	choices := slices.Clone(goals)
	if !slices.Contains(choices, c.answers.goal) {
		choices = append(choices, c.answers.goal)
		slices.Sort(choices)
	}
	labels := make([]string, len(choices))
	for i, n := range choices {
		labels[i] = strconv.Itoa(n)
	}
	return widget.NewSegmented(labels, slices.Index(choices, c.answers.goal), func(i int) { c.answers.goal = choices[i] })
}

// plan is the plan in one sentence.
func (c *course) plan() []widget.Run {
	a, said := &c.answers, c.given.Lang
	if a.days == [7]bool{} {
		return []widget.Run{widget.Plain(c.say("firstrun.when.no_days"))}
	}
	var byDay [7]bool
	for i, on := range a.days {
		byDay[weekday(i)] = on
	}
	schedule := c.kept.Schedule
	return marked(theme.PrimaryInk, func(mark func(string) string) string {
		return c.say("firstrun.when.summary",
			"Days", mark(said.Days(byDay)), "Hours", mark(c.say("firstrun.when.hours", "From", said.ClockAt(a.from), "To", said.ClockAt(a.to))),
			"Every", mark(said.Words(time.Duration(schedule.EveryMinutes)*time.Minute)),
			"Most", mark(said.SayN("firstrun.when.most", schedule.MaxPerDay)))
	})
}

// weekday is the day at a place of the week that begins on Monday.
func weekday(i int) time.Weekday { return time.Weekday((i + 1) % 7) }

// clockText is a time of day as the settings write it.
func clockText(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }
