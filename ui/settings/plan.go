package settings

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// schedule is when to remind: the plan of a day first, then how it bends, then the times and
// dates that stand by themselves.
func (p *Page) schedule() *fyne.Container {
	say := p.given.Words.Say
	learn := p.newRow("schedule.learn", p.toggle(Schedule, "schedule.learn",
		func(s *settings.Settings) *bool { return &s.Schedule.Learn }))
	return page.Column(theme.Between,
		card(
			p.newRow("schedule.days", p.days()),
			p.windows(),
			p.newRow("schedule.every_minutes", p.stepper(Schedule, "schedule.every_minutes", p.minutes,
				func(s *settings.Settings) *int { return &s.Schedule.EveryMinutes })),
			learn,
			p.newRow("schedule.weekly_goal", p.numbers(Schedule, "schedule.weekly_goal", upTo(field("schedule.weekly_goal")), plain,
				func(s *settings.Settings) *int { return &s.Schedule.WeeklyGoal })),
			p.newRow("schedule.rest_day", p.toggle(Schedule, "schedule.rest_day",
				func(s *settings.Settings) *bool { return &s.Schedule.RestDay })),
			p.newRow("schedule.heads_up_minutes", p.numbers(Schedule, "schedule.heads_up_minutes", chosen(field("schedule.heads_up_minutes")),
				func(n int) string {
					if n == 0 {
						return say("settings.schedule.heads_up_minutes.off")
					}
					return p.minutes(n)
				},
				func(s *settings.Settings) *int { return &s.Schedule.HeadsUpMinutes })),
		),
		p.heading("settings.schedule.more"),
		card(
			p.newRow("schedule.work", p.span(Schedule, "schedule.work", field("schedule.work_from").Step, allDay,
				"schedule.work_from", "schedule.work_to",
				func(s *settings.Settings) (*string, *string) { return &s.Schedule.WorkFrom, &s.Schedule.WorkTo })),
			p.newRow("schedule.max_per_day", p.stepper(Schedule, "schedule.max_per_day", plain,
				func(s *settings.Settings) *int { return &s.Schedule.MaxPerDay })),
			p.newRow("schedule.spread", p.toggle(Schedule, "schedule.spread",
				func(s *settings.Settings) *bool { return &s.Schedule.Spread })),
			p.strictness(),
		),
		p.heading("settings.schedule.fixed"),
		card(
			p.times(),
			p.newRow("schedule.by_desk_time", p.toggle(Schedule, "schedule.by_desk_time",
				func(s *settings.Settings) *bool { return &s.Schedule.ByDeskTime })),
			p.quietDates(),
		),
	)
}

// heading stands above a card that is not the first.
func (p *Page) heading(id string) fyne.CanvasObject {
	title := widget.NewText(p.given.Words.Say(id), theme.Section, theme.Ink)
	return page.Pad(8, 0, 0, 0, title)
}

// strictness says in its hint what the choice does.
func (p *Page) strictness() *fyne.Container {
	const key = "schedule.strictness"
	say := p.given.Words.Say
	choice := p.choice(Schedule, key, func(s *settings.Settings) *string { return &s.Schedule.Strictness })
	c, r := newTextRow(say("settings."+key+".name"), "", choice)
	p.bind(Schedule, c, func(s settings.Settings) { r.hint.SetText(say("settings." + key + ".hint." + s.Schedule.Strictness)) })
	return c
}

// allDay is the track of the hours at the desk.
func allDay(settings.Settings) (least, most int) { return 0, 24 * 60 }

// atTheDesk is the track of a window: reminders come only at the desk.
func atTheDesk(s settings.Settings) (least, most int) {
	from, ok1 := settings.MinuteOfDay(s.Schedule.WorkFrom)
	to, ok2 := settings.MinuteOfDay(s.Schedule.WorkTo)
	if !ok1 || !ok2 || from >= to {
		return 0, 24 * 60
	}
	return from, to
}

// days is the picker of weekdays, Monday first.
func (p *Page) days() fyne.CanvasObject {
	const key = "schedule.days"
	values := field(key).Choices
	var labels [7]string
	for i := range labels {
		labels[i] = p.given.Words.WeekdayShort(time.Weekday((i + 1) % 7))
	}
	w := widget.NewDayPicker(labels, [7]bool{}, func(on [7]bool) {
		p.change(key, func(s *settings.Settings) {
			s.Schedule.Days = []string{}
			for i, name := range values {
				if on[i] {
					s.Schedule.Days = append(s.Schedule.Days, name)
				}
			}
		})
	})
	p.bind(Schedule, w, func(s settings.Settings) {
		on := weekdays(s.Schedule.Days)
		w.SetDays([7]bool{on[1], on[2], on[3], on[4], on[5], on[6], on[0]})
	}, key)
	return w
}

// times are the fixed times, each on a tag that removes it.
func (p *Page) times() *fyne.Container {
	const key = "schedule.at"
	words := p.given.Words
	return p.list(key, settings.MostTimes, func(text string) (string, bool) { return typedTime(words, text) },
		func(text string) string {
			t, ok := settings.ParseFixedTime(text)
			if !ok {
				return text
			}
			at := words.ClockAt(t.Minute)
			if t.Days == [7]bool{} {
				return at
			}
			return words.Say("why.plan.on_days", "Time", at, "Days", words.Days(t.Days))
		},
		func(s *settings.Settings) *[]string { return &s.Schedule.At })
}

// quietDates are the dates without reminders.
func (p *Page) quietDates() *fyne.Container {
	const key = "schedule.quiet_dates"
	words := p.given.Words
	return p.list(key, settings.MostDates,
		func(text string) (string, bool) { return typedDates(words, text, p.given.Clock.Now()) },
		func(text string) string {
			first, last, ok := settings.ParseDates(text)
			switch {
			case !ok:
				return text
			case first.Equal(last):
				return words.Date(first)
			}
			return words.Say("settings.schedule.quiet_dates.range", "From", words.Date(first), "To", words.Date(last))
		},
		func(s *settings.Settings) *[]string { return &s.Schedule.QuietDates })
}

// sorted is a list with one more value, in order: times by the time, dates by the date.
func sorted(list []string, value string) []string {
	list = append(slices.Clone(list), value)
	slices.SortFunc(list, func(a, b string) int {
		x, ok1 := settings.ParseFixedTime(a)
		y, ok2 := settings.ParseFixedTime(b)
		switch {
		case ok1 && ok2 && x.Minute != y.Minute:
			return x.Minute - y.Minute
		case a < b:
			return -1
		case a > b:
			return 1
		}
		return 0
	})
	return list
}
