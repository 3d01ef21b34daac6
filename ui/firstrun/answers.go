package firstrun

import (
	"cmp"
	"slices"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/face"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
)

// answers are what the person has said so far.
type answers struct {
	flags []string // of the safety check
	none  bool     // none of them applies

	tools []technique.Tool // of those that the window asks for

	days     [7]bool // Monday first
	from, to int     // the afternoon window, in minutes after midnight
	goal     int
}

// dayNames are the days as the settings write them, Monday first.
var dayNames = [7]string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// asked are the tools that the window asks for.
var asked = []technique.Tool{technique.TennisBall, technique.TwoBalls, technique.LacrosseBall, technique.Wall, technique.Partner}

// always are the tools that are at hand whatever is ticked.
var always = []technique.Tool{technique.Hands, technique.Floor}

// answersOf are the answers that the settings hold. A check that was never made has none.
func (c *course) answersOf(s settings.Settings) answers {
	a := answers{goal: s.Schedule.WeeklyGoal}
	if s.Safety.Checked != "" || len(s.Safety.Flags) > 0 {
		a.flags = slices.Clone(s.Safety.Flags)
		a.none = len(a.flags) == 0
	}
	for _, t := range asked {
		if slices.Contains(s.Tools, string(t)) {
			a.tools = append(a.tools, t)
		}
	}
	for i, day := range dayNames {
		a.days[i] = slices.Contains(s.Schedule.Days, day)
	}
	a.from, _ = settings.MinuteOfDay(s.Schedule.WindowFrom)
	a.to, _ = settings.MinuteOfDay(s.Schedule.WindowTo)
	return a
}

// has reports whether a tool is at hand.
func (a *answers) has(t technique.Tool) bool {
	return slices.Contains(always, t) || slices.Contains(a.tools, t)
}

// ready reports whether a technique can be done with what have tells is at hand.
func ready(t technique.Technique, have func(technique.Tool) bool) bool {
	return !slices.ContainsFunc(t.Tools, func(tool technique.Tool) bool { return !have(tool) })
}

// keepTools puts the tools into the settings, and leaves those that no card asks for.
func (a *answers) keepTools(s *settings.Settings) {
	var kept []string
	for _, t := range append(slices.Clone(always), a.tools...) {
		kept = append(kept, string(t))
	}
	for _, t := range s.Tools {
		if !slices.Contains(asked, technique.Tool(t)) && !slices.Contains(kept, t) {
			kept = append(kept, t)
		}
	}
	s.Tools = kept
}

// keepSchedule puts days, window and goal into the settings. The hours at the desk, which
// the window does not ask for, grow to hold the afternoon.
func (a *answers) keepSchedule(s *settings.Settings) {
	s.Schedule.Days = []string{}
	for i, on := range a.days {
		if on {
			s.Schedule.Days = append(s.Schedule.Days, dayNames[i])
		}
	}
	s.Schedule.WindowFrom, s.Schedule.WindowTo = clockText(a.from), clockText(a.to)
	if from, ok := settings.MinuteOfDay(s.Schedule.WorkFrom); ok && a.from < from {
		s.Schedule.WorkFrom = s.Schedule.WindowFrom
	}
	if to, ok := settings.MinuteOfDay(s.Schedule.WorkTo); ok && a.to > to {
		s.Schedule.WorkTo = s.Schedule.WindowTo
	}
	s.Schedule.WeeklyGoal = a.goal
}

// locking are the flags among these that lock the coach.
func locking(flags []string) []string {
	var all []string
	for _, f := range flags {
		if (settings.Safety{Flags: []string{f}}).Locked() {
			all = append(all, f)
		}
	}
	return all
}

// checked is the safety check as it stands after an answer of today. An all-clear goes on
// for what it was given for, and for nothing new.
func checked(old settings.Safety, flags []string, today string) settings.Safety {
	s := settings.Safety{Checked: today, Flags: append([]string{}, flags...)}
	isNew := func(flag string) bool { return !slices.Contains(old.Flags, flag) }
	if !slices.ContainsFunc(locking(flags), isNew) {
		s.Unlocked = old.Unlocked
	}
	return s
}

// taste is what is tried first: the gentle technique that needs the fewest tools, and of those
// the shortest, done once through.
func taste(l *technique.Library, s settings.Settings) (coach.Timeline, bool) {
	var fitting []coach.Timeline
	for _, t := range l.Techniques() {
		alone, ok := l.Session(t.ID)
		if !ok || t.Depth == technique.Deep {
			continue
		}
		line, err := coach.Fit(l, face.Request(s, alone, nil))
		if err != nil {
			continue // it can't be done with these tools
		}
		fitting = append(fitting, line)
	}
	if len(fitting) == 0 {
		return coach.Timeline{}, false
	}
	tools := func(line coach.Timeline) int { return len(line.Techniques[0].Tools) }
	return slices.MinFunc(fitting, func(a, b coach.Timeline) int {
		return cmp.Or(cmp.Compare(tools(a), tools(b)), cmp.Compare(a.Length(), b.Length()))
	}), true
}
