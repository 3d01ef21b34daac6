package insights_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"image"
	"image/png"
	"io"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/insights"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// resident notes what it is asked.
type resident struct{ asked []control.Command }

func (r *resident) Ask(c control.Command, then func(control.Snapshot, error)) {
	r.asked = append(r.asked, c)
}

func (*resident) Save(settings.Settings, func(control.SettingsReply, error)) {}

// file is where a test saves.
type file struct {
	bytes.Buffer
	closed, discarded bool
	refuse            error
}

func (f *file) Path() string   { return "/home/ada/Documents/back.csv" }
func (f *file) Close() error   { f.closed = true; return nil }
func (f *file) Discard() error { f.discarded = true; return nil }

func (f *file) Write(b []byte) (int, error) {
	if f.refuse != nil {
		return 0, f.refuse
	}
	return f.Buffer.Write(b)
}

// opened is the page in a window of its own.
type opened struct {
	*insights.Page
	resident *resident
	window   fyne.Window
	asked    []string // the ranges that were added up
	went     []string
	saved    *file
	name     string // of the file
	shown    string // the folder that was shown
}

// found is what the resident answers.
type found struct {
	insights control.Insights
	history  control.History
	err      error
	words    *lang.Language
	text     string
	dark     bool
	snapshot control.Snapshot
	settings settings.Settings
	ask      func(span string) (control.Insights, error) // nil: the insights
}

var now = time.Date(2026, 3, 11, 14, 38, 0, 0, time.UTC)

func usual() found {
	return found{
		insights: fourWeeks(), text: "normal", settings: settings.Default(),
		snapshot: control.Snapshot{Now: now, Routine: control.RoutineRef{ID: "five-minute", Name: "Five-minute reset"}},
	}
}

func open(t testing.TB, f found) *opened {
	t.Helper()
	variant := "light"
	if f.dark {
		variant = "dark"
	}
	theme.Apply(test.NewTempApp(t), variant, f.text)
	if f.words == nil {
		words, err := lang.New(assets.Translations(), "en")
		if err != nil {
			t.Fatal(err)
		}
		f.words = words
	}
	figures, err := figure.Load(assets.Figure())
	if err != nil {
		t.Fatal(err)
	}
	all, problems := technique.Builtin()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	turned, err := clock.Turned(now, 1)
	if err != nil {
		t.Fatal(err)
	}
	o := &opened{resident: &resident{}, saved: &file{}}
	o.Page = insights.New(page.Given{
		Resident: o.resident, Words: f.words, Library: all, Figures: figures, Clock: turned,
		After:   func(time.Duration, func()) func() { return func() {} },
		Resized: func() {}, Go: func(place string) { o.went = append(o.went, place) },
		Insights: func(span string) (control.Insights, error) {
			o.asked = append(o.asked, span)
			if f.ask != nil {
				return f.ask(span)
			}
			f.insights.Range = span
			return f.insights, f.err
		},
		Past: func() (control.History, error) { return f.history, f.err },
		System: page.System{
			Save: func(name string, then func(io.WriteCloser, error)) { o.name = name; then(o.saved, nil) },
			Show: func(path string) error { o.shown = path; return nil },
		},
	}, control.SettingsReply{Settings: f.settings}, f.snapshot).(*insights.Page)
	o.Open("")
	ground := widget.NewPanel(theme.Ground, 0, nil)
	o.window = test.NewTempWindow(t, page.Layers(ground, page.Pad(32, 40, 24, 40, o.Content())))
	o.window.SetPadded(false)
	o.resize(912)
	return o
}

// resize gives the window a width and the height that the page needs then.
func (o *opened) resize(width float32) {
	o.window.Resize(fyne.NewSize(width, page.Height(o.Content(), width-80)+56))
}

func (o *opened) picture() image.Image { return o.window.Canvas().Capture() }

// all are the visible objects of a kind, in reading order.
func all[T fyne.CanvasObject](o fyne.CanvasObject) (found []T) {
	if !o.Visible() {
		return nil
	}
	if one, ok := o.(T); ok {
		found = append(found, one)
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, inside := range o.Objects {
			found = append(found, all[T](inside)...)
		}
	case fyne.Widget:
		for _, inside := range test.WidgetRenderer(o).Objects() {
			found = append(found, all[T](inside)...)
		}
	}
	return found
}

func (o *opened) press(t *testing.T, label string) {
	t.Helper()
	for _, b := range append(all[*widget.Button](o.Content()), all[*widget.Button](o.Float())...) {
		if b.Label == label {
			b.Tapped(nil)
			return
		}
	}
	t.Fatalf("there is no button %q", label)
}

// said is all that is written on the page.
func (o *opened) said() string {
	var lines []string
	for _, p := range all[*widget.Paragraph](o.Content()) {
		for _, r := range p.Runs {
			lines = append(lines, r.Text)
		}
	}
	for _, s := range all[*widget.Text](o.Content()) {
		lines = append(lines, s.Text)
	}
	return strings.Join(lines, "\n")
}

func date(daysAgo int) string { return now.AddDate(0, 0, -daysAgo).Format(time.DateOnly) }

// fourWeeks are the numbers of the design's picture.
func fourWeeks() control.Insights {
	i := control.Insights{
		Range: control.FourWeeks, From: date(27), To: date(0), RatedEver: 15,
		Relief: control.Relief{Sessions: 15, BeforeMean: 97.0 / 15, AfterMean: 56.0 / 15},
		Weeks:  control.SessionWeeks{Goal: 4, BarWeeks: 1, Met: 4, Of: 7},
		Tension: control.TensionByHour{
			Ratings: 46, Learn: true, Windows: []control.MinuteSpan{{FromMinute: 780, ToMinute: 1050}},
			Learned: &control.LearnedPeak{PeakMinute: 905, Aim: control.MinuteSpan{FromMinute: 859, ToMinute: 905}, Ratings: 46, Days: 19},
		},
		Coverage: control.Coverage{SpentS: 66 * 60, Muscles: []control.MuscleTime{
			{ID: "rhomboids", Name: "Rhomboids", SpentS: 22 * 60}, {ID: "trapezius-middle", Name: "Mid-trapezius", SpentS: 19 * 60},
			{ID: "trapezius-upper", Name: "Upper trapezius", SpentS: 14 * 60}, {ID: "trapezius-lower", Name: "Lower trapezius", SpentS: 8 * 60},
			{ID: "erector-spinae", Name: "Paraspinals", SpentS: 3 * 60}, {ID: "levator-scapulae", Name: "Levator scapulae"},
		}},
	}
	for n, pair := range [][2]float64{{7, 4}, {6, 4}, {8, 5}, {6, 4}, {7, 3}, {5, 3}, {7, 5}, {6, 3}, {6, 4}, {8, 4}, {6, 4}, {5, 2}, {7, 4}, {7, 4}, {7, 3}} {
		when := date(27 - 27*n/14)
		i.Relief.Pairs = append(i.Relief.Pairs, control.ReliefPair{From: when, To: when, Sessions: 1, Before: pair[0], After: pair[1]})
	}
	for n, sessions := range []int{2, 3, 4, 3, 4, 4, 5, 2} {
		i.Weeks.Bars = append(i.Weeks.Bars, control.WeekBar{From: date(2 + 7*(7-n)), To: date(2 + 7*(7-n) - 6), Weeks: 1, Sessions: sessions, Now: n == 7})
	}
	for n, mean := range []float64{3.2, 3.3, 3.8, 4.2, 4.4, 4.8, 5.8, 6.8, 6.4, 5.8, 5.2} {
		i.Tension.Hours = append(i.Tension.Hours, control.TensionHour{Hour: 8 + n, Ratings: 3 + n%4, Mean: mean})
	}
	return i
}

// aYear has so much that pairs and bars are means.
func aYear() control.Insights {
	i := fourWeeks()
	i.From, i.RatedEver = date(364), 190
	i.Relief = control.Relief{Sessions: 190, BeforeMean: 6.2, AfterMean: 4.1, PairWeeks: 4}
	for n := range 14 {
		i.Relief.Pairs = append(i.Relief.Pairs, control.ReliefPair{
			From: date(364 - 28*n), To: date(max(0, 364-28*n-27)), Sessions: 13, Before: 6.6 - 0.1*float64(n%5), After: 4.4 - 0.15*float64(n%4),
		})
	}
	i.Weeks.Bars, i.Weeks.Met, i.Weeks.Of = nil, 31, 52
	for n := range 53 {
		i.Weeks.Bars = append(i.Weeks.Bars, control.WeekBar{From: date(2 + 7*(52-n)), To: date(2 + 7*(52-n) - 6), Weeks: 1, Sessions: 2 + n*7%4, Now: n == 52})
	}
	return i
}

// aFew has little in every card.
func aFew() control.Insights {
	return control.Insights{
		From: date(27), To: date(0), RatedEver: 3,
		Relief: control.Relief{Sessions: 2, BeforeMean: 5, AfterMean: 5, Pairs: []control.ReliefPair{
			{From: date(3), To: date(3), Sessions: 1, Before: 4, After: 5}, {From: date(1), To: date(1), Sessions: 1, Before: 6, After: 5},
		}},
		Weeks: control.SessionWeeks{Goal: 4, BarWeeks: 1, Of: 0, Bars: []control.WeekBar{
			{From: date(9), To: date(3), Weeks: 1}, {From: date(2), To: date(-4), Weeks: 1, Sessions: 2, Now: true},
		}},
		Tension: control.TensionByHour{Ratings: 2, Learn: true, Hours: []control.TensionHour{{Hour: 11, Ratings: 1, Mean: 4}, {Hour: 15, Ratings: 1, Mean: 6}}},
		Coverage: control.Coverage{SpentS: 45, Muscles: []control.MuscleTime{
			{ID: "trapezius-upper", Name: "Upper trapezius", SpentS: 45}, {ID: "rhomboids", Name: "Rhomboids"},
		}},
	}
}

func TestLooks(t *testing.T) {
	for _, tt := range []struct {
		name  string
		found func(*found)
		wide  float32
		act   func(*testing.T, *opened)
	}{
		{name: "usual"},
		{name: "largest", found: func(f *found) { f.text = "largest" }},
		{name: "narrow", wide: 752},
		{name: "year", found: func(f *found) { f.insights = aYear() }},
		{name: "few", found: func(f *found) { f.insights = aFew() }},
		{name: "nothing-in-range", found: func(f *found) {
			f.insights = control.Insights{RatedEver: 9, Weeks: control.SessionWeeks{Goal: 4}, Tension: control.TensionByHour{}}
		}},
		{name: "empty", found: func(f *found) { f.insights = control.Insights{RatedEver: 1} }},
		{name: "empty-largest", found: func(f *found) { f.insights, f.text = control.Insights{RatedEver: 2}, "largest" }},
		{name: "example", found: func(f *found) { f.insights = control.Insights{} }, act: func(t *testing.T, o *opened) { o.press(t, "See an example") }},
		{name: "failed", found: func(f *found) { f.err = errors.New("gone") }},
		{name: "marked", act: func(t *testing.T, o *opened) {
			all[*widget.DumbbellChart](o.Content())[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
			all[*widget.CoverageMap](o.Content())[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
		}},
	} {
		for _, variant := range []string{"light", "dark"} {
			t.Run(tt.name+" "+variant, func(t *testing.T) {
				f := usual()
				f.dark = variant == "dark"
				if tt.found != nil {
					tt.found(&f)
				}
				o := open(t, f)
				if tt.act != nil {
					tt.act(t, o)
				}
				o.resize(max(912, tt.wide))
				if tt.wide > 0 {
					o.resize(tt.wide)
				}
				test.AssertImageMatches(t, tt.name+"-"+variant+".png", o.picture())
			})
		}
	}
}

func TestTheSentenceSaysWhatIsTrue(t *testing.T) {
	relief := func(sessions int, before, after float64) control.Insights {
		return control.Insights{RatedEver: 20, Relief: control.Relief{Sessions: sessions, BeforeMean: before, AfterMean: after}}
	}
	for _, tt := range []struct {
		insights control.Insights
		want     []string
	}{
		{relief(15, 6.466, 3.733), []string{"Sessions take you from 6.5 to 3.7.", "Average tension before and after, 15 sessions in four weeks."}},
		{relief(15, 6.04, 4), []string{"Sessions take you from 6 to 4."}},
		{relief(9, 5.1, 5), []string{"Sessions leave you about where you were.", "Average tension 5.1 before and 5 after, 9 sessions in four weeks."}},
		{relief(9, 4.1, 5.2), []string{"Sessions leave you tighter, 4.1 to 5.2.", "Use less pressure. If it stays, have someone look at it."}},
		{relief(1, 6, 3), []string{"Sessions take you from 6 to 3.", "One rated session in four weeks: that is little to go by."}},
		{relief(0, 0, 0), []string{"No rated session in four weeks."}},
	} {
		f := usual()
		f.insights = tt.insights
		said := open(t, f).said()
		for _, want := range tt.want {
			if !strings.Contains(said, want) {
				t.Errorf("%+v: it doesn't say %q but\n%s", tt.insights.Relief, want, said)
			}
		}
	}
}

func TestFromThreeRatedSessionsOnThePageIsAwake(t *testing.T) {
	for rated, want := range map[int]string{
		0: "Three more sessions and this page wakes up.", 1: "Two more sessions and this page wakes up.",
		2: "One more session and this page wakes up.", 3: "Relief",
	} {
		f := usual()
		f.insights.RatedEver = rated
		if said := open(t, f).said(); !strings.Contains(said, want) {
			t.Errorf("after %d: it doesn't say %q but\n%s", rated, want, said)
		}
	}
}

func TestTheHintSaysWhatRemindersMakeOfTheCurve(t *testing.T) {
	for _, tt := range []struct {
		change func(*control.TensionByHour)
		want   string
	}{
		{func(*control.TensionByHour) {}, "Your tension usually peaks about 15:05. Reminders aim for 14:20 to 15:05."},
		{func(h *control.TensionByHour) { h.Learned = nil }, "No hour stands out so far. Reminders keep to your plan."},
		{func(h *control.TensionByHour) { h.Learned, h.Ratings = nil, 9 }, "From about 15 ratings on, reminders can aim for the time before you tighten up."},
		{func(h *control.TensionByHour) { h.Learned, h.Learn = nil, false }, "Reminders keep to your plan. They could learn from your ratings."},
	} {
		f := usual()
		tt.change(&f.insights.Tension)
		o := open(t, f)
		if said := o.said(); !strings.Contains(said, tt.want) {
			t.Errorf("it doesn't say %q but\n%s", tt.want, said)
		}
		o.press(t, "Change")
		if len(o.went) != 1 || o.went[0] != "settings/schedule" {
			t.Errorf("Change leads to %v", o.went)
		}
	}
}

func TestASessionOrARatingMoreIsAddedUp(t *testing.T) {
	o := open(t, usual())
	s := usual().snapshot
	o.Show(s)
	if len(o.asked) != 1 {
		t.Errorf("nothing happened, and it was added up %d times", len(o.asked))
	}
	s.Week.Done++
	o.Show(s)
	s.Today.Tension = append(s.Today.Tension, control.Tension{Value: 4})
	o.Show(s)
	if len(o.asked) != 3 {
		t.Errorf("it was added up %d times, want 3", len(o.asked))
	}
}

func TestTheExampleIsCalledOneAndCanBeLeft(t *testing.T) {
	f := usual()
	f.insights = control.Insights{}
	o := open(t, f)
	o.press(t, "See an example")
	if said := o.said(); !strings.Contains(said, "An example: none of these numbers are yours.") {
		t.Errorf("it says\n%s", said)
	}
	for _, b := range all[*widget.Button](o.Content()) {
		if b.Label == "Export" {
			t.Error("made-up numbers can be exported")
		}
	}
	if !o.Back() || o.Back() {
		t.Error("the way back is not one level")
	}
	if said := o.said(); !strings.Contains(said, "Three more sessions") {
		t.Errorf("after it the page says\n%s", said)
	}
	o.press(t, "Five-minute reset")
	if len(o.resident.asked) != 1 || o.resident.asked[0].Routine != "five-minute" {
		t.Errorf("the button asks for %v", o.resident.asked)
	}
}

func past() control.History {
	six, three := 6, 3
	return control.History{
		Sessions:  []control.SessionRecord{{ID: 1, Routine: "five-minute", Started: now, Ended: now.Add(5 * time.Minute), Completed: true, SpentS: 290, TensionBefore: &six, TensionAfter: &three}},
		Reminders: []control.ReminderRecord{{ID: 2, At: now, Outcome: "started", Reason: "At the desk, \"long\"."}},
		Ratings:   []control.RatingRecord{{At: now, Value: 6, Source: "before"}, {At: now, Value: 3, Source: "after"}},
	}
}

func TestEverythingCanBeExported(t *testing.T) {
	rows := func(want ...string) func(*testing.T, []byte) {
		return func(t *testing.T, data []byte) {
			lines, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, line := range lines {
				got = append(got, strings.Join(line, "|"))
			}
			if strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("it holds\n%s", strings.Join(got, "\n"))
			}
		}
	}
	for n, tt := range []struct {
		name  string
		holds func(*testing.T, []byte)
	}{
		{"unknot-sessions-2026-03-11.csv", rows("started|ended|routine|completed|spent_s|tension_before|tension_after|techniques",
			"2026-03-11T14:38:00Z|2026-03-11T14:43:00Z|five-minute|true|290|6|3|")},
		{"unknot-reminders-2026-03-11.csv", rows("at|outcome|reason", `2026-03-11T14:38:00Z|started|At the desk, "long".`)},
		{"unknot-ratings-2026-03-11.csv", rows("at|value|source", "2026-03-11T14:38:00Z|6|before", "2026-03-11T14:38:00Z|3|after")},
		{"unknot-everything-2026-03-11.json", func(t *testing.T, data []byte) {
			var h control.History
			if err := json.Unmarshal(data, &h); err != nil || len(h.Sessions) != 1 || len(h.Reminders) != 1 || len(h.Ratings) != 2 {
				t.Errorf("%v: %+v", err, h)
			}
		}},
		{"unknot-insights-2026-03-11.png", func(t *testing.T, data []byte) {
			img, err := png.Decode(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if img.Bounds().Dx() != 2*912 {
				t.Errorf("the picture is %v", img.Bounds())
			}
		}},
	} {
		f := usual()
		f.history = past()
		o := open(t, f)
		o.Exports()[n].Tapped()
		if o.name != tt.name || !o.saved.closed || o.saved.discarded {
			t.Errorf("%q is saved, want %q (closed %v, discarded %v)", o.name, tt.name, o.saved.closed, o.saved.discarded)
		}
		tt.holds(t, o.saved.Bytes())
		if text := all[*widget.Paragraph](o.Float())[0].Runs[0].Text; text != "Saved in Documents." {
			t.Errorf("the toast says %q", text)
		}
		o.press(t, "Show")
		if o.shown != "/home/ada/Documents" {
			t.Errorf("%q is shown", o.shown)
		}
	}
}

func TestAnExportThatFailsIsGivenUpAndSaid(t *testing.T) {
	for name, breakIt := range map[string]func(*found, *opened){
		"the disk": func(_ *found, o *opened) { o.saved.refuse = errors.New("full") },
	} {
		f := usual()
		f.history = past()
		o := open(t, f)
		breakIt(&f, o)
		o.Exports()[0].Tapped()
		if !o.saved.discarded || o.saved.closed {
			t.Errorf("%s: closed %v, discarded %v", name, o.saved.closed, o.saved.discarded)
		}
		if text := all[*widget.Paragraph](o.Float())[0].Runs[0].Text; text != "Could not save unknot-sessions-2026-03-11.csv. Try another folder." {
			t.Errorf("%s: the toast says %q", name, text)
		}
	}
}

func TestAnotherRangeIsAskedForAndKeptInOtherWords(t *testing.T) {
	o := open(t, usual())
	for _, item := range o.Ranges() {
		item.Tapped()
	}
	if got := strings.Join(o.asked, " "); got != "4w 4w 3m 1y all" {
		t.Errorf("asked for %s", got)
	}
	if said := o.said(); !strings.Contains(said, "15 sessions so far.") {
		t.Errorf("it says\n%s", said)
	}
}
