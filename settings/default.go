package settings

import "github.com/unknot-app/unknot/technique"

// Default returns the settings of a person who has not chosen anything yet. It is
// the only source of defaults. Every call returns a value of its own.
func Default() Settings {
	return Settings{
		Schedule: Schedule{
			Days:           []string{"mon", "tue", "wed", "thu", "fri"},
			WorkFrom:       "08:00",
			WorkTo:         "18:00",
			WindowFrom:     "13:00",
			WindowTo:       "17:30",
			Windows:        []string{},
			At:             []string{},
			ByDeskTime:     true,
			EveryMinutes:   75,
			QuietDates:     []string{},
			MaxPerDay:      3,
			WeeklyGoal:     4,
			Spread:         false,
			RestDay:        true,
			Strictness:     "balanced",
			Learn:          true,
			HeadsUpMinutes: 2,
		},
		Quiet: Quiet{
			IdleMinutes:        3,
			AwayMinutes:        5,
			SnoozesPerDay:      3,
			Calls:              true,
			AfterCallMinutes:   5,
			DoNotDisturb:       true,
			FullScreen:         true,
			Typing:             true,
			LongestWaitMinutes: 45,
		},
		Coach: Coach{
			Voice:            true,
			Chimes:           true,
			ChimeSet:         "wood",
			VolumePercent:    60,
			VoiceRatePercent: 100,
			LeadInSeconds:    8,
			Dose:             "gentle",
			Skin:             "s2",
			Hair:             "bun",
			Body:             "a",
			Motion:           "full",
		},
		Tools: []string{
			string(technique.Hands),
			string(technique.Wall),
			string(technique.Floor),
			string(technique.TennisBall),
			string(technique.TwoBalls),
		},
		General: General{
			Theme:         "system",
			Contrast:      "normal",
			TextSize:      "normal",
			Language:      "system",
			Clock:         "system",
			QuickRoutine:  "five-minute",
			ReminderStyle: "automatic",
		},
		Safety: Safety{Flags: []string{}},
	}
}
