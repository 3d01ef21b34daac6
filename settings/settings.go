// Package settings holds the person's choices: one typed struct, one set of
// defaults, checked, and saved atomically as TOML.
//
// [Default] is the only source of defaults; the settings window, the documents and
// the code read it. [File.Load] never fails for want of a good file: what can't be
// read is set aside and kept, what is out of range falls back to its default, and
// both are told as sentences.
package settings

// Settings are the person's choices. The zero value is not useful: start from Default.
type Settings struct {
	Schedule Schedule `toml:"schedule" json:"schedule"`
	Quiet    Quiet    `toml:"quiet" json:"quiet"`
	Coach    Coach    `toml:"coach" json:"coach"`
	Tools    []string `toml:"tools" json:"tools"` // tools at hand, of technique.Tool
	General  General  `toml:"general" json:"general"`
	Safety   Safety   `toml:"safety" json:"safety"`
}

// Schedule is when to remind.
type Schedule struct {
	Days           []string `toml:"days" json:"days"`                         // "mon" to "sun"
	WorkFrom       string   `toml:"work_from" json:"work_from"`               // "08:00"
	WorkTo         string   `toml:"work_to" json:"work_to"`                   // "18:00"
	WindowFrom     string   `toml:"window_from" json:"window_from"`           // "13:00"
	WindowTo       string   `toml:"window_to" json:"window_to"`               // "17:30"
	Windows        []string `toml:"windows" json:"windows"`                   // "13:00-17:30"; empty: from WindowFrom to WindowTo; see Spans
	At             []string `toml:"at" json:"at"`                             // "15:00", "fri 14:00", "mon-thu 15:30"
	ByDeskTime     bool     `toml:"by_desk_time" json:"by_desk_time"`         // remind every EveryMinutes too, not only At
	EveryMinutes   int      `toml:"every_minutes" json:"every_minutes"`       // desk time, 20 to 240
	QuietDates     []string `toml:"quiet_dates" json:"quiet_dates"`           // "2026-12-24", "2026-12-24 to 2027-01-06"
	MaxPerDay      int      `toml:"max_per_day" json:"max_per_day"`           // 1 to 8
	WeeklyGoal     int      `toml:"weekly_goal" json:"weekly_goal"`           // 1 to 7
	Spread         bool     `toml:"spread" json:"spread"`                     // share the goal out over the week
	RestDay        bool     `toml:"rest_day" json:"rest_day"`                 // after deep work
	Strictness     string   `toml:"strictness" json:"strictness"`             // "gentle", "balanced" or "firm"
	Learn          bool     `toml:"learn" json:"learn"`                       // move reminders to where ratings say
	HeadsUpMinutes int      `toml:"heads_up_minutes" json:"heads_up_minutes"` // 0 (off), 1, 2 or 5
}

// Quiet is what must not be interrupted, and what counts as a break.
type Quiet struct {
	IdleMinutes        int  `toml:"idle_minutes" json:"idle_minutes"`                 // without input the desk clock stops, 1 to 15
	AwayMinutes        int  `toml:"away_minutes" json:"away_minutes"`                 // counts as a natural break, 3 to 30
	SnoozesPerDay      int  `toml:"snoozes_per_day" json:"snoozes_per_day"`           // 0 to 10
	Calls              bool `toml:"calls" json:"calls"`                               // wait while on a call, or sharing the screen
	AfterCallMinutes   int  `toml:"after_call_minutes" json:"after_call_minutes"`     // and that much longer, 0 to 30
	DoNotDisturb       bool `toml:"do_not_disturb" json:"do_not_disturb"`             // wait while the desktop is set to it
	FullScreen         bool `toml:"full_screen" json:"full_screen"`                   // wait while a window fills the screen
	Typing             bool `toml:"typing" json:"typing"`                             // wait for a pause in the typing
	LowBattery         bool `toml:"low_battery" json:"low_battery"`                   // wait while the battery is low
	LongestWaitMinutes int  `toml:"longest_wait_minutes" json:"longest_wait_minutes"` // for anything but calls, 15 to 120
}

// Coach is how a session is coached.
type Coach struct {
	Voice         bool   `toml:"voice" json:"voice"`
	Chimes        bool   `toml:"chimes" json:"chimes"`
	ChimeSet      string `toml:"chime_set" json:"chime_set"` // "bowl", "wood" or "tick"
	VolumePercent int    `toml:"volume_percent" json:"volume_percent"`
	// VoiceName is the installed voice that speaks, as `unknot voices` lists them; empty: the
	// best one for the language.
	VoiceName string `toml:"voice_name" json:"voice_name"`
	// VoiceRatePercent is how fast it speaks, of its usual pace, 60 to 150.
	VoiceRatePercent int    `toml:"voice_rate_percent" json:"voice_rate_percent"`
	LeadInSeconds    int    `toml:"lead_in_seconds" json:"lead_in_seconds"` // 4 to 30
	WaitForMe        bool   `toml:"wait_for_me" json:"wait_for_me"`         // start only after Space
	Dose             string `toml:"dose" json:"dose"`                       // "gentle", "standard" or "full"
	Skin             string `toml:"skin" json:"skin"`                       // "s1" to "s4"
	Hair             string `toml:"hair" json:"hair"`                       // "bun", "short", "curly", "ponytail", "wrap" or "shaved"
	Body             string `toml:"body" json:"body"`                       // "a" (slim) or "b" (broad)
	Motion           string `toml:"motion" json:"motion"`                   // "full", "reduced" or "still"
	FullScreen       bool   `toml:"full_screen" json:"full_screen"`
	SecondScreen     bool   `toml:"second_screen" json:"second_screen"` // fill the second screen, where there is one
}

// General is the rest.
type General struct {
	Theme         string `toml:"theme" json:"theme"`                   // "system", "light" or "dark"
	Contrast      string `toml:"contrast" json:"contrast"`             // "normal" or "high"
	TextSize      string `toml:"text_size" json:"text_size"`           // "normal", "large" or "largest"
	Language      string `toml:"language" json:"language"`             // "system" or a language tag
	Clock         string `toml:"clock" json:"clock"`                   // "system", "24" or "12"
	QuickRoutine  string `toml:"quick_routine" json:"quick_routine"`   // a routine's ID
	ReminderStyle string `toml:"reminder_style" json:"reminder_style"` // "automatic", "window" or "notification"
	ReminderSound bool   `toml:"reminder_sound" json:"reminder_sound"` // one soft note with a reminder
	FirstRunDone  bool   `toml:"first_run_done" json:"first_run_done"`
}

// Safety is the answer to the safety check. The coach is locked while any of the
// first four flags is set and Unlocked is empty.
type Safety struct {
	Checked  string   `toml:"checked" json:"checked"`   // date of the check, "2026-11-23", empty: not yet
	Flags    []string `toml:"flags" json:"flags"`       // "thoracic", "injury", "disc", "structural", "headaches"
	Unlocked string   `toml:"unlocked" json:"unlocked"` // date on which the person had the all-clear
}
