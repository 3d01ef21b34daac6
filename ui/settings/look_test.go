package settings_test

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/lang"
	core "github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/settings"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// seeing is a desktop that tells of some things and not of others.
var seeing = []control.Source{
	{Source: "x11", Kind: "idle", Sees: true}, {Source: "x11", Kind: "full-screen", Sees: true},
	{Source: "sound-server", Kind: "call", Sees: true}, {Source: "notifications", Sentence: "The daemon does not tell."},
	{Source: "battery", Kind: "low-battery", Sees: true},
}

// looks are the states of the page, as the pictures show them.
var looks = []struct {
	name, part string
	settings   func(*core.Settings)
	given      func(*page.Given)
	reach      func(*testing.T, shown)
}{
	{name: "schedule", part: settings.Schedule},
	{name: "schedule-lists", part: settings.Schedule, settings: func(s *core.Settings) {
		s.Schedule.SetSpans([]core.Span{{From: 9*60 + 30, To: 11*60 + 30}, {From: 13 * 60, To: 17*60 + 30}})
		s.Schedule.At = []string{"11:00", "mon-thu 15:30"}
		s.Schedule.QuietDates = []string{"2026-12-24 to 2027-01-06", "2027-05-01"}
		s.Schedule.Strictness = "firm"
	}, reach: func(t *testing.T, p shown) {
		for key, text := range map[string]string{"schedule.at": "half past", "schedule.quiet_dates": "tomorrow"} {
			entry := p.Control(key).(*settings.Entry)
			entry.SetText(text)
			work(t, entry)
		}
	}},
	{name: "quiet", part: settings.Quiet, reach: func(_ *testing.T, p shown) { p.Show(control.Snapshot{Sources: seeing}) }},
	{name: "coach", part: settings.Coach},
	{name: "coach-voiceless", part: settings.Coach, given: func(g *page.Given) {
		g.System.Voices = func(string) []page.Voice { return nil }
	}},
	{name: "coach-how", part: settings.Coach, given: func(g *page.Given) {
		g.System.Voices = func(string) []page.Voice { return nil }
	}, reach: func(t *testing.T, p shown) { act(t, p) }},
	{name: "coach-silent", part: settings.Coach, given: func(g *page.Given) {
		g.System.Hear = func(context.Context, core.Coach, string) error { return page.ErrSilent }
	}, reach: func(t *testing.T, p shown) { press(t, p, "Hear it") }},
	{name: "tools", part: settings.Tools},
	{name: "general", part: settings.General},
	{name: "general-delete", part: settings.General, reach: func(t *testing.T, p shown) { press(t, p, "Delete all") }},
	{name: "general-kept", part: settings.General, reach: func(_ *testing.T, p shown) {
		p.Show(control.Snapshot{Kept: &control.KeptData{Until: time.Date(2026, 12, 25, 14, 0, 0, 0, time.UTC), Folder: "/data/deleted/deleted-20261125-143800"}})
	}},
	{name: "general-exported", part: settings.General, reach: func(t *testing.T, p shown) { press(t, p, "Export") }},
	{name: "general-licenses", part: settings.General, reach: func(t *testing.T, p shown) { press(t, p, "Licences") }},
}

// shownAt opens a look in a window as tall as it needs.
func shownAt(t *testing.T, i int, width float32, variant, size string, options ...theme.Option) shown {
	t.Helper()
	l := looks[i]
	s := core.Default()
	if l.settings != nil {
		l.settings(&s)
	}
	p := openWith(t, s, l.part, func(g *page.Given) {
		theme.Apply(fyne.CurrentApp(), variant, size, options...)
		if l.given != nil {
			l.given(g)
		}
	})
	if l.reach != nil {
		l.reach(t, p)
	}
	p.window.Resize(fyne.NewSize(width, page.Height(p.Content(), width)+2*theme.Padding))
	return p
}

func TestPagesLook(t *testing.T) {
	for i, l := range looks {
		for _, size := range []string{"normal", "largest"} {
			for _, variant := range []string{"light", "dark"} {
				name := l.name + "-" + variant
				if size == "largest" {
					name = l.name + "-largest-" + variant
				}
				t.Run(name, func(t *testing.T) {
					p := shownAt(t, i, 832, variant, size)
					test.AssertRendersToImage(t, name+".png", p.window.Canvas())
				})
			}
		}
	}
}

func TestHighContrastLooks(t *testing.T) {
	for _, variant := range []string{"light", "dark"} {
		p := shownAt(t, 0, 832, variant, "normal", theme.Contrast("high"))
		test.AssertRendersToImage(t, "schedule-contrast-"+variant+".png", p.window.Canvas())
	}
}

func TestOtherScalesLook(t *testing.T) {
	for name, scale := range map[string]float32{"one-and-a-half": 1.5, "two": 2} {
		p := shownAt(t, 0, 832, "light", "normal")
		c := p.window.Canvas().(software.WindowlessCanvas)
		c.SetScale(scale)
		test.AssertRendersToImage(t, "schedule-scale-"+name+".png", c)
	}
}

// longer makes every word of a text 35 % longer, but for placeholders.
func longer(text string) string {
	words := strings.Split(text, " ")
	for i, w := range words {
		if !strings.ContainsAny(w, "{}") {
			words[i] = strings.Repeat("m", (len([]rune(w))*35+50)/100) + w
		}
	}
	return strings.Join(words, " ")
}

var anyText = regexp.MustCompile(`(?m)^([\w-]+ *= *)"(.*)"`)

// longWords is English with longer words.
func longWords(t *testing.T) *lang.Language {
	t.Helper()
	long := fstest.MapFS{}
	files := assets.Translations()
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".toml" {
			return err
		}
		data, err := fs.ReadFile(files, name)
		long[name] = &fstest.MapFile{Data: anyText.ReplaceAllFunc(data, func(line []byte) []byte {
			parts := anyText.FindSubmatch(line)
			return []byte(string(parts[1]) + `"` + longer(string(parts[2])) + `"`)
		})}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	words, err := lang.New(long, "en")
	if err != nil {
		t.Fatal(err)
	}
	return words
}

func TestLongerWordsAreCutNowhere(t *testing.T) {
	words := longWords(t)
	for _, size := range []string{"normal", "large", "largest"} {
		for _, part := range []string{settings.Schedule, settings.Quiet, settings.Coach, settings.Tools, settings.General} {
			t.Run(size+" "+part, func(t *testing.T) {
				p := openWith(t, locked(), part, func(g *page.Given) {
					g.Words = words
					theme.Apply(fyne.CurrentApp(), "light", size)
				})
				p.Show(control.Snapshot{Sources: []control.Source{{Source: "x11"}}})
				const least = 672 // of the page in a window of 960
				p.window.Resize(fyne.NewSize(least, page.Height(p.Content(), least)))
				inside(t, p.Content(), fyne.Position{}, least)
			})
		}
	}
}

// inside reports texts that are cut, or reach beyond a width.
func inside(t *testing.T, o fyne.CanvasObject, at fyne.Position, width float32) {
	if !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	var objects []fyne.CanvasObject
	switch o := o.(type) {
	case *canvas.Text:
		if strings.Contains(o.Text, "…") {
			t.Errorf("%q is cut", o.Text)
		}
		if right := at.X + o.MinSize().Width; right > width+0.5 || at.X < -0.5 {
			t.Errorf("%q reaches from %v to %v", o.Text, at.X, right)
		}
	case *fyne.Container:
		objects = o.Objects
	case *settings.Entry: // scrolls what it holds
	case fyne.Widget:
		objects = test.WidgetRenderer(o).Objects()
	}
	for _, one := range objects {
		inside(t, one, at, width)
	}
}

func TestWhatIsNotSeenIsSaidAndSwitchedOff(t *testing.T) {
	p := open(t, core.Default(), settings.Quiet)
	toggle := func(key string) *widget.Toggle { return p.Control(key).(*widget.Toggle) }
	if !toggle("quiet.do_not_disturb").On {
		t.Error("it is off before anything is known")
	}
	p.Show(control.Snapshot{Sources: seeing})
	for key, sees := range map[string]bool{
		"quiet.calls": true, "quiet.full_screen": true, "quiet.typing": true, "quiet.low_battery": true, "quiet.do_not_disturb": false,
	} {
		if w := toggle(key); w.Disabled() == sees || !sees && w.On {
			t.Errorf("%s: disabled %v, on %v", key, w.Disabled(), w.On)
		}
	}
	if len(p.saved) != 0 {
		t.Error("what can't be seen is not chosen anew")
	}
}

func TestWhatStartsAtLoginIsLookedUpAndChanged(t *testing.T) {
	on := true
	var refuse error
	p := openWith(t, core.Default(), settings.General, func(g *page.Given) {
		g.System.StartsAtLogin = func() (bool, error) { return on, nil }
		g.System.StartAtLogin = func(want bool) error {
			if refuse == nil {
				on = want
			}
			return refuse
		}
	})
	toggle := all[*widget.Toggle](p.Content())[0]
	if !toggle.On {
		t.Fatal("it does not tell the truth")
	}
	toggle.Tapped(nil)
	if on || toggle.On {
		t.Error("it is not off")
	}
	refuse = errors.New("read-only")
	toggle.Tapped(nil)
	if toggle.On || len(all[*widget.Notice](p.Content())) != 1 {
		t.Error("a refusal is not said")
	}
}

func TestEverythingIsDeletedOnlyAfterAQuestion(t *testing.T) {
	p := open(t, core.Default(), settings.General)
	press(t, p, "Delete all")
	press(t, p, "Keep it")
	press(t, p, "Delete all")
	if len(p.asked) != 0 {
		t.Fatalf("it asked for %v before an answer", p.asked)
	}
	press(t, p, "Delete everything")
	p.Show(control.Snapshot{Kept: &control.KeptData{Folder: "/kept"}})
	act(t, p)
	if len(p.asked) != 2 || p.asked[0].Name != "delete-data" || p.asked[1].Name != "restore-data" {
		t.Errorf("it asked for %v", p.asked)
	}
}

func TestAnExportIsWrittenAndClosed(t *testing.T) {
	var file saved
	p := openWith(t, core.Default(), settings.General, func(g *page.Given) {
		g.System.Save = func(name string, then func(io.WriteCloser, error)) {
			file.name = name
			then(&file, nil)
		}
	})
	press(t, p, "Export")
	if file.name != "unknot-2026-11-25.zip" || file.String() != "all" || !file.closed {
		t.Errorf("the file %q holds %q, closed %v", file.name, file.String(), file.closed)
	}
}

// saved is a file that a person chose.
type saved struct {
	strings.Builder
	name   string
	closed bool
}

func (s *saved) Close() error { s.closed = true; return nil }

func TestTheReminderIsTested(t *testing.T) {
	p := open(t, core.Default(), settings.Quiet)
	press(t, p, "Test the reminder")
	if len(p.asked) != 1 || p.asked[0].Name != "test-reminder" {
		t.Errorf("it asked for %v", p.asked)
	}
}

func TestListsTakeWhatPeopleType(t *testing.T) {
	for _, tt := range []struct{ key, typed, want string }{
		{"schedule.at", "15", "15:00"}, {"schedule.at", "3 pm", "15:00"}, {"schedule.at", "3:30 p.m.", "15:30"},
		{"schedule.at", "15.30", "15:30"}, {"schedule.at", "Fri 14:00", "fri 14:00"}, {"schedule.at", "Fridays 9", "fri 09:00"},
		{"schedule.at", "Mon to Thu 15:30", "mon-thu 15:30"}, {"schedule.at", "tue, thu 11:00", "tue,thu 11:00"},
		{"schedule.at", "Mon and Wed 11:00", "mon,wed 11:00"}, {"schedule.at", "12 am", "00:00"},
		{"schedule.at", "25:00", ""}, {"schedule.at", "noon", ""}, {"schedule.at", "15:3", ""}, {"schedule.at", "someday 14:00", ""}, {"schedule.at", "13 pm", ""},
		{"schedule.quiet_dates", "2026-12-24", "2026-12-24"}, {"schedule.quiet_dates", "24.12.", "2026-12-24"},
		{"schedule.quiet_dates", "24 Dec", "2026-12-24"}, {"schedule.quiet_dates", "December 24, 2027", "2027-12-24"},
		{"schedule.quiet_dates", "1 May", "2027-05-01"}, {"schedule.quiet_dates", "25 Nov", "2026-11-25"},
		{"schedule.quiet_dates", "24 Dec to 6 Jan", "2026-12-24 to 2027-01-06"}, {"schedule.quiet_dates", "29 Feb", "2028-02-29"},
		{"schedule.quiet_dates", "2026-12-24 to 2026-12-20", ""}, {"schedule.quiet_dates", "6/7", ""}, {"schedule.quiet_dates", "31 Feb", ""},
		{"schedule.quiet_dates", "soon", ""},
	} {
		t.Run(tt.typed, func(t *testing.T) {
			p := open(t, core.Default(), settings.Schedule)
			entry := p.Control(tt.key).(*settings.Entry)
			entry.SetText(tt.typed)
			work(t, entry)
			list := p.held.Schedule.At
			if tt.key == "schedule.quiet_dates" {
				list = p.held.Schedule.QuietDates
			}
			if got := strings.Join(list, "|"); got != tt.want {
				t.Errorf("it took %q, want %q", got, tt.want)
			}
			if tt.want == "" && entry.Text != tt.typed {
				t.Error("what can't be read is not left to be mended")
			}
		})
	}
}

func TestWindowsComeAndGo(t *testing.T) {
	p := open(t, core.Default(), settings.Schedule)
	add := p.Control("schedule.windows")
	for add.Visible() {
		work(t, add)
	}
	if n := len(p.held.Schedule.Spans()); n < 2 || n > core.MostWindows {
		t.Errorf("%d windows fit", n)
	}
	if problems := core.Check(p.held); len(problems) > 0 {
		t.Errorf("they are refused: %v", problems)
	}
	for len(p.held.Schedule.Spans()) > 1 {
		press(t, p, "Remove this window")
	}
	if len(p.held.Schedule.Windows) != 0 {
		t.Errorf("one window is kept as %v", p.held.Schedule.Windows)
	}
}

// act presses the button of the only notice.
func act(t *testing.T, p shown) {
	t.Helper()
	notices := all[*widget.Notice](p.Content())
	if len(notices) != 1 {
		t.Fatalf("there are %d notices", len(notices))
	}
	buttons := all[*widget.Button](notices[0])
	if len(buttons) != 1 {
		t.Fatalf("the notice has %d buttons", len(buttons))
	}
	buttons[0].Tapped(nil)
}
