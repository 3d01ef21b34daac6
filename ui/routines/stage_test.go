package routines_test

import (
	"errors"
	"image"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/routines"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// resident keeps routines in memory, and notes what it was asked.
type resident struct {
	asked   []control.Command
	changes []control.RoutineChange
	own     []control.Routine
	deleted []control.Routine
	refuse  error
	saved   settings.Settings
}

func (r *resident) Ask(c control.Command, then func(control.Snapshot, error)) {
	r.asked = append(r.asked, c)
	then(afternoon(), r.refuse)
}

func (r *resident) Save(s settings.Settings, then func(control.SettingsReply, error)) {
	r.saved = s
	then(control.SettingsReply{Settings: s}, r.refuse)
}

func (r *resident) index(id string) int {
	return slices.IndexFunc(r.own, func(o control.Routine) bool { return o.ID == id })
}

func (r *resident) routines(c control.RoutineChange, then func(control.RoutineReply, error)) {
	r.changes = append(r.changes, c)
	if r.refuse != nil {
		then(control.RoutineReply{}, r.refuse)
		return
	}
	reply := control.RoutineReply{}
	switch c.Do {
	case control.SaveRoutine:
		routine := *c.Routine
		if routine.ID == "" {
			routine.ID = "mine"
			r.own = append(r.own, routine)
		} else {
			r.own[r.index(routine.ID)] = routine
		}
		reply.IDs = []string{routine.ID}
	case control.DeleteRoutine:
		i := r.index(c.ID)
		r.deleted = append(r.deleted, r.own[i])
		r.own = slices.Delete(r.own, i, i+1)
	case control.UndoRoutine:
		r.own = append(r.own, r.deleted...)
		reply.IDs = []string{r.own[len(r.own)-1].ID}
	case control.ImportRoutine:
		r.own = append(r.own, stubborn())
		reply.IDs = []string{stubborn().ID}
	case control.ExportRoutine:
		reply.Name, reply.Content = c.ID+".toml", []byte("format = 1\n")
	}
	reply.Own = slices.Clone(r.own)
	then(reply, nil)
}

// stubborn is the routine of the design's pictures.
func stubborn() control.Routine {
	return control.Routine{ID: "stubborn", Name: "Stubborn left side", Techniques: []string{"shoulder-knead", "tennis-ball-wall", "trigger-point", "scapular-retraction"},
		Doses: []control.Dose{{Technique: "shoulder-knead", Count: 2, HoldS: 30}, {Technique: "tennis-ball-wall", Count: 10, HoldS: 10},
			{Technique: "trigger-point", Count: 4, HoldS: 25}, {Technique: "scapular-retraction", Count: 12, HoldS: 5}}}
}

func routineOf(w control.Routine) technique.Routine {
	r := technique.Routine{ID: technique.ID(w.ID), Name: w.Name, Pack: w.ID, Doses: map[technique.ID]technique.Chosen{}}
	for _, id := range w.Techniques {
		r.Techniques = append(r.Techniques, technique.ID(id))
	}
	for _, d := range w.Doses {
		r.Doses[technique.ID(d.Technique)] = technique.Chosen{Count: d.Count, Hold: time.Duration(d.HoldS * float64(time.Second))}
	}
	return r
}

// library is the shipped one with routines of the person's own.
func library(t *testing.T, own ...control.Routine) *technique.Library {
	t.Helper()
	sources := technique.Shipped()
	for _, o := range own {
		data, err := technique.NewPack(technique.Pack{ID: o.ID, Name: o.Name, Version: "1", Language: "en"})
		if err == nil {
			data, err = technique.PutRoutine(data, routineOf(o))
		}
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, technique.Alone(o.ID+".toml", data))
	}
	l, problems := technique.Load(sources...)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return l
}

func afternoon() control.Snapshot {
	return control.Snapshot{
		State: control.Counting, Routine: control.RoutineRef{ID: "five-minute"},
		Week: control.Week{Done: 2, Goal: 4, Days: []control.WeekDay{
			{Date: "2026-11-23", Kind: "gentle"}, {Date: "2026-11-24", Kind: "off"}, {Date: "2026-11-25", Kind: "deep", Today: true},
			{Date: "2026-11-26", Kind: "rest"}, {Date: "2026-11-27", Kind: "open"}, {Date: "2026-11-28", Kind: "off"}, {Date: "2026-11-29", Kind: "off"},
		}},
	}
}

func chosen() settings.Settings {
	s := settings.Default()
	s.Tools = []string{"wall", "tennis-ball", "two-balls", "lacrosse-ball"}
	return s
}

// scene is what a page is opened with.
type scene struct {
	variant, text string
	own           []control.Routine
	change        func(*page.Given, *settings.Settings, *control.Snapshot)
	width, height float32
	part          string
}

// shown is the page in a window.
type shown struct {
	*routines.Page
	*resident
	t      *testing.T
	given  page.Given
	window fyne.Window
	gone   []string
}

func open(t *testing.T, sc scene) *shown {
	t.Helper()
	if sc.variant == "" {
		sc.variant = "light"
	}
	theme.Apply(test.NewTempApp(t), sc.variant, sc.text)
	words, err := lang.New(assets.Translations(), "en")
	if err != nil {
		t.Fatal(err)
	}
	turned, err := clock.Turned(time.Date(2026, 11, 25, 14, 38, 0, 0, time.UTC), 1)
	if err != nil {
		t.Fatal(err)
	}
	s := &shown{t: t, resident: &resident{own: sc.own}}
	frame := page.Pad(32, 40, 24, 40, page.Layers())
	s.given = page.Given{
		Resident: s.resident, Routines: s.resident.routines, Words: words, Library: library(t, sc.own...), Clock: turned,
		After: func(time.Duration, func()) func() { return func() {} },
		Go: func(place string) {
			s.gone = append(s.gone, place)
			switch {
			case place == page.Routines:
				s.Page.Open("")
			case len(place) > len(page.Routines) && place[:len(page.Routines)+1] == page.Routines+"/":
				s.Page.Open(place[len(page.Routines)+1:])
			}
		},
		Resized: func() {
			if s.window != nil {
				frame.Refresh()
				frame.Layout.Layout(frame.Objects, frame.Size())
			}
		},
		Reveal: func(fyne.CanvasObject) {},
	}
	choices, snapshot := chosen(), afternoon()
	if sc.change != nil {
		sc.change(&s.given, &choices, &snapshot)
	}
	s.Page = routines.New(s.given, control.SettingsReply{Settings: choices}, snapshot).(*routines.Page)
	frame.Objects = []fyne.CanvasObject{s.Content()}
	s.window = test.NewTempWindow(t, page.Layers(widget.NewPanel(theme.Ground, 0, nil), frame))
	s.window.SetPadded(false)
	if sc.width == 0 {
		sc.width = 912
	}
	if sc.height == 0 {
		sc.height = 860
	}
	s.window.Resize(fyne.NewSize(sc.width, sc.height))
	if sc.part != "" {
		s.Page.Open(sc.part)
	}
	return s
}

func (s *shown) picture() image.Image { return s.window.Canvas().Capture() }

// tops are the content and what lies over it.
func (s *shown) tops() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{s.window.Content()}, s.window.Canvas().Overlays().List()...)
}

// press taps the button or the drawn control with a label.
func (s *shown) press(label string) {
	s.t.Helper()
	for _, top := range s.tops() {
		for _, b := range all[*widget.Button](top) {
			if b.Label == label {
				b.Tapped(nil)
				return
			}
		}
		for _, c := range all[*widget.DrawnControl](top) {
			if c.Label == label {
				c.Tapped(&fyne.PointEvent{})
				return
			}
		}
	}
	s.t.Fatalf("there is no button %q", label)
}

// steps are the rows of the editor.
func (s *shown) steps() []*widget.DragControl { return all[*widget.DragControl](s.Content()) }

// names are the techniques of the editor, in order.
func (s *shown) names() (names []string) {
	for _, step := range s.steps() {
		names = append(names, before(step.Label, ". "))
	}
	return names
}

func before(text, sep string) string {
	for i := range text {
		if i+len(sep) <= len(text) && text[i:i+len(sep)] == sep {
			return text[:i]
		}
	}
	return text
}

// key presses a key on what has the keyboard.
func (s *shown) key(names ...fyne.KeyName) {
	for _, name := range names {
		s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
}

// texts are all that can be read.
func (s *shown) texts() (texts []string) {
	for _, top := range s.tops() {
		texts = append(texts, read(top)...)
	}
	return texts
}

// all are the visible objects of a kind below o, in reading order.
func all[T fyne.CanvasObject](o fyne.CanvasObject) (found []T) {
	if !o.Visible() {
		return nil
	}
	if t, ok := o.(T); ok {
		found = append(found, t)
	}
	for _, one := range inside(o) {
		found = append(found, all[T](one)...)
	}
	return found
}

func inside(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

//lint:ignore ST1005 a sentence for the person
var errBroken = errors.New("friend.toml, line 11, routines.techniques: expected a known technique, such as shoulder-knead, found \"shoulder-need\".")
