package coach

import (
	"regexp"
	"slices"
	"strconv"
	"time"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/widget"
)

// Texts says texts in the person's language. A *lang.Language is one.
type Texts interface {
	Say(id string, args ...any) string
	SayN(id string, n int, args ...any) string
}

// Screen is the composition of the window.
type Screen uint8

const (
	ReadyScreen  Screen = iota // before the first technique
	NextScreen                 // before a further one
	WorkScreen                 // hold, squeeze, let go, shift, change sides
	PausedScreen               // paused, slept, stopped because it hurts
	DoneScreen                 // over
)

// State is all that the window shows at one moment.
type State struct {
	Screen Screen
	Wash   widget.Phase

	Routine, Part string // "Mild desk tension", "2 of 3"
	Number        int    // of the technique
	Name          string
	Verb, Line    string
	Ring          widget.RingState
	Counter       Counter
	Sides         []SideCard
	Feel          string // how hard to press
	Band          Band   // the same on the gauge; none: no gauge
	Ease          bool   // it hurt in this technique: less
	Bars          Bars
	Note          string // how to go on, while sides are changed
	Hints         []widget.KeyHint

	Fetch     []Thing  // on the ready screen
	News      string   // what is left out today and why
	Setup     []string // on the next screen
	Before    string   // "Shoulder knead done"
	Skipped   bool     // it was not done, or not all of it
	StartsIn  string   // "Starts by itself in 9 s"
	StartWait float64  // how much of the wait is over, 0 to 1
	Choices   []Choice // on the paused screen
	Sign      icon.Name
	PauseNote string
	PauseKeys string // what the keys do on a full screen

	Spoken   string // what is being said, with its quotation marks
	Quoted   bool   // it is speech, not a remark
	Timeline []widget.TimelinePart
	Left, Of string // "2:51", "left of 4:54"
	Playing  bool   // the big button means pause

	Scene   string
	Moment  figure.Moment
	Moving  bool // the picture moves
	Resting bool // it moves as a body does that holds still

	Rating  Rating
	Written string // the person's note about the session
	Done    Finish
	Small   Small
}

// Counter tells which spot, position or repetition it is.
type Counter struct {
	Label, Value string
	Rows         []widget.BeadRow
}

// SideCard is one side while sides are changed.
type SideCard struct {
	Name, Line string
	Done       bool
}

// Band is the pressure that is right, in steps of ten.
type Band struct{ Low, High int }

// Bars show one repetition: the work and the letting go.
type Bars struct {
	Work, Let           string // labels; empty: no bars
	WorkShare, LetShare float64
	Letting             bool
}

// Thing is something to get or to do before the start.
type Thing struct {
	Icon       icon.Name
	Name, Line string
}

// Choice is a button of the paused screen.
type Choice struct {
	Label, Key string
	Icon       icon.Name
	Kind       widget.ButtonKind
	Command    coach.Command
}

// Finish is what the last screen shows.
type Finish struct {
	Headline, Sentence string
	Note               string // below the scale
	Again              string // what can be done once more; empty: nothing
	Change             string // "Three points looser"
	Took               string // "done in 4:54"
	Did                []DidRow
	Later              []Thing
}

// DidRow is a technique that was done.
type DidRow struct {
	Number     int
	Name, Line string
	Time       string
	All        bool // the whole dose
}

// Rating is how tight it was before the session and is after it, 1 to 10; 0: not said.
type Rating struct{ Before, After int }

// describer has what it takes to word a session.
type describer struct {
	texts Texts
	s     *coach.Session
	line  *coach.Timeline
	m     coach.Moment
	tech  technique.Technique
	seg   coach.Segment
}

// After is what the last screen says about the time after the session.
type After struct {
	// Session is which session of the week this one is, of Goal; 0: nothing is said.
	Session, Goal int
	Things        []Thing // such as the next reminder; at most two are shown
	// Gains are by how much the last rated sessions before this one took tension off, the
	// latest first.
	Gains []int
}

// Describe tells what the window shows of a session now.
func Describe(s *coach.Session, texts Texts, r Rating, after After) State {
	d := &describer{texts: texts, s: s, line: s.Timeline(), m: s.Moment()}
	d.seg = d.m.Segment
	if d.m.Part > 0 && d.m.Part <= len(d.line.Techniques) {
		d.tech = d.line.Techniques[d.m.Part-1]
	}
	words := s.Words()
	st := State{
		Routine: d.line.Routine.Name,
		Part:    texts.Say("coach.part", "Part", d.m.Part, "Parts", d.m.Parts),
		Number:  d.tech.Number,
		Name:    d.tech.Name,
		Verb:    words.Verb,
		Line:    words.Line,
		Spoken:  words.Spoken,
		Quoted:  words.Spoken != "",
		Left:    coach.MinSec(d.m.Remaining),
		Of:      texts.Say("coach.left_of", "Length", coach.MinSec(d.line.Length())),
		Scene:   d.tech.Scene,
		Rating:  r,
		Playing: s.State() == coach.Playing || s.State() == coach.Resuming,
	}
	st.Timeline = d.timeline()
	st.Moment, st.Moving = pose(d.line, d.m)
	st.Resting = d.resting()
	switch s.State() {
	case coach.Paused, coach.Slept, coach.Hurt:
		d.pausedScreen(&st)
	case coach.Ended:
		d.doneScreen(&st, r, after)
	default:
		switch d.seg.Phase {
		case technique.Ready:
			d.readyScreen(&st)
		case technique.Next:
			d.nextScreen(&st)
		default:
			d.workScreen(&st)
		}
	}
	st.Small = d.small(&st)
	return st
}

// settleTime is how long a body takes to lean into a hold.
const settleTime = 1500 * time.Millisecond

// resting tells whether the body holds still: after it leaned in, on a spot or in a position.
func (d *describer) resting() bool {
	kind := d.tech.Dose.Kind
	return d.seg.Phase == technique.Work && (kind == technique.Spots || kind == technique.Positions) && d.m.In >= settleTime
}

func (d *describer) say(id string, args ...any) string { return d.texts.Say("coach."+id, args...) }

// timeline lists the techniques with what was done of them, lead-in included. One that was
// skipped is past, but not done.
func (d *describer) timeline() []widget.TimelinePart {
	parts := d.line.Parts()
	result := d.s.Result()
	all := make([]widget.TimelinePart, 0, len(parts))
	for i, p := range parts {
		length := p.End - p.Start
		over := min(max(d.m.Elapsed-p.Start, 0), length)
		part := widget.TimelinePart{Seconds: length.Seconds(), Done: over.Seconds(), Current: i+1 == d.m.Part && !d.m.Over}
		if i < len(d.line.Techniques) {
			t := d.line.Techniques[i]
			part.Number, part.Name = t.Number, t.Short
			if over == length && !part.Current {
				done, _ := share(result, t.ID)
				part.Done *= done
			}
		}
		all = append(all, part)
	}
	return all
}

// share tells how much of a technique was done, 0 to 1, and whether it was begun.
func share(r coach.Result, id technique.ID) (done float64, begun bool) {
	for _, t := range r.Techniques {
		if t.Technique == id && t.Count > 0 {
			return float64(t.Done) / float64(t.Count), true
		}
	}
	return 0, false
}

func (d *describer) workScreen(st *State) {
	st.Screen = WorkScreen
	st.Wash = widget.LetGo
	if d.seg.Phase == technique.Work {
		st.Wash = widget.Press
	}
	st.Ring = d.ring()
	st.Counter = d.counter()
	st.Ease = d.hurt()
	switch {
	case d.tech.Dose.Kind == technique.Reps:
		st.Bars = d.bars()
	case d.tech.Feel != "":
		st.Feel, st.Band = d.tech.Feel, bandOf(d.tech.Feel)
		if st.Band == (Band{}) {
			st.Note = d.tech.Feel + "."
		}
	}
	if d.seg.Phase == technique.Switch {
		st.Band = Band{}
		if d.tech.Dose.Kind == technique.Sides {
			st.Counter, st.Sides = Counter{}, d.sides()
		}
		st.Note = d.tech.Cues[technique.Work].Line
	}
	st.Hints = d.hints()
	if d.s.State() == coach.Resuming {
		st.Wash = widget.LetGo
		st.Moving = false
		lead := d.s.LeadIn()
		st.Ring = widget.RingState{Kind: widget.RingWait, Filled: float64(lead) / float64(coach.ResumeLead), Digits: seconds(lead), Unit: d.unit(seconds(lead))}
		st.Hints = []widget.KeyHint{{Key: d.say("key.space"), Label: d.say("hint.pause")}}
		st.Bars = Bars{}
	}
}

var bandPattern = regexp.MustCompile(`(\d+) to (\d+) of 10`)

// bandOf reads the band out of words such as "Firm, 5 to 7 of 10".
func bandOf(feel string) Band {
	found := bandPattern.FindStringSubmatch(feel)
	if found == nil {
		return Band{}
	}
	low, _ := strconv.Atoi(found[1]) // digits, by the pattern
	high, _ := strconv.Atoi(found[2])
	if low < 1 || high > 10 || low > high {
		return Band{}
	}
	return Band{low, high}
}

// hurt tells whether the person said that this technique hurts.
func (d *describer) hurt() bool {
	return slices.ContainsFunc(d.s.Result().Hurts, func(p coach.Pain) bool { return p.Technique == d.seg.Technique })
}

func seconds(t time.Duration) int { return int((t + time.Second - 1) / time.Second) }

// unit is the word below so many seconds.
func (d *describer) unit(n int) string { return d.texts.SayN("coach.seconds", n) }

func (d *describer) ring() widget.RingState {
	r := widget.RingState{Digits: d.m.Seconds, Unit: d.unit(d.m.Seconds)}
	switch {
	case d.tech.Dose.Kind == technique.Reps && (d.seg.Phase == technique.Work || d.seg.Phase == technique.Letting):
		r.Kind, r.Segments = widget.RingReps, d.seg.Count
		r.Filled = float64(d.seg.Index - 1)
		if d.seg.Phase == technique.Work {
			r.Filled += d.m.Progress * 0.999
		} else {
			r.Filled++
		}
	case d.seg.Phase != technique.Work:
		r.Kind, r.Filled = widget.RingWait, 1-d.m.Progress // what is left
	case d.seg.Length > 60*time.Second:
		r.Kind, r.Filled = widget.RingStrokes, d.m.Progress
	default:
		r.Kind, r.Segments = widget.RingHold, max(1, seconds(d.seg.Length))
		r.Filled = d.m.In.Seconds()
	}
	return r
}

// rowLength is how many beads stand in a row that has no side.
const rowLength = 5

func (d *describer) counter() Counter {
	if d.seg.Count == 0 {
		return Counter{}
	}
	kind := d.tech.Dose.Kind
	if kind == technique.Sides {
		return Counter{Label: d.say("unit.sides"), Value: d.say("side." + string(d.seg.Side)),
			Rows: []widget.BeadRow{{Count: d.seg.Count, Done: d.seg.Index - 1, Current: true}}}
	}
	c := Counter{Label: d.say("unit." + string(kind)), Value: d.say("of", "Index", d.seg.Index, "Count", d.seg.Count)}
	done := d.seg.Index - 1
	working := d.seg.Phase == technique.Work
	if d.seg.Phase == technique.Letting {
		done++
	}
	if d.tech.Dose.Sided {
		each := d.seg.Count / 2
		c.Rows = []widget.BeadRow{
			{Label: d.say("letter.right"), Count: each, Done: min(done, each), Current: working && d.seg.Side == coach.Right},
			{Label: d.say("letter.left"), Count: each, Done: max(0, done-each), Current: working && d.seg.Side == coach.Left},
		}
		return c
	}
	for first := 0; first < d.seg.Count; first += rowLength {
		n := min(rowLength, d.seg.Count-first)
		c.Rows = append(c.Rows, widget.BeadRow{Count: n, Done: min(n, max(0, done-first)), Current: working && done >= first && done < first+n})
	}
	return c
}

// bars describe the repetition that is under way.
func (d *describer) bars() Bars {
	i := d.m.Index
	var b Bars
	if d.seg.Phase == technique.Letting {
		b.Letting, b.WorkShare, b.LetShare = true, 1, d.m.Progress
		i--
	} else {
		b.WorkShare = d.m.Progress
	}
	segments := d.line.Segments
	if i < 0 || i+1 >= len(segments) || segments[i].Phase != technique.Work || segments[i+1].Phase != technique.Letting {
		return Bars{}
	}
	b.Work = d.say("bar", "Verb", segments[i].Step, "Seconds", tenths(segments[i].Length))
	b.Let = d.say("bar", "Verb", segments[i+1].Step, "Seconds", tenths(segments[i+1].Length))
	return b
}

// sides describe the side that is done and the one that follows.
func (d *describer) sides() []SideCard {
	var all []SideCard
	for i, s := range d.line.Segments {
		if s.Technique != d.seg.Technique || s.Phase != technique.Work {
			continue
		}
		card := SideCard{Name: d.say("side." + string(s.Side)), Done: i < d.m.Index}
		card.Line = d.say("side_next", "Seconds", tenths(s.Length))
		if card.Done {
			card.Line = d.say("side_done", "Seconds", tenths(s.Length))
		}
		all = append(all, card)
	}
	return all
}

// hints are the three most useful keys.
func (d *describer) hints() []widget.KeyHint {
	space, pause := d.say("key.space"), d.say("hint.pause")
	all := []widget.KeyHint{{Key: space, Label: pause}}
	if d.s.Can(coach.Stay) {
		all = append(all, widget.KeyHint{Key: "E", Label: d.say("hint.stay")})
	} else if d.seg.Phase == technique.Shift || d.seg.Phase == technique.Switch {
		all = append(all, widget.KeyHint{Key: "T", Label: d.say("hint.more")})
	}
	switch {
	case d.seg.Phase == technique.Shift:
		all = append(all, widget.KeyHint{Key: "N", Label: d.say("hint.begin")})
	case d.seg.Phase == technique.Switch:
		all = append(all, widget.KeyHint{Key: "N", Label: d.say("hint.begin_" + string(d.seg.Side))})
	default:
		all = append(all, widget.KeyHint{Key: "N", Label: d.say("hint.next_" + string(d.tech.Dose.Kind))})
	}
	if d.tech.Dose.Kind == technique.Reps {
		all = append(all, widget.KeyHint{Key: "F", Label: d.say("hint.full")})
	}
	return all
}
