package coach

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/face"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/widget"
)

func (d *describer) readyScreen(st *State) {
	st.Screen, st.Wash = ReadyScreen, widget.Idle
	st.Part = d.texts.SayN("coach.about_minutes", face.Minutes(d.line.Length()))
	st.Fetch = d.fetch()
	st.News = d.news()
	if strings.Count(st.Verb, ". ") > 1 {
		st.Verb = d.say("get_your_things") // the list says which
	}
	st.Verb = strings.ReplaceAll(st.Verb, ". ", ".\n")
	if d.s.State() == coach.Waiting {
		st.StartsIn = d.say("starts_when_you_say")
		return
	}
	st.StartsIn = d.say("starts_in", "Seconds", d.m.Seconds)
	st.StartWait = 1 - d.m.Progress
}

// news is what a person should know before the session begins: what is left out of it and
// why, each reason once.
func (d *describer) news() string {
	var all []string
	for _, out := range d.line.LeftOut {
		if !slices.Contains(all, out.Reason) {
			all = append(all, out.Reason)
		}
	}
	return strings.Join(append(all, d.line.Notes...), " ")
}

var toolIcons = map[technique.Tool]icon.Name{
	technique.TennisBall:   icon.Ball,
	technique.TwoBalls:     icon.TwoBalls,
	technique.LacrosseBall: icon.LacrosseBall,
	technique.Wall:         icon.BrickWall,
	technique.Floor:        icon.PanelBottom,
	technique.Partner:      icon.Users,
}

// fetch lists the tools in the order in which they are needed, each with the techniques
// that need it, and how to stand.
func (d *describer) fetch() []Thing {
	var tools []technique.Tool
	needs := map[technique.Tool][]string{}
	for _, t := range d.line.Techniques {
		for _, tool := range t.Tools {
			if tool == technique.Hands {
				continue
			}
			if needs[tool] == nil {
				tools = append(tools, tool)
			}
			needs[tool] = append(needs[tool], strconv.Itoa(t.Number))
		}
	}
	var all []Thing
	for _, tool := range tools {
		one := Thing{Icon: toolIcons[tool], Name: d.say("tool." + string(tool))}
		if one.Icon == icon.None {
			one.Icon = icon.Ball
		}
		numbers := needs[tool]
		if tool == technique.Wall {
			one.Line = d.say("wall_line")
		} else if len(numbers) == 1 {
			one.Line = d.say("for_technique", "Number", numbers[0])
		} else {
			last := len(numbers) - 1
			one.Line = d.say("for_techniques", "Numbers", strings.Join(numbers[:last], ", "), "Last", numbers[last])
		}
		all = append(all, one)
	}
	if len(all) == 0 {
		return []Thing{{icon.Hand, d.say("only_hands"), d.say("only_hands_line")}, {icon.Person, d.say("loose_posture"), d.say("loose_posture_line")}}
	}
	return append(all, Thing{icon.Person, d.say("posture"), d.say("posture_line")})
}

func (d *describer) nextScreen(st *State) {
	st.Screen, st.Wash = NextScreen, widget.LetGo
	if d.m.Part > 1 && d.m.Part-2 < len(d.line.Techniques) {
		before := d.line.Techniques[d.m.Part-2]
		id := "technique_done"
		switch done, begun := share(d.s.Result(), before.ID); {
		case !begun:
			id, st.Skipped = "technique_skipped", true
		case done < 1:
			id, st.Skipped = "technique_part_done", true
		}
		st.Before = d.say(id, "Name", before.Short)
	}
	st.Verb = d.say("next_up")
	st.Ring = widget.RingState{Kind: widget.RingWait, Filled: 1 - d.m.Progress, Digits: d.m.Seconds}
	st.Line = d.say("to_get_in_place")
	word, other := d.sideWords()
	for _, line := range d.tech.Setup {
		st.Setup = append(st.Setup, technique.Fill(line, word, other))
	}
	st.Hints = []widget.KeyHint{{Key: d.say("key.space"), Label: d.say("hint.begin")}, {Key: "T", Label: d.say("hint.more")}, {Key: "N", Label: d.say("hint.skip")}}
	if d.s.State() == coach.Waiting {
		st.Ring.Digits = -1
		st.Line = d.say("starts_when_you_say")
	}
}

// sideWords are the words for the side that is worked on and for the other one.
func (d *describer) sideWords() (side, other string) {
	right, left := d.say("word.right"), d.say("word.left")
	if d.seg.Side == coach.Left {
		return left, right
	}
	return right, left
}

func (d *describer) pausedScreen(st *State) {
	st.Screen, st.Wash, st.Moving = PausedScreen, widget.Idle, false
	st.Sign = icon.Pause
	resume := Choice{d.say("choice.resume"), d.say("key.space"), icon.Play, widget.Primary, coach.Resume}
	restart := Choice{d.say("choice.restart"), "R", icon.Restart, widget.Secondary, coach.Restart}
	end := Choice{d.say("choice.end"), d.say("key.esc"), icon.Flag, widget.Secondary, coach.End}
	hurts := Choice{d.say("choice.hurts"), "H", icon.ShieldAlert, widget.Danger, coach.Hurts}
	st.Choices = []Choice{resume, restart, end, hurts}
	st.PauseNote, st.PauseKeys = d.say("pause_note"), d.say("pause_keys")
	st.Spoken, st.Quoted = d.at("paused_at"), false
	switch d.s.State() {
	case coach.Slept:
		st.Sign = icon.Moon
	case coach.Hurt:
		st.Sign = icon.ShieldAlert
		end.Kind = widget.Primary
		resume.Kind, resume.Label = widget.Secondary, d.say("choice.go_on")
		skip := Choice{d.say("choice.skip"), "N", icon.SkipForward, widget.Secondary, coach.Skip}
		st.Choices = []Choice{end, skip, resume}
		st.PauseNote, st.PauseKeys = d.say("hurts_note"), d.say("hurts_keys")
		st.Spoken, st.Quoted = d.s.Words().Spoken, true
	}
}

// at tells where the session stands.
func (d *describer) at(id string) string {
	if d.seg.Count == 0 || d.tech.Dose.Kind == technique.Sides {
		return d.say(id+"_technique", "Name", d.tech.Short)
	}
	return d.say(id+"_unit", "Unit", d.say("word."+string(d.tech.Dose.Kind)), "Index", d.seg.Index, "Count", d.seg.Count)
}

func (d *describer) doneScreen(st *State, r Rating, after After) {
	st.Screen, st.Wash, st.Moving = DoneScreen, widget.Finished, false
	result := d.s.Result()
	words := d.s.Words()
	f := Finish{Headline: words.Verb, Sentence: words.Line, Later: after.Things}
	took := coach.MinSec(result.Spent.Round(time.Second)) // as the sentence says it
	f.Took = d.say("done_in", "Time", took)
	if result.Ending != coach.Finished {
		f.Took = d.say("ended_after", "Time", took)
	}
	if result.Completed && after.Session > 0 {
		id := "session_of"
		if after.Session > after.Goal {
			id = "session_beyond"
		}
		f.Sentence += " " + d.say(id, "Session", after.Session, "Goal", after.Goal)
	}
	if r.Before > 0 && r.After > 0 {
		by := r.Before - r.After
		switch {
		case by > 0:
			f.Headline = d.say("looser")
			f.Change = d.texts.SayN("coach.points_looser", by)
		case by < 0:
			f.Headline, f.Note = d.say("tighter"), d.say("tighter_note")
			f.Change = d.texts.SayN("coach.points_tighter", -by)
		default:
			f.Headline, f.Note = d.say("same"), d.say("same_note")
		}
	}
	if f.Note == "" {
		f.Note = d.average(r, after.Gains)
	}
	for _, t := range result.Techniques {
		f.Did = append(f.Did, d.did(t))
	}
	if again, ok := onceMore(d.s); ok {
		f.Again = d.say("again_one", "Number", again.Number)
		if len(f.Did) == 1 {
			f.Again = d.say("again")
		}
	}
	st.Done = f
}

// An average is told of so many rated sessions at most, and of no fewer than so many.
const (
	averageOf    = 5
	averageLeast = 3
)

// average says what the last sessions did on average, this one included where it is rated.
func (d *describer) average(r Rating, gains []int) string {
	if r.Before > 0 && r.After > 0 {
		gains = append([]int{r.Before - r.After}, gains...)
	}
	gains = gains[:min(len(gains), averageOf)]
	sum := 0
	for _, g := range gains {
		sum += g
	}
	if len(gains) < averageLeast || 2*sum < len(gains) { // less than half a point
		return ""
	}
	points := (2*sum + len(gains)) / (2 * len(gains)) // rounded
	return d.texts.SayN("coach.average", points, "Sessions", d.texts.SayN("coach.last_sessions", len(gains)))
}

// OnceMore is the technique that "once more" does once more: the last one that something
// was done of, is not deep work, which wants a rest, and did not hurt.
func OnceMore(s *coach.Session) (id technique.ID, ok bool) {
	t, ok := onceMore(s)
	return t.ID, ok
}

func onceMore(s *coach.Session) (technique.Technique, bool) {
	result, all := s.Result(), s.Timeline().Techniques
	for _, done := range slices.Backward(result.Techniques) {
		i := slices.IndexFunc(all, func(t technique.Technique) bool { return t.ID == done.Technique })
		hurt := slices.ContainsFunc(result.Hurts, func(p coach.Pain) bool { return p.Technique == done.Technique })
		if i >= 0 && !hurt && all[i].Depth != technique.Deep {
			return all[i], true
		}
	}
	return technique.Technique{}, false
}

func (d *describer) did(t coach.TechniqueResult) DidRow {
	row := DidRow{Time: coach.MinSec(t.Spent.Round(time.Second)), All: t.Done >= t.Count}
	for _, tech := range d.line.Techniques {
		if tech.ID != t.Technique {
			continue
		}
		row.Number, row.Name = tech.Number, tech.Name
		switch {
		case tech.Dose.Kind == technique.Sides && row.All:
			row.Line = d.say("did.each_side", "Seconds", tenths(d.holdOf(tech.ID)))
		case t.Done == 0:
			row.Line = d.say("did.begun")
		case tech.Dose.Kind == technique.Strokes:
			row.Line = d.say("did.strokes")
		case row.All && tech.Dose.Sided:
			row.Line = d.texts.SayN("coach.did."+string(tech.Dose.Kind), t.Count) + d.say("did.half", "Half", t.Count/2)
		case row.All:
			row.Line = d.texts.SayN("coach.did."+string(tech.Dose.Kind), t.Count)
		default:
			row.Line = d.texts.SayN("coach.did."+string(tech.Dose.Kind)+"_of", t.Count, "Done", t.Done)
		}
	}
	return row
}

// holdOf is the length of the first hold of a technique.
func (d *describer) holdOf(id technique.ID) time.Duration {
	for _, s := range d.line.Segments {
		if s.Technique == id && s.Phase == technique.Work {
			return s.Length
		}
	}
	return 0
}

// tenths writes seconds with a tenth where there is one: "30", "2.5".
func tenths(t time.Duration) string {
	return strconv.FormatFloat(float64(t.Round(100*time.Millisecond))/float64(time.Second), 'f', -1, 64)
}
