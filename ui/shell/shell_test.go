package shell_test

import (
	"errors"
	"image"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/shell"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// resident answers at once with what it holds, and notes what it was asked.
type resident struct {
	asked    []control.Command
	snapshot control.Snapshot
	reply    control.SettingsReply
	refuse   error
}

func (r *resident) Ask(c control.Command, then func(control.Snapshot, error)) {
	r.asked = append(r.asked, c)
	then(r.snapshot, r.refuse)
}

func (r *resident) Save(s settings.Settings, then func(control.SettingsReply, error)) {
	if r.refuse == nil {
		r.reply.Settings = s
	}
	then(r.reply, r.refuse)
}

// shown is a main window in a test.
type shown struct {
	*shell.Shell
	window   fyne.Window
	resident *resident
}

func (s shown) picture() image.Image { return s.window.Canvas().Capture() }

// press taps the button with a label.
func (s shown) press(label string) {
	for _, o := range all[*widget.Button](s.window.Content()) {
		if o.Label == label && o.Visible() {
			o.Tapped(nil)
			return
		}
	}
	panic("there is no button " + label)
}

// chip turns the chip with a label on or off.
func (s shown) chip(label string) {
	for _, o := range all[*widget.Chip](s.window.Content()) {
		if o.Label == label {
			o.Tapped(nil)
			return
		}
	}
	panic("there is no chip " + label)
}

// tick ticks the checkbox i.
func (s shown) tick(i int) { all[*widget.Checkbox](s.window.Content())[i].Tapped(nil) }

// drawn is the control with a label that a page draws itself.
func (s shown) drawn(label string) *widget.DrawnControl {
	for _, o := range all[*widget.DrawnControl](s.window.Content()) {
		if o.Label == label || strings.HasPrefix(o.Label, label+". ") || strings.HasPrefix(o.Label, label+", ") {
			return o
		}
	}
	panic("there is no control " + label)
}

// control taps such a control, hover brings the pointer over it.
func (s shown) control(label string) { s.drawn(label).Tapped(&fyne.PointEvent{}) }

func (s shown) focus(label string) { s.window.Canvas().Focus(s.drawn(label)) }

func (s shown) hover(label string) { s.drawn(label).MouseIn(&desktop.MouseEvent{}) }

// search types into the field that has the focus once things are looked for.
func (s shown) search(text string) {
	s.Find()
	test.Type(s.window.Canvas().Focused(), text)
}

// keys presses keys on what has the focus.
func (s shown) keys(names ...fyne.KeyName) {
	for _, name := range names {
		s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
}

// flip flips the first toggle that is seen.
func (s shown) flip() { all[*widget.Toggle](s.window.Content())[0].Tapped(nil) }

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

// scene is what a window is opened with.
type scene struct {
	variant, text string
	snapshot      control.Snapshot
	settings      settings.Settings
	place         string
	width, height float32
	scale         float32 // pixels a unit; 0: one
	refuse        error
}

func show(t *testing.T, given scene) shown {
	t.Helper()
	app := test.NewTempApp(t)
	theme.Apply(app, given.variant, given.text)
	words, err := lang.New(assets.Translations(), "en")
	if err != nil {
		t.Fatal(err)
	}
	figures, err := figure.Load(assets.Figure())
	if err != nil {
		t.Fatal(err)
	}
	library, problems := technique.Builtin()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	turned, err := clock.Turned(now, 1)
	if err != nil {
		t.Fatal(err)
	}
	r := &resident{
		snapshot: given.snapshot, refuse: given.refuse,
		reply: control.SettingsReply{
			Settings: given.settings,
			Summary:  "Mon to Fri, 13:00 to 17:30, about every 75 minutes, never in a meeting. Four sessions a week, with a rest day after deep work.",
		},
	}
	language := func(s settings.Settings) (*lang.Language, error) {
		return words.WithTwelveHours(s.General.Clock == "12"), nil
	}
	s := shell.New(page.Given{
		Resident: r, Words: words, Library: library, Figures: figures, Clock: turned,
		Data:  "/home/ada/.local/share/unknot",
		After: func(time.Duration, func()) func() { return func() {} },
	}, language, r.reply, given.snapshot, given.place)
	w := test.NewTempWindow(t, s.Content())
	w.SetPadded(false)
	if given.width == 0 {
		given.width, given.height = 1120, 760
	}
	w.Resize(fyne.NewSize(given.width, given.height))
	if given.scale > 0 {
		w.Canvas().(interface{ SetScale(float32) }).SetScale(given.scale)
	}
	return shown{s, w, r}
}

var zone = time.FixedZone("here", 3600)

// now is a Wednesday afternoon.
var now = at(14, 38)

func at(hour, minute int) time.Time { return time.Date(2026, 11, 25, hour, minute, 0, 0, zone) }

func span(a, b, c, d int) control.Span { return control.Span{From: at(a, b), To: at(c, d)} }

func ptr[T any](v T) *T { return &v }

// usual is the afternoon of the design's picture.
func usual() control.Snapshot {
	return control.Snapshot{
		Now: now, State: control.Counting, NextReminder: ptr(at(15, 10)),
		Headline:        "Next break about 15:10.",
		Reason:          "At the desk since 13:20. Your session held me back.",
		ProgressPercent: 62,
		Week: control.Week{Done: 2, Goal: 4, WeeksMet: 6, Note: "Deep work today makes Thursday a rest day for it.", Days: []control.WeekDay{
			{Date: "2026-11-23", Kind: "deep"}, {Date: "2026-11-24", Kind: "gentle"}, {Date: "2026-11-25", Kind: "open", Today: true},
			{Date: "2026-11-26", Kind: "rest"}, {Date: "2026-11-27", Kind: "open"}, {Date: "2026-11-28", Kind: "off"}, {Date: "2026-11-29", Kind: "off"},
		}},
		Today: control.Day{
			From: at(8, 0), To: at(18, 0), Window: span(13, 0, 17, 30),
			Desk:    []control.Span{span(8, 36, 10, 6), span(10, 18, 12, 6), span(13, 20, 13, 45), span(13, 52, 14, 38)},
			Done:    []control.Span{span(13, 45, 13, 51)},
			Planned: []time.Time{at(15, 10), at(16, 30)}, Tension: []control.Tension{{At: at(11, 30), Value: 4}},
			TensionNote: "At 11:30 you said 4. Yesterday at this hour, 6.",
		},
		Routine: control.RoutineRef{ID: "five-minute", Name: "Five-minute reset", LengthS: 294}, RoutineReason: "Your quick start.",
		Routines: []control.RoutineRef{
			{ID: "five-minute", Name: "Five-minute reset", LengthS: 294}, {ID: "occasional-tension", Name: "Occasional tension", LengthS: 260},
			{ID: "ten-minute", Name: "Solo ten", LengthS: 570, Locked: "Deep work rests until Friday."}, {ID: "hands-only", Name: "Hands only", LengthS: 170},
		},
		Snooze: control.Snooze{Left: 3, Note: "First snooze today. After three I let it go until tomorrow, no hard feelings.", Choices: []control.SnoozeChoice{
			{Label: "10 min", For: "10m"}, {Label: "20 min", For: "20m"}, {Label: "45 min", For: "45m"}, {Label: "At 17:15", For: "17:15"},
		}},
	}
}

func chosen() settings.Settings {
	s := settings.Default()
	s.Tools = append(s.Tools, "two-balls")
	s.Safety.Checked = "2026-11-23"
	return s
}

//lint:ignore ST1005 a sentence for the person
var errRefused = errors.New("The settings were not changed.")

func TestLooks(t *testing.T) {
	with := func(change func(*control.Snapshot)) control.Snapshot {
		s := usual()
		change(&s)
		return s
	}
	locked := chosen()
	locked.Safety.Flags = []string{"disc", "headaches"}
	for _, tt := range []struct {
		name  string
		scene scene
		act   func(shown)
	}{
		{name: "today", scene: scene{snapshot: usual()}},
		{name: "today-first-day", scene: scene{snapshot: with(func(s *control.Snapshot) {
			s.Now, s.NextReminder, s.ProgressPercent = at(9, 37), ptr(at(14, 0)), 12
			s.Headline = "First reminder about 14:00."
			s.Reason = "I count your time at the desk, and after about 75 minutes I ask. Breaks that you take yourself count."
			s.Week = control.Week{Goal: 4, Note: "A new week. Three or four, evenly spread.", Days: []control.WeekDay{
				{Date: "2026-11-23", Kind: "open"}, {Date: "2026-11-24", Kind: "open"}, {Date: "2026-11-25", Kind: "open", Today: true},
				{Date: "2026-11-26", Kind: "open"}, {Date: "2026-11-27", Kind: "open"}, {Date: "2026-11-28", Kind: "off"}, {Date: "2026-11-29", Kind: "off"},
			}}
			s.Today.Desk, s.Today.Done, s.Today.Planned = []control.Span{span(9, 12, 9, 36)}, nil, []time.Time{at(14, 0)}
			s.Today.Tension, s.Today.TensionNote = nil, "One tap. It helps to see what works."
			s.FirstRun = true
		})}},
		{name: "today-paused", scene: scene{snapshot: with(func(s *control.Snapshot) {
			s.State, s.NextReminder, s.ProgressPercent = control.Paused, nil, 0
			s.Headline, s.Reason = "Reminders are paused.", "Until tomorrow morning, because you asked. The coach still works any time."
			s.Pause = &control.Pause{Since: now, Until: ptr(at(8, 0).AddDate(0, 0, 1))}
		})}},
		{name: "today-snoozed", scene: scene{snapshot: with(func(s *control.Snapshot) {
			s.State, s.Snooze.Until, s.Snooze.Left = control.Snoozed, ptr(at(14, 58)), 2
			s.Headline, s.Reason = "Snoozed until 14:58.", "I ask again then. Two snoozes left today."
			s.Today.Planned = []time.Time{at(14, 58), at(16, 13)}
		})}},
		{name: "today-due", scene: scene{snapshot: with(func(s *control.Snapshot) {
			s.State, s.Headline, s.Reason = control.Due, "Time for five minutes.", "At the desk 1 h 50 min without a break."
			s.Today.Planned = []time.Time{at(15, 53)}
			s.Today.Tension = append(s.Today.Tension, control.Tension{At: at(14, 30), Value: 7})
			s.Today.TensionNote = "At 14:30 you said 7."
		})}},
		{name: "today-held-back", scene: scene{snapshot: with(func(s *control.Snapshot) {
			s.State, s.Headline, s.Reason = control.HeldBack, "Quiet while the screen is locked.", "Locked since 14:20. Your break comes when you are back."
			s.Blockers = []control.Blocker{{Kind: "locked", Since: at(14, 20), Sentence: "The screen is locked since 14:20."}}
		})}},
		{name: "today-session", scene: scene{snapshot: with(func(s *control.Snapshot) {
			s.State, s.Headline, s.Reason = control.InSession, "Your session is running.", "Five-minute reset, 2 min 51 s left."
			s.Session = &control.Session{ID: 7, Routine: "five-minute", Name: "Five-minute reset", Started: at(14, 36), Sentence: "Two-ball release, position 3 of 7", LengthS: 294, LeftS: 171}
			s.ProgressPercent = 42
		})}},
		{name: "today-done", scene: scene{snapshot: with(func(s *control.Snapshot) {
			s.Now, s.State, s.NextReminder = at(17, 40), control.Resting, nil
			s.Headline, s.Reason = "That was it for today.", "Next one tomorrow about 14:30."
			s.Week.Days[2].Kind, s.Week.Done = "deep", 3
			s.Today.Planned = nil
			s.Today.Desk, s.Today.Done = append(s.Today.Desk, span(14, 38, 15, 9), span(15, 16, 17, 40)), append(s.Today.Done, span(15, 10, 15, 15))
		})}},
		{name: "today-day-off", scene: scene{snapshot: with(func(s *control.Snapshot) {
			s.Now, s.State, s.NextReminder = time.Date(2026, 11, 28, 11, 20, 0, 0, zone), control.Resting, nil
			s.Headline, s.Reason = "Nothing planned today.", "Saturday is not one of your days. Start one any time."
			s.Week.Days[2].Today, s.Week.Days[5].Today = false, true
			s.Today = control.Day{TensionNote: "One tap. It helps to see what works."}
		})}},
		{name: "today-goal", scene: scene{snapshot: with(func(s *control.Snapshot) {
			s.State, s.NextReminder = control.Resting, nil
			s.Headline, s.Reason = "Four of four. Nice and even.", "I only remind you again on Monday. Start one any time."
			s.Week.Done, s.Week.WeeksMet, s.Week.Note = 4, 7, "Goal met this week."
			s.Week.Days[2].Kind, s.Week.Days[3].Kind = "deep", "rest"
			s.Today.Planned = nil
			s.Routine, s.RoutineReason = control.RoutineRef{ID: "hands-only", Name: "Hands only", LengthS: 170}, "Deep work rests today, so a gentle one."
		})}},
		{name: "today-locked", scene: scene{settings: locked, snapshot: with(func(s *control.Snapshot) { s.CoachLocked = true })}},
		{name: "today-no-tools", scene: scene{snapshot: with(func(s *control.Snapshot) { s.Routine, s.Routines = control.RoutineRef{}, nil })}},
		{name: "today-notices", scene: scene{snapshot: with(func(s *control.Snapshot) {
			s.Notices = []control.Notice{
				{Kind: "journal-set-aside", Text: "The history could not be read. It is kept as journal-2026-11-25.db, and a new one begins."},
				{Kind: "no-tray", Text: "No tray on this desktop. Open Unknot from its menu entry, or run: unknot window today"},
			}
		}), refuse: errRefused}},
		{name: "today-narrow", scene: scene{snapshot: usual(), width: 960, height: 640}},
		{name: "today-wide", scene: scene{snapshot: usual(), width: 1500, height: 900}},
		{name: "today-largest", scene: scene{snapshot: usual(), text: "largest", height: 900, width: 1120}},
		{name: "today-lost", scene: scene{snapshot: usual()}, act: func(s shown) { s.Lost() }},
		{name: "today-later", scene: scene{snapshot: usual()}, act: func(s shown) { s.press("Later") }},
		{name: "today-later-spent", scene: scene{snapshot: with(func(s *control.Snapshot) {
			s.Snooze = control.Snooze{Used: 3, Note: "No snooze is left today. Skip it and I let it go."}
		})}, act: func(s shown) { s.press("Later") }},
		{name: "today-others", scene: scene{snapshot: usual()}, act: func(s shown) { s.press("Other routines") }},
		{name: "library", scene: scene{snapshot: usual(), place: "library"}},
		{name: "library-filtered", scene: scene{snapshot: usual(), place: "library"}, act: func(s shown) { s.chip("Hands only"); s.chip("No tool") }},
		{name: "library-no-match", scene: scene{snapshot: usual(), place: "library"}, act: func(s shown) { s.search("lower back") }},
		{name: "library-hover", scene: scene{snapshot: usual(), place: "library"}, act: func(s shown) { s.hover("Cross-body cat stretch press") }},
		{name: "library-focus", scene: scene{snapshot: usual(), place: "library"}, act: func(s shown) { s.Find(); s.keys(fyne.KeyDown, fyne.KeyRight, fyne.KeyDown) }},
		{name: "library-refused", scene: scene{snapshot: usual(), place: "library/t1", refuse: errRefused}, act: func(s shown) { s.press("Start this") }},
		{name: "library-narrow", scene: scene{snapshot: usual(), place: "library", width: 960, height: 640}},
		{name: "library-half-larger", scene: scene{snapshot: usual(), place: "library", scale: 1.5}},
		{name: "technique-twice-as-large", scene: scene{snapshot: usual(), place: "library/t1", scale: 2}},
		{name: "library-largest", scene: scene{snapshot: usual(), place: "library", text: "largest", width: 1120, height: 1400}},
		{name: "technique", scene: scene{snapshot: usual(), place: "library/tennis-ball-wall"}},
		{name: "technique-left", scene: scene{snapshot: usual(), place: "library/shoulder-knead"}, act: func(s shown) { s.control("Right side") }},
		{name: "technique-states", scene: scene{snapshot: usual(), place: "library/t3"}, act: func(s shown) {
			s.hover("Play or pause the figure")
			s.focus("Right side")
			s.drawn("Where it works").MouseDown(&desktop.MouseEvent{})
			s.hover("Library")
		}},
		{name: "technique-session", scene: scene{snapshot: with(func(s *control.Snapshot) {
			s.State, s.Session = control.InSession, &control.Session{ID: 7, Routine: "tennis-ball-wall", Name: "Tennis ball wall", LengthS: 140, LeftS: 71}
		}), place: "library/t3"}, act: func(s shown) { s.focus("Mid-trapezius") }},
		{name: "technique-resting", scene: scene{snapshot: with(func(s *control.Snapshot) { s.Week.Days[2].Kind = "rest" }), place: "library/t3", width: 1120, height: 860}},
		{name: "technique-target", scene: scene{snapshot: usual(), place: "library/t7", height: 900, width: 1120}, act: func(s shown) { s.control("Where it works") }},
		{name: "technique-lacking", scene: scene{snapshot: usual(), place: "library/trigger-point", height: 960, width: 1120}},
		{name: "technique-narrow", scene: scene{snapshot: usual(), place: "library/t3", width: 960, height: 1000}},
		{name: "technique-largest", scene: scene{snapshot: usual(), place: "library/t3", text: "largest", width: 960, height: 1500}},
		{name: "know", scene: scene{snapshot: usual(), place: "library/good-to-know"}},
		{name: "know-whole", scene: scene{snapshot: usual(), place: "library/good-to-know", width: 1120, height: 1320}, act: func(s shown) { s.tick(0); s.tick(1) }},
		{name: "know-states", scene: scene{snapshot: usual(), place: "library/good-to-know", width: 1120, height: 1200}, act: func(s shown) {
			s.focus("How often?")
			s.hover("Is a massage gun safe here?")
			s.control("What the techniques do")
			s.hover("Albulescu et al.")
		}},
		{name: "know-largest", scene: scene{snapshot: usual(), place: "library/good-to-know", text: "largest", width: 960, height: 2100}, act: func(s shown) { s.tick(0) }},
		{name: "settings-changed", scene: scene{snapshot: usual(), place: "settings/coach"}, act: func(s shown) { s.flip() }},
		{name: "settings-refused", scene: scene{snapshot: usual(), place: "settings/coach", refuse: errRefused}, act: func(s shown) { s.flip() }},
		{name: "settings-schedule", scene: scene{snapshot: usual(), place: "settings"}},
		{name: "settings-quiet", scene: scene{snapshot: usual(), place: "settings/quiet"}},
		{name: "settings-coach", scene: scene{snapshot: usual(), place: "settings/coach"}},
		{name: "settings-tools", scene: scene{snapshot: usual(), place: "settings/tools"}},
		{name: "settings-general", scene: scene{snapshot: usual(), place: "settings/general", height: 1000, width: 1120}},
		{name: "settings-locked", scene: scene{snapshot: usual(), settings: locked, place: "settings/general"}},
		{name: "settings-narrow", scene: scene{snapshot: usual(), place: "settings", width: 960, height: 640}},
		{name: "settings-largest", scene: scene{snapshot: usual(), place: "settings", text: "largest", height: 1000, width: 1120}},
		{name: "settings-coach-largest", scene: scene{snapshot: usual(), place: "settings/coach", text: "largest", height: 900, width: 1120}},
		{name: "settings-tools-largest", scene: scene{snapshot: usual(), place: "settings/tools", text: "largest", height: 1000, width: 960}},
		{name: "settings-general-largest", scene: scene{snapshot: usual(), settings: locked, place: "settings/general", text: "largest", height: 1250, width: 960}},
	} {
		for _, variant := range []string{"light", "dark"} {
			t.Run(tt.name+"-"+variant, func(t *testing.T) {
				given := tt.scene
				given.variant = variant
				if given.settings.General.Theme == "" {
					given.settings = chosen()
				}
				given.settings.General.Theme = variant
				s := show(t, given)
				if tt.act != nil {
					tt.act(s)
				}
				test.AssertImageMatches(t, tt.name+"-"+variant+".png", s.picture())
			})
		}
	}
}

func TestTheLookSwitchesLive(t *testing.T) {
	for _, place := range []string{"today", "library", "library/t3", "library/good-to-know", "settings"} {
		for _, tt := range []struct{ variant, text string }{
			{"dark", "normal"}, {"light", "largest"},
		} {
			t.Run(strings.ReplaceAll(place, "/", "-")+"-"+tt.variant+"-"+tt.text, func(t *testing.T) {
				// A fresh window of the new look is what the old one must become.
				given := scene{variant: tt.variant, text: tt.text, snapshot: usual(), settings: chosen(), place: place}
				want := show(t, given).picture()
				given.variant, given.text = "light", "normal"
				if tt.variant == "light" {
					given.variant = "dark"
				}
				s := show(t, given)
				s.picture()
				test.ApplyTheme(t, theme.New(tt.variant, tt.text))
				if d := different(want, s.picture()); d > 0 {
					t.Errorf("%d pixels differ from those of a window that opens with this look", d)
				}
			})
		}
	}
}

func TestOtherWordsKeepThePlaceAndWhatCanBeUndone(t *testing.T) {
	s := show(t, scene{variant: "light", snapshot: usual(), settings: chosen(), place: "settings/general"})
	for _, choice := range all[*widget.Segmented](s.window.Content()) {
		if choice.Labels[0] == "System" {
			choice.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd}) // times of day with am and pm
		}
	}
	s.Settings(s.resident.reply) // the resident tells everybody
	if card := all[*widget.StatusCard](s.window.Content())[0]; card.Title != "Next about 3:10 pm" {
		t.Errorf("the card says %q", card.Title)
	}
	if tabs := all[*widget.Segmented](s.window.Content())[0]; s.Place() != page.Settings || tabs.Labels[tabs.Selected] != "General" {
		t.Errorf("it turned to %s, %s", s.Place(), tabs.Labels[tabs.Selected])
	}
	s.Undo()
	if clock := s.resident.reply.Settings.General.Clock; clock != "system" {
		t.Errorf("taken back, the clock is %q", clock)
	}
}

// different counts the pixels in which two pictures differ visibly.
func different(a, b image.Image) (n int) {
	if a.Bounds() != b.Bounds() {
		return a.Bounds().Dx() * a.Bounds().Dy()
	}
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			r1, g1, b1, _ := a.At(x, y).RGBA()
			r2, g2, b2, _ := b.At(x, y).RGBA()
			if max(apart(r1, r2), apart(g1, g2), apart(b1, b2)) > 0x800 {
				n++
			}
		}
	}
	return n
}

func apart(a, b uint32) uint32 { return max(a, b) - min(a, b) }
