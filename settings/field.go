package settings

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/unknot-app/unknot/technique"
)

// Kind tells what values a setting takes.
type Kind string

const (
	Whole     Kind = "whole"      // a whole number from Lo to Hi, or one of Choices if there are any
	Switch    Kind = "switch"     // on or off
	OneOf     Kind = "one-of"     // one of Choices
	SeveralOf Kind = "several-of" // any number of Choices, each at most once
	ClockTime Kind = "clock-time" // "08:00", on the 24-hour clock, up to "24:00"
	Date      Kind = "date"       // "2026-11-23", or empty
	Windows   Kind = "windows"    // up to [MostWindows] stretches of the day, "09:30-11:30"
	Times     Kind = "times"      // up to [MostTimes] times of day, for all days or some, "mon-thu 15:30"
	Dates     Kind = "dates"      // up to [MostDates] dates and ranges of them, "2026-12-24 to 2027-01-06"
	Name      Kind = "name"       // lower-case words joined by hyphens; Choices are the best known
	Names     Kind = "names"      // any number of names
	Text      Kind = "text"       // one line of at most 200 letters, or empty
	Language  Kind = "language"   // "system" or a language tag such as "en" or "de-AT"
)

// Field describes one setting: what it means and what it may hold. The check, the
// comments in the settings file and the settings window all read the same table.
type Field struct {
	Key     string // place in the settings file: "schedule.every_minutes"
	Kind    Kind
	Meaning string // one sentence for people
	Lo, Hi  int    // of Whole, both included
	Step    int    // of Whole: the step of a stepper or slider
	Unit    string // "minutes", "seconds", "percent"; empty: a plain number
	Choices []string

	at func(*Settings) any // pointer to the value: *int, *bool, *string or *[]string
}

// FieldOf returns the description of the setting with this key, such as
// "schedule.every_minutes".
func FieldOf(key string) (Field, bool) {
	for _, f := range Fields() {
		if f.Key == key {
			return f, true
		}
	}
	return Field{}, false
}

// Fields returns the descriptions of all settings, in the order of the settings file.
func Fields() []Field {
	days := []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
	flags := []string{"thoracic", "injury", "disc", "structural", "headaches"}
	tools := []string{
		string(technique.Hands), string(technique.Wall), string(technique.Floor), string(technique.TennisBall),
		string(technique.TwoBalls), string(technique.LacrosseBall), string(technique.Partner),
	}
	return []Field{
		{Key: "tools", Kind: Names, Choices: tools,
			Meaning: "Tools at hand. Techniques that need another one are left out.",
			at:      func(s *Settings) any { return &s.Tools }},

		{Key: "schedule.days", Kind: SeveralOf, Choices: days,
			Meaning: "Days on which to remind.",
			at:      func(s *Settings) any { return &s.Schedule.Days }},
		{Key: "schedule.work_from", Kind: ClockTime, Step: 15,
			Meaning: "Start of the hours at the desk. Time outside them is not counted.",
			at:      func(s *Settings) any { return &s.Schedule.WorkFrom }},
		{Key: "schedule.work_to", Kind: ClockTime, Step: 15,
			Meaning: "End of the hours at the desk.",
			at:      func(s *Settings) any { return &s.Schedule.WorkTo }},
		{Key: "schedule.window_from", Kind: ClockTime, Step: 5,
			Meaning: "Start of the afternoon window. Reminders come only inside it.",
			at:      func(s *Settings) any { return &s.Schedule.WindowFrom }},
		{Key: "schedule.window_to", Kind: ClockTime, Step: 5,
			Meaning: "End of the afternoon window.",
			at:      func(s *Settings) any { return &s.Schedule.WindowTo }},
		{Key: "schedule.windows", Kind: Windows,
			Meaning: "Windows of the day, if you want more than one. Empty: the one from window_from to window_to.",
			at:      func(s *Settings) any { return &s.Schedule.Windows }},
		{Key: "schedule.at", Kind: Times,
			Meaning: "Fixed times at which to remind, whatever the desk clock says.",
			at:      func(s *Settings) any { return &s.Schedule.At }},
		{Key: "schedule.by_desk_time", Kind: Switch,
			Meaning: "Remind by desk time. Off: only at the fixed times.",
			at:      func(s *Settings) any { return &s.Schedule.ByDeskTime }},
		{Key: "schedule.every_minutes", Kind: Whole, Lo: 20, Hi: 240, Step: 5, Unit: "minutes",
			Meaning: "Desk time between two reminders. Breaks that you take yourself count.",
			at:      func(s *Settings) any { return &s.Schedule.EveryMinutes }},
		{Key: "schedule.quiet_dates", Kind: Dates,
			Meaning: "Dates without reminders, such as holidays.",
			at:      func(s *Settings) any { return &s.Schedule.QuietDates }},
		{Key: "schedule.max_per_day", Kind: Whole, Lo: 1, Hi: 8, Step: 1,
			Meaning: "Reminders a day at most.",
			at:      func(s *Settings) any { return &s.Schedule.MaxPerDay }},
		{Key: "schedule.weekly_goal", Kind: Whole, Lo: 1, Hi: 7, Step: 1,
			Meaning: "Sessions a week to aim for. Three to four is realistic and works.",
			at:      func(s *Settings) any { return &s.Schedule.WeeklyGoal }},
		{Key: "schedule.spread", Kind: Switch,
			Meaning: "Spread the weekly goal over the days. A day whose share is done has no more reminders.",
			at:      func(s *Settings) any { return &s.Schedule.Spread }},
		{Key: "schedule.rest_day", Kind: Switch,
			Meaning: "Keep a day of rest after deep work. Gentle techniques stay.",
			at:      func(s *Settings) any { return &s.Schedule.RestDay }},
		{Key: "schedule.strictness", Kind: OneOf, Choices: []string{"gentle", "balanced", "firm"},
			Meaning: "How a reminder waits for your answer. Firm grows and stays, and can always be ended.",
			at:      func(s *Settings) any { return &s.Schedule.Strictness }},
		{Key: "schedule.learn", Kind: Switch,
			Meaning: "Learn from your ratings when tension rises, and remind just before, at most 30 minutes from plan.",
			at:      func(s *Settings) any { return &s.Schedule.Learn }},
		{Key: "schedule.heads_up_minutes", Kind: Whole, Choices: []string{"0", "1", "2", "5"}, Unit: "minutes",
			Meaning: "A small card, without sound, comes this long before a reminder. 0 is off.",
			at:      func(s *Settings) any { return &s.Schedule.HeadsUpMinutes }},

		{Key: "quiet.idle_minutes", Kind: Whole, Lo: 1, Hi: 15, Step: 1, Unit: "minutes",
			Meaning: "Without keyboard or mouse for this long, the desk clock stops.",
			at:      func(s *Settings) any { return &s.Quiet.IdleMinutes }},
		{Key: "quiet.away_minutes", Kind: Whole, Lo: 3, Hi: 30, Step: 1, Unit: "minutes",
			Meaning: "Away for this long counts as a break of your own.",
			at:      func(s *Settings) any { return &s.Quiet.AwayMinutes }},
		{Key: "quiet.snoozes_per_day", Kind: Whole, Lo: 0, Hi: 10, Step: 1,
			Meaning: "Snoozes a day at most.",
			at:      func(s *Settings) any { return &s.Quiet.SnoozesPerDay }},
		{Key: "quiet.calls", Kind: Switch,
			Meaning: "Wait while you are on a call or share your screen, however long it takes.",
			at:      func(s *Settings) any { return &s.Quiet.Calls }},
		{Key: "quiet.after_call_minutes", Kind: Whole, Lo: 0, Hi: 30, Step: 1, Unit: "minutes",
			Meaning: "Wait this much longer after a call, but no longer than the call was.",
			at:      func(s *Settings) any { return &s.Quiet.AfterCallMinutes }},
		{Key: "quiet.do_not_disturb", Kind: Switch,
			Meaning: "Wait while the desktop is set not to disturb.",
			at:      func(s *Settings) any { return &s.Quiet.DoNotDisturb }},
		{Key: "quiet.full_screen", Kind: Switch,
			Meaning: "Wait while the window you work in fills the screen.",
			at:      func(s *Settings) any { return &s.Quiet.FullScreen }},
		{Key: "quiet.typing", Kind: Switch,
			Meaning: "Wait for a pause in your typing, at most three minutes.",
			at:      func(s *Settings) any { return &s.Quiet.Typing }},
		{Key: "quiet.low_battery", Kind: Switch,
			Meaning: "Wait while the battery is low.",
			at:      func(s *Settings) any { return &s.Quiet.LowBattery }},
		{Key: "quiet.longest_wait_minutes", Kind: Whole, Lo: 15, Hi: 120, Step: 5, Unit: "minutes",
			Meaning: "A reminder waits this long at most for full screen, do not disturb or the battery.",
			at:      func(s *Settings) any { return &s.Quiet.LongestWaitMinutes }},

		{Key: "coach.voice", Kind: Switch,
			Meaning: "Speak every cue, so that you can look away.",
			at:      func(s *Settings) any { return &s.Coach.Voice }},
		{Key: "coach.chimes", Kind: Switch,
			Meaning: "Sound at the start, the last three seconds, release and switch.",
			at:      func(s *Settings) any { return &s.Coach.Chimes }},
		{Key: "coach.chime_set", Kind: OneOf, Choices: []string{"bowl", "wood", "tick"},
			Meaning: "The sound of the chimes.",
			at:      func(s *Settings) any { return &s.Coach.ChimeSet }},
		{Key: "coach.volume_percent", Kind: Whole, Lo: 0, Hi: 100, Step: 5, Unit: "percent",
			Meaning: "Volume of voice and chimes.",
			at:      func(s *Settings) any { return &s.Coach.VolumePercent }},
		{Key: "coach.voice_name", Kind: Text,
			Meaning: "The installed voice that speaks, as `unknot voices` lists them. Empty takes the best one for the language.",
			at:      func(s *Settings) any { return &s.Coach.VoiceName }},
		{Key: "coach.voice_rate_percent", Kind: Whole, Lo: 60, Hi: 150, Step: 5, Unit: "percent",
			Meaning: "How fast the voice speaks, of its usual pace.",
			at:      func(s *Settings) any { return &s.Coach.VoiceRatePercent }},
		{Key: "coach.lead_in_seconds", Kind: Whole, Lo: 4, Hi: 30, Step: 1, Unit: "seconds",
			Meaning: "Time to get in place before each technique.",
			at:      func(s *Settings) any { return &s.Coach.LeadInSeconds }},
		{Key: "coach.wait_for_me", Kind: Switch,
			Meaning: "Start only when you press Space.",
			at:      func(s *Settings) any { return &s.Coach.WaitForMe }},
		{Key: "coach.dose", Kind: OneOf, Choices: []string{"gentle", "standard", "full"},
			Meaning: "The lower end, the middle or the upper end of every range.",
			at:      func(s *Settings) any { return &s.Coach.Dose }},
		{Key: "coach.skin", Kind: OneOf, Choices: []string{"s1", "s2", "s3", "s4"},
			Meaning: "Skin of the figure, from light to dark.",
			at:      func(s *Settings) any { return &s.Coach.Skin }},
		{Key: "coach.hair", Kind: OneOf, Choices: []string{"bun", "short", "curly", "ponytail", "wrap", "shaved"},
			Meaning: "Hair of the figure.",
			at:      func(s *Settings) any { return &s.Coach.Hair }},
		{Key: "coach.body", Kind: OneOf, Choices: []string{"a", "b"},
			Meaning: "Build of the figure: a is slim, b is broad.",
			at:      func(s *Settings) any { return &s.Coach.Body }},
		{Key: "coach.motion", Kind: OneOf, Choices: []string{"full", "reduced", "still"},
			Meaning: "Motion in the coach. Still shows one picture for each phase.",
			at:      func(s *Settings) any { return &s.Coach.Motion }},
		{Key: "coach.full_screen", Kind: Switch,
			Meaning: "Open the coach in full screen, readable from three metres.",
			at:      func(s *Settings) any { return &s.Coach.FullScreen }},
		{Key: "coach.second_screen", Kind: Switch,
			Meaning: "Fill the second screen, where there is one.",
			at:      func(s *Settings) any { return &s.Coach.SecondScreen }},

		{Key: "general.theme", Kind: OneOf, Choices: []string{"system", "light", "dark"},
			Meaning: "Colours of the windows.",
			at:      func(s *Settings) any { return &s.General.Theme }},
		{Key: "general.contrast", Kind: OneOf, Choices: []string{"normal", "high"},
			Meaning: "High has darker words and stronger edges.",
			at:      func(s *Settings) any { return &s.General.Contrast }},
		{Key: "general.text_size", Kind: OneOf, Choices: []string{"normal", "large", "largest"},
			Meaning: "Size of the text in the windows.",
			at:      func(s *Settings) any { return &s.General.TextSize }},
		{Key: "general.language", Kind: Language,
			Meaning: "Language of the program.",
			at:      func(s *Settings) any { return &s.General.Language }},
		{Key: "general.clock", Kind: OneOf, Choices: []string{"system", "24", "12"},
			Meaning: "How times of day are written.",
			at:      func(s *Settings) any { return &s.General.Clock }},
		{Key: "general.quick_routine", Kind: Name, Choices: []string{"five-minute"},
			Meaning: "The routine that Start in a reminder runs.",
			at:      func(s *Settings) any { return &s.General.QuickRoutine }},
		{Key: "general.reminder_style", Kind: OneOf, Choices: []string{"automatic", "window", "notification"},
			Meaning: "How a reminder comes. Automatic is a window, and a notification where a window could not stand in its corner.",
			at:      func(s *Settings) any { return &s.General.ReminderStyle }},
		{Key: "general.reminder_sound", Kind: Switch,
			Meaning: "Play one soft note when a reminder comes.",
			at:      func(s *Settings) any { return &s.General.ReminderSound }},
		{Key: "general.first_run_done", Kind: Switch,
			Meaning: "The first run has been gone through.",
			at:      func(s *Settings) any { return &s.General.FirstRunDone }},

		{Key: "safety.checked", Kind: Date,
			Meaning: "Date of the safety check. Empty asks again.",
			at:      func(s *Settings) any { return &s.Safety.Checked }},
		{Key: "safety.flags", Kind: SeveralOf, Choices: flags,
			Meaning: "What applied to you at the safety check. Any of the first four locks the coach.",
			at:      func(s *Settings) any { return &s.Safety.Flags }},
		{Key: "safety.unlocked", Kind: Date,
			Meaning: "Date on which you had the all-clear. It unlocks the coach.",
			at:      func(s *Settings) any { return &s.Safety.Unlocked }},
	}
}

// Expected says what the setting may hold: "a whole number from 20 to 240 (minutes)".
func (f Field) Expected() string {
	switch f.Kind {
	case Whole:
		text := fmt.Sprintf("a whole number from %d to %d", f.Lo, f.Hi)
		if len(f.Choices) > 0 {
			text = either(f.Choices)
		}
		if f.Unit != "" {
			text += " (" + f.Unit + ")"
		}
		return text
	case Switch:
		return "true or false"
	case OneOf:
		return either(quoted(f.Choices))
	case SeveralOf:
		return "a list of " + either(quoted(f.Choices)) + ", each at most once"
	case ClockTime:
		return `a time of day such as "08:00", up to "24:00"`
	case Date:
		return `a date such as "2026-11-23", or "" for none`
	case Windows:
		return `a list of stretches of the day such as "09:30-11:30", one after the other`
	case Times:
		return `a list of times such as "15:00", "fri 14:00", "tue,thu 11:00" or "mon-thu 15:30"`
	case Dates:
		return `a list of dates such as "2026-12-24" or "2026-12-24 to 2027-01-06"`
	case Name:
		return `lower-case words joined by hyphens, such as "` + f.Choices[0] + `"`
	case Names:
		return "a list of names such as " + either(quoted(f.Choices)) + ", each at most once"
	case Text:
		return "one line of text, or \"\" for none"
	case Language:
		return `"system" or a language tag such as "en" or "de-AT"`
	}
	return ""
}

func quoted(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strconv.Quote(w)
	}
	return out
}

func either(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
