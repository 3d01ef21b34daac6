package coach_test

import (
	"time"

	"github.com/unknot-app/unknot/technique"
)

const (
	second = time.Second
	minute = time.Minute
)

// shelf is a library for tests, whose content does not change when the pack does.
type shelf map[technique.ID]technique.Technique

func (s shelf) Technique(id technique.ID) (technique.Technique, bool) {
	t, ok := s[id]
	return t, ok
}

func (s shelf) Tool(t technique.Tool) technique.ToolWords {
	switch t {
	case technique.TennisBall:
		return technique.ToolWords{ID: t, Name: "tennis ball", Get: "Get your tennis ball.", Lack: "You have no tennis ball."}
	case technique.LacrosseBall:
		return technique.ToolWords{ID: t, Name: "lacrosse ball", Get: "Get your lacrosse ball.", Lack: "You have no lacrosse ball."}
	case technique.TwoBalls:
		return technique.ToolWords{ID: t, Name: "two balls", Get: "Get your two balls.", Lack: "You have no tied balls."}
	case technique.Wall:
		return technique.ToolWords{ID: t, Name: "wall", Get: "Find a clear wall.", Lack: "You have no free wall."}
	}
	return technique.ToolWords{ID: t}
}

func span(lo, hi time.Duration) technique.Span { return technique.Span{Lo: lo, Hi: hi} }

// upperBack has the seven techniques with the doses of docs.
func upperBack() shelf {
	s := shelf{}
	for i, t := range []technique.Technique{
		{ID: "knead", Name: "Shoulder knead", Short: "Shoulder knead", Role: technique.WarmUp, Depth: technique.Gentle, Tools: []technique.Tool{technique.Hands},
			Dose: technique.Dose{Kind: technique.Sides, Sided: true, Count: technique.Count{Lo: 2, Hi: 2}, Usual: 30 * second,
				Hold: span(30*second, 60*second), Switch: 5 * second, Total: span(1*minute, 2*minute)},
			Cues: map[technique.Phase]technique.Cue{
				technique.Ready:  {Verb: "Sit tall", Line: "{Other} hand on the {side} shoulder.", Say: []string{"Sit tall. Start with the {side} shoulder."}},
				technique.Next:   {Verb: "Next up", Line: "{Other} hand on the {side} shoulder.", Say: []string{"Next, knead. {Side} side first."}},
				technique.Work:   {Verb: "Knead", Line: "Fingers and palm.", Say: []string{"Knead. {Side} side."}, Half: []string{"Half way."}},
				technique.Switch: {Verb: "Switch sides", Line: "{Other} hand across, onto the {side} shoulder.", Say: []string{"Switch. {Other} hand, {side} shoulder."}},
			}},
		{ID: "cat", Name: "Cat stretch press", Short: "Cat stretch", Role: technique.Release, Depth: technique.Gentle, Tools: []technique.Tool{technique.Hands},
			Dose: technique.Dose{Kind: technique.Reps, Count: technique.Count{Lo: 8, Hi: 10}, Usual: 5 * second,
				Hold: span(5*second, 5*second), Release: 2500 * time.Millisecond, Total: span(minute, minute)}},
		{ID: "wall", Name: "Tennis ball against the wall", Short: "Tennis ball wall", Role: technique.Release, Depth: technique.Deep, Tools: []technique.Tool{technique.TennisBall, technique.Wall},
			Dose: technique.Dose{Kind: technique.Spots, Sided: true, Count: technique.Count{Lo: 10, Hi: 14}, Usual: 9 * second,
				Hold: span(8*second, 10*second), Shift: 3 * second, ShiftFirst: true, Switch: 5 * second, Total: span(2*minute, 3*minute)},
			Cues: map[technique.Phase]technique.Cue{
				technique.Next:  {Verb: "Next up", Say: []string{"Next, the tennis ball. Stand at the wall."}},
				technique.Work:  {Verb: "Hold still", Line: "Lean in. No rolling.", Say: []string{"Breathe out. Let the ball sink in.", "Hold still.", "Firm, and still."}},
				technique.Shift: {Verb: "Next spot", Line: "A hand's width up or down.", Say: []string{"Shift to the next spot.", "Move a little."}},
			}},
		{ID: "balls", Name: "Two-ball release", Short: "Two-ball release", Role: technique.Release, Depth: technique.Gentle, Tools: []technique.Tool{technique.TwoBalls, technique.Floor}, WarmFirst: true,
			Dose: technique.Dose{Kind: technique.Positions, Count: technique.Count{Lo: 7, Hi: 9}, Usual: 22 * second,
				Hold: span(20*second, 30*second), Shift: 4500 * time.Millisecond, Total: span(3*minute, 4*minute)}},
		{ID: "effleurage", Name: "Effleurage long strokes", Short: "Effleurage", Role: technique.WarmUp, Depth: technique.Gentle, Tools: []technique.Tool{technique.Partner},
			Dose: technique.Dose{Kind: technique.Strokes, Count: technique.Count{Lo: 1, Hi: 1}, Usual: 3 * minute,
				Hold: span(3*minute, 5*minute), Total: span(3*minute, 5*minute)}},
		{ID: "knots", Name: "Trigger point hold", Short: "Trigger point", Role: technique.Release, Depth: technique.Deep, Tools: []technique.Tool{technique.LacrosseBall, technique.Wall}, WarmFirst: true,
			Dose: technique.Dose{Kind: technique.Spots, Sided: true, Count: technique.Count{Lo: 4, Hi: 4}, Usual: 25 * second,
				Hold: span(20*second, 30*second), Release: 3 * second, Shift: 4 * second, Switch: 5 * second, Total: span(2*minute, 3*minute)}},
		{ID: "squeeze", Name: "Scapular retraction", Short: "Retraction", Role: technique.Finish, Depth: technique.Gentle,
			Dose: technique.Dose{Kind: technique.Reps, Count: technique.Count{Lo: 10, Hi: 15}, Usual: 5 * second,
				Hold: span(5*second, 5*second), Release: 2 * second, Total: span(1*minute, 2*minute)},
			Cues: map[technique.Phase]technique.Cue{
				technique.Next:    {Verb: "Next up", Say: []string{"Last, squeeze the blades."}},
				technique.Work:    {Verb: "Squeeze", Line: "Together and down.", Say: []string{"Squeeze, and down.", "And squeeze."}},
				technique.Letting: {Verb: "Let go", Say: []string{"Let go."}},
			}},
	} {
		t.Number = i + 1
		s[t.ID] = t
	}
	return s
}

func routine(name string, ids ...technique.ID) technique.Routine {
	return technique.Routine{ID: "r", Name: name, Techniques: ids}
}
