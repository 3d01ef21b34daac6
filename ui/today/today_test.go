package today_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/today"
	"github.com/unknot-app/unknot/ui/widget"
)

// resident answers at once with the snapshot that it holds.
type resident struct {
	asked    []control.Command
	snapshot control.Snapshot
	refuse   error
	waits    bool // it does not answer
}

func (r *resident) Ask(c control.Command, then func(control.Snapshot, error)) {
	r.asked = append(r.asked, c)
	if !r.waits {
		then(r.snapshot, r.refuse)
	}
}

func (*resident) Save(settings.Settings, func(control.SettingsReply, error)) {}

// shown is the page in a window.
type shown struct {
	*today.Page
	*resident
	window fyne.Window
	gone   []string // where it led to
}

func open(t *testing.T, s control.Snapshot) *shown {
	t.Helper()
	theme.Apply(test.NewTempApp(t), "light", "normal")
	words, err := lang.New(assets.Translations(), "en")
	if err != nil {
		t.Fatal(err)
	}
	figures, err := figure.Load(assets.Figure())
	if err != nil {
		t.Fatal(err)
	}
	library, _ := technique.Builtin()
	p := &shown{resident: &resident{snapshot: s}}
	p.Page = today.New(page.Given{
		Resident: p.resident, Words: words, Library: library, Figures: figures,
		Go: func(place string) { p.gone = append(p.gone, place) }, Resized: func() {},
	}, settings.Default(), s)
	p.window = test.NewTempWindow(t, p.Content())
	p.window.Resize(fyne.NewSize(832, 720))
	return p
}

var now = time.Date(2026, 11, 25, 14, 38, 0, 0, time.UTC)

// counting is an afternoon on the way to the next reminder.
func counting() control.Snapshot {
	return control.Snapshot{
		Now: now, State: control.Counting, Headline: "Next break about 15:10.",
		Routine: control.RoutineRef{ID: "mild-tension", Name: "Mild desk tension", LengthS: 294},
		Routines: []control.RoutineRef{
			{ID: "mild-tension", Name: "Mild desk tension", LengthS: 294}, {ID: "hands-only", Name: "Hands only", LengthS: 170},
			{ID: "ten-minute", Name: "Solo ten", LengthS: 570, Locked: "Deep work rests until Friday."},
		},
		Snooze: control.Snooze{Left: 3, Note: "First snooze today.", Choices: []control.SnoozeChoice{{Label: "10 min", For: "10m"}, {Label: "At 17:15", For: "17:15"}}},
	}
}

// all are the visible objects of a kind below o, in reading order.
func all[T fyne.CanvasObject](o fyne.CanvasObject) (found []T) {
	if !o.Visible() {
		return nil
	}
	if t, ok := o.(T); ok {
		found = append(found, t)
	}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for _, one := range inside {
		found = append(found, all[T](one)...)
	}
	return found
}

// buttons are the labels of the buttons that are shown.
func (p *shown) buttons() (labels []string) {
	for _, b := range all[*widget.Button](p.Content()) {
		labels = append(labels, b.Label)
	}
	return labels
}

func (p *shown) press(t *testing.T, label string) {
	t.Helper()
	for _, b := range all[*widget.Button](p.Content()) {
		if b.Label == label {
			b.Tapped(nil)
			return
		}
	}
	t.Fatalf("there is no button %q among %q", label, p.buttons())
}

// choose takes item i of the menu that is open, by keyboard.
func (p *shown) choose(t *testing.T, i int) {
	t.Helper()
	menu, ok := p.window.Canvas().Focused().(*widget.DrawnControl)
	if !ok {
		t.Fatal("no menu is open")
	}
	for range i + 1 {
		menu.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	menu.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if p.window.Canvas().Overlays().Top() != nil {
		t.Error("the menu stays open")
	}
}

func TestWhatIsPressedIsAskedFor(t *testing.T) {
	paused, snoozed, running, meeting, calls := counting(), counting(), counting(), counting(), counting()
	meeting.Meeting.Since = &meeting.Now
	calls.Meeting.Choices = []control.MeetingChoice{{Label: "Until the call ends", For: "call"}, {Label: "For 1 hour", For: "1h"}}
	paused.State, paused.Pause = control.Paused, &control.Pause{}
	snoozed.State = control.Snoozed
	running.State, running.Session = control.InSession, &control.Session{Name: "Mild desk tension"}
	for _, tt := range []struct {
		name     string
		snapshot control.Snapshot
		press    string
		choose   int // of the menu that opens; -1: none does
		want     control.Command
	}{
		{"start", counting(), "Start now", -1, control.Command{Name: "start", Routine: "mild-tension"}},
		{"another routine", counting(), "Other routines", 0, control.Command{Name: "start", Routine: "hands-only"}},
		{"later", counting(), "Later", 1, control.Command{Name: "snooze", For: "17:15"}},
		{"all of today later", counting(), "Later", 2, control.Command{Name: "later", For: "30m"}},
		{"skip", counting(), "Later", 3, control.Command{Name: "skip"}},
		{"free after a word", meeting, "I am free now", -1, control.Command{Name: "free"}},
		{"quiet until the call ends", calls, "Pause", 0, control.Command{Name: "meeting", For: "call"}},
		{"pause for an hour", counting(), "Pause", 0, control.Command{Name: "pause", For: "1h"}},
		{"pause until tomorrow", counting(), "Pause", 1, control.Command{Name: "pause", For: "tomorrow"}},
		{"pause until Monday", counting(), "Pause", 2, control.Command{Name: "pause", For: "monday"}},
		{"pause for good", counting(), "Pause", 3, control.Command{Name: "pause"}},
		{"resume from a pause", paused, "Resume", -1, control.Command{Name: "resume"}},
		{"resume from a snooze", snoozed, "Resume", -1, control.Command{Name: "resume"}},
		{"show the coach", running, "Show the coach", -1, control.Command{Name: "session", Session: "show"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := open(t, tt.snapshot)
			p.press(t, tt.press)
			if tt.choose >= 0 {
				p.choose(t, tt.choose)
			}
			if d := cmp.Diff([]control.Command{tt.want}, p.asked); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

func TestTheButtonsFitTheState(t *testing.T) {
	const start, others = "Start now", "Other routines"
	for _, tt := range []struct {
		state control.State
		want  []string
	}{
		{control.Counting, []string{"Later", "Pause", start, others}},
		{control.Due, []string{"Later", "Pause", start, others}},
		{control.HeldBack, []string{"Later", "Pause", start, others}},
		{control.Snoozed, []string{"Pause", "Resume", start, others}},
		{control.Paused, []string{"Resume", start, others}},
		{control.Resting, []string{"Pause", start, others}},
	} {
		s := counting()
		s.State = tt.state
		if got := open(t, s).buttons(); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.state, got, tt.want)
		}
	}
	onCall := counting()
	onCall.State, onCall.Blockers = control.HeldBack, []control.Blocker{{Kind: "call"}}
	if got, want := open(t, onCall).buttons(), []string{"I am free now", "Pause", start, others}; !slices.Equal(got, want) {
		t.Errorf("on a call: %q, want %q", got, want)
	}
}

func TestARoutineIsStartedOnceHoweverOftenItIsPressed(t *testing.T) {
	p := open(t, counting())
	p.waits = true
	p.QuickStart()
	p.QuickStart()
	p.press(t, "Start now")
	if len(p.asked) != 1 {
		t.Errorf("asked %d times", len(p.asked))
	}
}

func TestARoutineThatIsLockedCanNotBeChosen(t *testing.T) {
	p := open(t, counting())
	p.press(t, "Other routines")
	menu := p.window.Canvas().Focused().(*widget.DrawnControl)
	menu.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, menu.Size().Height-10)}) // the last item
	if len(p.asked) != 0 {
		t.Errorf("asked for %v", p.asked)
	}
	menu.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if p.window.Canvas().Overlays().Top() != nil {
		t.Error("Escape does not close the menu")
	}
}

func TestWhatCanNotBeCoachedLeadsToTheSettings(t *testing.T) {
	locked, bare := counting(), counting()
	locked.CoachLocked = true
	bare.Routine = control.RoutineRef{}
	for _, tt := range []struct {
		snapshot control.Snapshot
		want     string
	}{{locked, "settings/general"}, {bare, "settings/tools"}} {
		p := open(t, tt.snapshot)
		p.QuickStart()
		if !slices.Equal(p.gone, []string{tt.want}) || len(p.asked) != 0 {
			t.Errorf("it leads to %v and asks for %v, want %s", p.gone, p.asked, tt.want)
		}
	}
}

func TestACheckInIsSentAndShown(t *testing.T) {
	p := open(t, counting())
	p.snapshot = counting()
	p.snapshot.Today.Tension = []control.Tension{{At: now.Add(-time.Hour), Value: 3}, {At: now, Value: 7}}
	p.snapshot.Today.TensionNote = "At 14:38 you said 7."
	scale := all[*widget.TenScale](p.Content())[0]
	scale.TypedRune('7')
	if want := []control.Command{{Name: "rate", Tension: 7}}; !slices.Equal(p.asked, want) {
		t.Errorf("asked for %v", p.asked)
	}
	if scale.Value != 7 {
		t.Errorf("the scale shows %d", scale.Value)
	}
	later := p.snapshot
	later.Now = now.Add(time.Hour)
	p.Show(later)
	if scale.Value != 0 {
		t.Errorf("an hour later the scale still shows %d", scale.Value)
	}
}

func TestNoticesAreShownUntilTheyAreSeen(t *testing.T) {
	s := counting()
	s.Notices = []control.Notice{{Kind: "no-tray", Text: "No tray."}, {Kind: "something-new", Text: "News."}}
	p := open(t, s)
	titles := func() (titles []string) {
		for _, n := range all[*widget.Notice](p.Content()) {
			titles = append(titles, n.Title)
		}
		return titles
	}
	if got := titles(); !slices.Equal(got, []string{"About the tray", "Worth knowing"}) {
		t.Fatalf("%q", got)
	}
	p.press(t, "Got it")
	p.Show(s)
	if got := titles(); !slices.Equal(got, []string{"Worth knowing"}) {
		t.Errorf("after one was seen: %q", got)
	}
	p.refuse = errors.New("No display.")
	p.QuickStart()
	if got := titles(); !slices.Equal(got, []string{"That did not work", "Worth knowing"}) {
		t.Errorf("after a refusal: %q", got)
	}
	p.refuse = nil
	p.QuickStart()
	if got := titles(); !slices.Equal(got, []string{"Worth knowing"}) {
		t.Errorf("after a success: %q", got)
	}
}

func TestTheFirstRunIsOffered(t *testing.T) {
	s := counting()
	s.FirstRun = true
	p := open(t, s)
	p.press(t, "Set up")
	if want := []control.Command{{Name: "window", Window: control.FirstRunWindow}}; !slices.Equal(p.asked, want) {
		t.Errorf("asked for %v", p.asked)
	}
}

func TestTheBeadsAreWhatTheToolsAllow(t *testing.T) {
	p := open(t, counting())
	thread := all[*widget.Thread](p.Content())[0]
	if want := []int{1, 3, 7}; !slices.Equal(thread.Numbers, want) {
		t.Errorf("with a ball: %v, want %v", thread.Numbers, want)
	}
	bare := settings.Default()
	bare.Tools = []string{"hands", "wall", "floor"}
	p.Settings(bare)
	if want := []int{1, 7}; !slices.Equal(thread.Numbers, want) {
		t.Errorf("without: %v, want %v", thread.Numbers, want)
	}
}

func TestAnyDayCanBeDrawn(t *testing.T) {
	for name, change := range map[string]func(*control.Day){
		"no hours": func(*control.Day) {},
		"an hour":  func(d *control.Day) { d.From, d.To = now, now.Add(time.Hour) },
		"all day": func(d *control.Day) {
			d.From, d.To = now.Truncate(24*time.Hour), now.Truncate(24*time.Hour).Add(24*time.Hour)
		},
		"backwards":          func(d *control.Day) { d.From, d.To = now, now.Add(-time.Hour) },
		"spans outside":      func(d *control.Day) { d.Desk = []control.Span{{From: now.AddDate(0, 0, -3), To: now.AddDate(0, 0, 3)}} },
		"a reminder outside": func(d *control.Day) { d.Planned = []time.Time{now.AddDate(0, 0, 1)} },
	} {
		t.Run(name, func(t *testing.T) {
			s := counting()
			change(&s.Today)
			p := open(t, s)
			for _, o := range all[*widget.Drawn](p.Content()) {
				for _, part := range test.WidgetRenderer(o).Objects() {
					if left, right := part.Position().X, part.Position().X+part.Size().Width; left < -1 || right > o.Size().Width+1 {
						t.Errorf("%T from %.0f to %.0f of %.0f", part, left, right, o.Size().Width)
					}
				}
			}
		})
	}
}
