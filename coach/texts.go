package coach

import (
	"time"

	"github.com/unknot-app/unknot/technique"
)

// Texts says texts in the person's language, by their IDs under "session." and
// "calendar.short."; a *lang.Language is one. Without one the IDs stand where the texts would.
type Texts interface {
	Say(id string, args ...any) string
	SayN(id string, n int, args ...any) string
}

// noTexts makes the lack of texts visible.
type noTexts struct{}

func (noTexts) Say(id string, _ ...any) string         { return id }
func (noTexts) SayN(id string, _ int, _ ...any) string { return id }

// words says what a session has to say.
type words struct{ Texts }

func wordsOf(t Texts) words {
	if t == nil {
		return words{noTexts{}}
	}
	return words{t}
}

// length writes a length as people read it: "5 min 52 s", "6 min", "45 s".
func (w words) length(d time.Duration) string {
	d = d.Round(time.Second)
	minutes, seconds := int(d/time.Minute), int(d%time.Minute/time.Second)
	switch {
	case minutes == 0:
		return w.Say("calendar.short.seconds", "Seconds", seconds)
	case seconds == 0:
		return w.Say("calendar.short.minutes", "Minutes", minutes)
	}
	return w.Say("calendar.short.minutes_seconds", "Minutes", minutes, "Seconds", seconds)
}

// spent writes a length as in "4 minutes 54".
func (w words) spent(d time.Duration) string {
	n := int(d.Round(time.Second) / time.Second)
	minutes, seconds := n/60, n%60
	switch {
	case minutes == 0:
		return w.SayN("session.spent.seconds", seconds)
	case seconds == 0:
		return w.SayN("session.spent.minutes", minutes)
	}
	return w.SayN("session.spent.minutes_seconds", minutes, "Seconds", seconds)
}

// left says how long a segment still lasts: "12 seconds to go".
func (w words) left(d time.Duration) string {
	if wholeSeconds(d) >= 100 {
		return w.Say("session.left.dial", "Time", MinSec(d))
	}
	return w.SayN("session.left.seconds", wholeSeconds(d))
}

// unit is the word for what a kind of dose counts: "spot", "rep", "side", "position".
func (w words) unit(k technique.Kind) string { return w.Say("session.unit." + string(counted(k))) }

// unitFirst is the same at the beginning of a sentence.
func (w words) unitFirst(k technique.Kind) string {
	return w.Say("session.unit_first." + string(counted(k)))
}

// counted is the kind whose word stands for what k counts.
func counted(k technique.Kind) technique.Kind {
	switch k {
	case technique.Sides, technique.Reps, technique.Positions:
		return k
	}
	return technique.Spots
}

// Texts are the texts that the timeline was laid out with, for who shows it; never nil.
func (t *Timeline) Texts() Texts { return wordsOf(t.words.Texts) }

// Unit is the word for what a kind of dose counts, inside a sentence.
func (t *Timeline) Unit(k technique.Kind) string { return wordsOf(t.words.Texts).unit(k) }

// UnitFirst is the same at the beginning of a sentence.
func (t *Timeline) UnitFirst(k technique.Kind) string { return wordsOf(t.words.Texts).unitFirst(k) }

// Sides are the words for a side and for the other one.
func (t *Timeline) Sides(s Side) (side, other string) { return t.phrases.sides(s) }

// Place says where a moment lies: "Tennis ball wall, spot 4 of 10".
func (t *Timeline) Place(m Moment) string {
	if m.Part < 1 || m.Part > len(t.Techniques) {
		return t.Routine.Name
	}
	tech := t.Techniques[m.Part-1]
	if m.Segment.Count == 0 {
		return tech.Short
	}
	return t.Texts().Say("session.place.unit", "Name", tech.Short, "Unit", t.Unit(tech.Dose.Kind),
		"Index", m.Segment.Index, "All", m.Segment.Count)
}
