package control

// The ranges that insights can be asked for.
const (
	FourWeeks   = "4w" // the last 28 days, today included
	ThreeMonths = "3m"
	OneYear     = "1y"
	AllTime     = "all"
)

// Ranges are the ranges of insights, the shortest first.
func Ranges() []string { return []string{FourWeeks, ThreeMonths, OneYear, AllTime} }

// Insights is what the history adds up to (GET /v1/insights). Days are dates of the
// calendar that the person lived by, as "2026-11-23"; weeks begin on Monday.
type Insights struct {
	Range string `json:"range"` // one of Ranges
	From  string `json:"from"`  // the first day of the range; empty where nothing ever happened
	To    string `json:"to"`    // the last, today
	// RatedEver counts the sessions of all times that were rated before and after.
	RatedEver int           `json:"rated_ever"`
	Relief    Relief        `json:"relief"`
	Weeks     SessionWeeks  `json:"weeks"`
	Tension   TensionByHour `json:"tension"`
	Coverage  Coverage      `json:"coverage"`
}

// Relief is how sessions changed the tension, from those that were rated before and after.
type Relief struct {
	Sessions   int     `json:"sessions"`
	BeforeMean float64 `json:"before_mean"` // 1 to 10; 0 without sessions
	AfterMean  float64 `json:"after_mean"`
	// PairWeeks is how many weeks each pair is the mean of; 0: each is a session.
	PairWeeks int          `json:"pair_weeks"`
	Pairs     []ReliefPair `json:"pairs"` // oldest first
}

// ReliefPair is the tension before and after: of a session, or the mean of those in a stretch.
type ReliefPair struct {
	From     string  `json:"from"`
	To       string  `json:"to"`
	Sessions int     `json:"sessions"`
	Before   float64 `json:"before"`
	After    float64 `json:"after"`
}

// SessionWeeks is how many sessions there were in each week. Only those count whose whole
// time was spent, as for the weekly goal.
type SessionWeeks struct {
	Goal int `json:"goal"` // that of now
	// BarWeeks is how many weeks a bar stands for.
	BarWeeks int       `json:"bar_weeks"`
	Bars     []WeekBar `json:"bars"` // oldest first, without a gap; the last one is that of now
	// Met counts the weeks of the bars that met the goal, of how many; the week of now is
	// one of them once it has.
	Met int `json:"met"`
	Of  int `json:"of"`
}

// WeekBar is a week, or a stretch of weeks.
type WeekBar struct {
	From     string `json:"from"` // a Monday
	To       string `json:"to"`   // a Sunday, also where it is still to come
	Weeks    int    `json:"weeks"`
	Sessions int    `json:"sessions"`
	Now      bool   `json:"now"` // it is not over yet
}

// PerWeek is how many sessions a week the bar stands for.
func (b WeekBar) PerWeek() float64 { return float64(b.Sessions) / float64(max(1, b.Weeks)) }

// TensionByHour is how tense the upper back is over the day. Ratings given after a session are
// left out.
type TensionByHour struct {
	Ratings int           `json:"ratings"`
	Hours   []TensionHour `json:"hours"` // those with ratings, in order
	// Windows are when reminders may come, by the plan.
	Windows []MinuteSpan `json:"windows"`
	// Learn tells that reminders may follow what the ratings tell.
	Learn bool `json:"learn"`
	// Learned is what they tell; null while that is nothing that is sure enough.
	Learned *LearnedPeak `json:"learned"`
}

// TensionHour is the mean of the ratings nearest to a full hour of the day, 0 to 23.
type TensionHour struct {
	Hour    int     `json:"hour"`
	Ratings int     `json:"ratings"`
	Mean    float64 `json:"mean"`
}

// MinuteSpan is a stretch of the day, in minutes after midnight.
type MinuteSpan struct {
	FromMinute int `json:"from_minute"`
	ToMinute   int `json:"to_minute"`
}

// LearnedPeak is when tension usually peaks, and when reminders do most good. It rests on
// the ratings of the last 90 days, whatever the range.
type LearnedPeak struct {
	PeakMinute int        `json:"peak_minute"` // after midnight
	Aim        MinuteSpan `json:"aim"`
	Ratings    int        `json:"ratings"`
	Days       int        `json:"days"`
}

// Coverage is where the work went. The time of a technique is shared out evenly between the
// muscles that it works, so that all together are the time that was really spent.
type Coverage struct {
	SpentS  int          `json:"spent_s"`
	Muscles []MuscleTime `json:"muscles"` // all that the packs name, the longest worked first
	// OtherS is time with techniques that no pack describes any more.
	OtherS int `json:"other_s"`
}

// MuscleTime is how long a muscle was worked.
type MuscleTime struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	SpentS int    `json:"spent_s"`
}
