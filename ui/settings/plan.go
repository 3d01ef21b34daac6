package settings

import (
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/widget"
)

// schedule is when to remind.
func (p *Page) schedule() *fyne.Container {
	words := p.given.Words
	say := words.Say
	return card(
		p.newRow("schedule.days", p.days()),
		p.newRow("schedule.window", p.span(Schedule, "schedule.window", field("schedule.window_from").Step, atTheDesk,
			"schedule.window_from", "schedule.window_to",
			func(s *settings.Settings) (*string, *string) { return &s.Schedule.WindowFrom, &s.Schedule.WindowTo })),
		p.newRow("schedule.work", p.span(Schedule, "schedule.work", field("schedule.work_from").Step, allDay,
			"schedule.work_from", "schedule.work_to",
			func(s *settings.Settings) (*string, *string) { return &s.Schedule.WorkFrom, &s.Schedule.WorkTo })),
		p.newRow("schedule.every_minutes", p.stepper(Schedule, "schedule.every_minutes", p.minutes,
			func(s *settings.Settings) *int { return &s.Schedule.EveryMinutes })),
		p.newRow("schedule.max_per_day", p.stepper(Schedule, "schedule.max_per_day", plain,
			func(s *settings.Settings) *int { return &s.Schedule.MaxPerDay })),
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
	)
}

// allDay is the track of the hours at the desk.
func allDay(settings.Settings) (least, most int) { return 0, 24 * 60 }

// atTheDesk is the track of the afternoon window: reminders come only at the desk.
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

// quiet is what must not be interrupted, and how a reminder comes.
func (p *Page) quiet() *fyne.Container {
	say := p.given.Words.Say
	return card(
		p.newRow("quiet.away_minutes", p.stepper(Quiet, "quiet.away_minutes", p.minutes,
			func(s *settings.Settings) *int { return &s.Quiet.AwayMinutes })),
		p.newRow("quiet.idle_minutes", p.stepper(Quiet, "quiet.idle_minutes", p.minutes,
			func(s *settings.Settings) *int { return &s.Quiet.IdleMinutes })),
		p.newRow("quiet.snoozes_per_day", p.stepper(Quiet, "quiet.snoozes_per_day",
			func(n int) string {
				if n == 0 {
					return say("settings.quiet.snoozes_per_day.off")
				}
				return plain(n)
			},
			func(s *settings.Settings) *int { return &s.Quiet.SnoozesPerDay })),
		p.newRow("general.reminder_style", p.choice(Quiet, "general.reminder_style",
			func(s *settings.Settings) *string { return &s.General.ReminderStyle })),
	)
}
