package technique_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/technique"
)

// The facts that the shipped pack must carry, row by row, as content owners wrote
// them down: what is worked on, with what, for how long, how deep, in which place.
var facts = []struct {
	number  int
	id      technique.ID
	name    string
	short   string
	targets []technique.Muscle
	tools   []technique.Tool
	minutes [2]float64 // the whole technique
	kind    technique.Kind
	sided   bool
	count   technique.Count
	hold    [2]float64 // seconds
	usual   float64    // seconds, of the shortest dose
	low     float64    // seconds that the shortest dose takes, without changing sides
	release float64
	shift   float64
	first   bool
	change  float64
	role    technique.Role
	depth   technique.Depth
	scene   string
	warns   string // mistakes
}{
	{1, "shoulder-knead", "Shoulder knead", "Shoulder knead",
		[]technique.Muscle{"trapezius-upper"}, []technique.Tool{"hands"},
		[2]float64{1, 2}, technique.Sides, true, technique.Count{Lo: 2, Hi: 2}, [2]float64{30, 60}, 30, 60, 0, 0, false, 5,
		technique.WarmUp, technique.Gentle, "t1-shoulder-knead", ""},
	{2, "cat-stretch-press", "Cross-body cat stretch press", "Cross-body cat",
		[]technique.Muscle{"rhomboids", "trapezius-middle"}, []technique.Tool{"hands"},
		[2]float64{1, 1}, technique.Reps, false, technique.Count{Lo: 8, Hi: 10}, [2]float64{5, 5}, 5, 60, 2.5, 0, false, 0,
		technique.Release, technique.Gentle, "t2-cat-stretch-press", ""},
	{3, "tennis-ball-wall", "Tennis ball against the wall", "Tennis ball wall",
		[]technique.Muscle{"rhomboids", "trapezius-middle", "trapezius-lower"}, []technique.Tool{"tennis-ball", "wall"},
		[2]float64{2, 3}, technique.Spots, true, technique.Count{Lo: 10, Hi: 14}, [2]float64{8, 10}, 9, 120, 0, 3, true, 5,
		technique.Release, technique.Deep, "t3-tennis-ball-wall", "M1 M2 M3 M4"},
	{4, "two-ball-release", "Two-ball thoracic release", "Two-ball release",
		[]technique.Muscle{"erector-spinae"}, []technique.Tool{"two-balls"},
		[2]float64{3, 4}, technique.Positions, false, technique.Count{Lo: 7, Hi: 9}, [2]float64{20, 30}, 22, 181, 0, 4.5, false, 0,
		technique.Release, technique.Gentle, "t4-two-ball-release", "M1 M3 M4"},
	{5, "effleurage", "Effleurage long strokes", "Effleurage strokes",
		[]technique.Muscle{"trapezius-upper", "trapezius-middle", "trapezius-lower", "rhomboids", "levator-scapulae", "erector-spinae"}, []technique.Tool{"partner"},
		[2]float64{3, 5}, technique.Strokes, false, technique.Count{Lo: 1, Hi: 1}, [2]float64{180, 300}, 180, 180, 0, 0, false, 0,
		technique.WarmUp, technique.Gentle, "t5-effleurage", "M1"},
	{6, "trigger-point", "Trigger point sustained pressure", "Trigger point hold",
		[]technique.Muscle{"trapezius-middle", "trapezius-lower", "rhomboids"}, []technique.Tool{"lacrosse-ball", "wall"},
		[2]float64{2, 3}, technique.Spots, true, technique.Count{Lo: 4, Hi: 6}, [2]float64{20, 30}, 25, 120, 3, 4, false, 5,
		technique.Release, technique.Deep, "t6-trigger-point", "M1 M2 M3 M4"},
	{7, "scapular-retraction", "Scapular retraction finish", "Scapular retraction",
		[]technique.Muscle{"trapezius-middle", "rhomboids", "trapezius-lower"}, []technique.Tool{},
		[2]float64{1, 2}, technique.Reps, false, technique.Count{Lo: 10, Hi: 15}, [2]float64{5, 5}, 5, 70, 2, 0, false, 0,
		technique.Finish, technique.Gentle, "t7-scapular-retraction", ""},
}

func TestTechniquesCarryTheFacts(t *testing.T) {
	library := builtin(t)
	if n := len(library.Techniques()); n != len(facts) {
		t.Errorf("%d techniques, want %d", n, len(facts))
	}
	for i, f := range facts {
		t.Run(string(f.id), func(t *testing.T) {
			got := library.Techniques()[i]
			want := got // texts other than names are free
			want.ID, want.Number, want.Name, want.Short = f.id, f.number, f.name, f.short
			want.Targets, want.Tools = f.targets, f.tools
			want.Role, want.Depth, want.Scene, want.Pack = f.role, f.depth, f.scene, "upper-back"
			want.WarmFirst = f.id == "trigger-point"
			want.Dose = technique.Dose{
				Kind: f.kind, Sided: f.sided, Count: f.count, Usual: seconds(f.usual),
				Hold:    technique.Span{Lo: seconds(f.hold[0]), Hi: seconds(f.hold[1])},
				Release: seconds(f.release), Shift: seconds(f.shift), ShiftFirst: f.first, Switch: seconds(f.change),
				Total: technique.Span{Lo: seconds(f.minutes[0] * 60), Hi: seconds(f.minutes[1] * 60)},
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
			if low := got.Dose.Length(f.count.Lo, seconds(f.usual)) - seconds(f.change); low != seconds(f.low) {
				t.Errorf("the shortest dose takes %v without changing sides, want %v s", low, f.low)
			}
			var warns []string
			for _, m := range got.Mistakes {
				warns = append(warns, m.ID)
			}
			if w := strings.Join(warns, " "); w != f.warns {
				t.Errorf("warns of %q, want %q", w, f.warns)
			}
		})
	}
}

func TestRoutinesCarryTheFacts(t *testing.T) {
	library := builtin(t)
	for _, f := range []struct {
		id         technique.ID
		name       string
		techniques string // numbers in order
		length     string
		deep       bool
	}{
		{"five-minute", "Five-minute reset", "147", "about 5 min", false},
		{"occasional-tension", "Occasional tension", "37", "under 5 min", true},
		{"mild-tension", "Mild desk tension", "137", "under 5 min", true},
		{"ten-minute", "Solo ten", "123467", "about 10 min", true},
		{"full-sequence", "Full sequence", "1234567", "13 to 20 min", true},
		{"hands-only", "Hands only", "127", "about 3 min", false},
	} {
		t.Run(string(f.id), func(t *testing.T) {
			r, ok := library.Routine(f.id)
			if !ok {
				t.Fatal("missing")
			}
			numbers := ""
			for _, id := range r.Techniques {
				tech, _ := library.Technique(id)
				numbers += string(rune('0' + tech.Number))
			}
			if r.Name != f.name || numbers != f.techniques || r.Length != f.length {
				t.Errorf("got %s, %s, %s", r.Name, numbers, r.Length)
			}
			if library.Deep(r) != f.deep {
				t.Errorf("deep: %v, want %v", !f.deep, f.deep)
			}
		})
	}
}

// The words that must be found, so that no fact gets lost in a rewriting.
func TestGoodToKnowCarriesTheFacts(t *testing.T) {
	library := builtin(t)
	k := library.GoodToKnow()
	evidence := func(i int) string {
		e := k.Evidence[i]
		return e.Claim + " " + e.Limits + " " + e.Source + " " + e.Link
	}
	answer := func(question string) string {
		for _, q := range k.Questions {
			if q.Question == question {
				return q.Answer
			}
		}
		return ""
	}
	if len(k.Signs) != 5 || len(k.Mistakes) != 5 || len(k.Safety.Conditions) != 5 || len(k.Questions) != 5 || len(k.Evidence) != 3 {
		t.Fatalf("%d signs, %d mistakes, %d conditions, %d questions, %d studies; want 5, 5, 5, 5, 3",
			len(k.Signs), len(k.Mistakes), len(k.Safety.Conditions), len(k.Questions), len(k.Evidence))
	}
	for _, c := range []struct{ about, text, words string }{
		{"problem", strings.Join(k.Problem, " "), "lean forward|Chest|upper trapezius|neck|head|shoulders round|for hours|rhomboids|levator scapulae|trigger points|base of the skull|headache"},
		{"where", strings.Join(k.Where, " "), "channel|inner edge of the shoulder blade|either side|Never press on the spine|bones of the shoulder"},
		{"effects", strings.Join(k.Effects, " "), "Strokes warm|Kneading|pressure releases|surface to the depth|two minutes of kneading|three to four minutes of strokes|Finish with the retraction|fades|come back"},
		{"frequency", strings.Join(k.Frequency, " "), "Three to four|ten minutes|every day|day of rest|Over weeks"},
		{"S1", k.Signs[0].Text, "afternoon|mid and upper back|brick"},
		{"S2", k.Signs[1].Text, "blades|neck|base of the skull"},
		{"S3", k.Signs[2].Text, "round forward|hard to pull back"},
		{"S4", k.Signs[3].Text, "Deep breaths|effort"},
		{"S5", k.Signs[4].Text, "arms|headaches|back of the neck"},
		{"M1", k.Mistakes[0].Title + " " + k.Mistakes[0].Text, "spine|bone|hurt"},
		{"M2", k.Mistakes[1].Title + " " + k.Mistakes[1].Text, "Rolling|20 to 30 s|still"},
		{"M3", k.Mistakes[2].Title + " " + k.Mistakes[2].Text, "cold|tenses against a hard ball|two minutes"},
		{"M4", k.Mistakes[3].Title + " " + k.Mistakes[3].Text, "5 to 7 of 10|firm|never sharp|breath"},
		{"M5", k.Mistakes[4].Title + " " + k.Mistakes[4].Text, "bad|Short and regular"},
		{"ask", k.Safety.Ask, "registered massage therapist|physiotherapist"},
		{"stop", strings.Join(k.Safety.Stop, " "), "Sharp pain|headaches|severe|healthcare provider"},
		{"gun", strings.Join(k.Safety.Gun, " "), "spine|bones of the shoulder|lowest setting|larger muscles|between the blades"},
		{"how often", answer("How often?"), "Three to four|ten minutes|every day|day of rest"},
		{"headaches", answer("Does it help with tension headaches?"), "It can|upper trapezius|rhomboids|neck|base of the skull|provider"},
		{"gun answer", answer("Is a massage gun safe here?"), "Lowest setting|never on the spine"},
		{"difference", answer("Upper back or back massage?"), "base of the neck|middle of the back|lower back|other techniques"},
		{"order", answer("Do I need the whole sequence?"), "tennis ball|retraction|whole sequence|at least once|deeper"},
		{"micro-breaks", evidence(0), "d = 0.36|d = 0.35|Albulescu|PLOS ONE|2022|10.1371/journal.pone.0272460|19 records|22 samples|2335|Small effects|not change significantly"},
		{"compression", evidence(1), "2.6 to 3.0|d = 0.35|placebo|not significant|PMC6358529|50 people|calf"},
		{"training", evidence(2), "Three short|supervised or not|neck pain and headache|351 office workers|20 weeks|10.1155/2014/693013"},
	} {
		for word := range strings.SplitSeq(c.words, "|") {
			if !strings.Contains(c.text, word) {
				t.Errorf("%s lacks %q: %s", c.about, word, c.text)
			}
		}
	}
	locks := 0
	for _, c := range k.Safety.Conditions {
		if c.Locks {
			locks++
		}
	}
	if last := k.Safety.Conditions[4]; locks != 4 || last.Locks || last.ID != "headaches" || last.Note == "" {
		t.Errorf("%d conditions lock, the last is %+v; want four, and headaches with a note", locks, last)
	}
}

// The verbs and lines of the design's table, and one spoken sentence of each.
func TestCuesFollowTheDesign(t *testing.T) {
	library := builtin(t)
	for _, c := range []struct {
		id              technique.ID
		phase           technique.Phase
		verb, line, say string
	}{
		{"tennis-ball-wall", technique.Ready, "Get your tennis ball. Find a clear wall.", "", "Get your tennis ball and stand at a wall."},
		{"shoulder-knead", technique.Work, "Knead", "Fingers and palm, into the neck if it feels good.", "Knead. Left side."},
		{"shoulder-knead", technique.Switch, "Switch sides", "Right hand across, onto the left shoulder.", "Switch. Right hand, left shoulder."},
		{"cat-stretch-press", technique.Work, "Round and knead", "Back round, arms crossed, fingertips work.", "Round your back. Knead."},
		{"cat-stretch-press", technique.Letting, "", "", "And release."},
		{"tennis-ball-wall", technique.Work, "Hold still", "Lean in. No rolling.", "Breathe out. Let the ball sink in."},
		{"tennis-ball-wall", technique.Shift, "Next spot", "A hand's width up or down. Off the spine.", "Shift to the next spot."},
		{"two-ball-release", technique.Work, "Rest on it", "Let your weight do the work.", "Let your weight rest."},
		{"two-ball-release", technique.Shift, "", "", "Slide up a little."},
		{"effleurage", technique.Work, "Long strokes", "Partner: from the lower blades up, both sides of the spine.", "Long and slow. Up, and back."},
		{"trigger-point", technique.Work, "Hold still", "Hurts so good is right. Sharp is wrong.", "Firm, and still."},
		{"trigger-point", technique.Letting, "", "", "Release slowly."},
		{"scapular-retraction", technique.Work, "Squeeze", "Together and down, as if pinching a ball.", "Squeeze, and down."},
		{"scapular-retraction", technique.Letting, "", "", "Let go."},
		{"tennis-ball-wall", technique.Next, "Next up", "", "Next, the tennis ball. Stand at the wall."},
	} {
		tech, _ := library.Technique(c.id)
		cue := tech.Cues[c.phase]
		fill := func(s string) string { return technique.Fill(s, "left", "right") }
		if c.verb != "" && fill(cue.Verb) != c.verb || c.line != "" && fill(cue.Line) != c.line || !strings.HasPrefix(fill(cue.Say[0]), c.say) {
			t.Errorf("%s %s: %q, %q, %q", c.id, c.phase, fill(cue.Verb), fill(cue.Line), fill(cue.Say[0]))
		}
	}
}

func builtin(t testing.TB) *technique.Library {
	t.Helper()
	library, problems := technique.Builtin()
	for _, p := range problems {
		t.Error(p.Sentence())
	}
	return library
}

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }
