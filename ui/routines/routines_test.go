package routines_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/routines"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/widget"
)

func read(o fyne.CanvasObject) (texts []string) {
	for _, t := range all[*canvas.Text](o) {
		texts = append(texts, t.Text)
	}
	return texts
}

func (s *shown) says(text string) bool { return strings.Contains(strings.Join(s.texts(), " "), text) }

func TestLooks(t *testing.T) {
	own := []control.Routine{stubborn()}
	warned := stubborn()
	warned.Techniques = []string{"trigger-point", "shoulder-knead", "tennis-ball-wall", "scapular-retraction"}
	for _, tt := range []struct {
		name  string
		scene scene
		act   func(*shown)
	}{
		{name: "list", scene: scene{}},
		{name: "list-own", scene: scene{own: own, height: 960}, act: func(s *shown) { all[*widget.DrawnControl](s.Content())[2].MouseIn(&desktop.MouseEvent{}) }},
		{name: "list-locked", scene: scene{change: func(_ *page.Given, _ *settings.Settings, now *control.Snapshot) { now.CoachLocked = true }}},
		{name: "list-rest-day", scene: scene{change: func(_ *page.Given, _ *settings.Settings, now *control.Snapshot) {
			now.Week.Days[2].Kind, now.Week.Days[1].Kind, now.Week.Days[3].Kind = "rest", "deep", "open"
		}}},
		{name: "list-few-tools", scene: scene{change: func(_ *page.Given, c *settings.Settings, _ *control.Snapshot) { c.Tools = []string{"wall"} }}},
		{name: "list-largest", scene: scene{own: own, text: "largest", width: 752, height: 1500}},
		{name: "import-refused", scene: scene{}, act: func(s *shown) {
			s.refuse = errBroken
			s.Drop("friend.toml", []byte("x"), nil)
		}},
		{name: "editor", scene: scene{own: own, part: "stubborn", height: 728}},
		{name: "editor-warning", scene: scene{own: []control.Routine{warned}, part: "stubborn", height: 728}},
		{name: "editor-empty", scene: scene{part: routines.NewPart, height: 560}},
		{name: "editor-long", scene: scene{part: routines.NewPart, height: 1060, change: func(_ *page.Given, c *settings.Settings, _ *control.Snapshot) { c.Tools = []string{"wall"} }}, act: func(s *shown) {
			for _, id := range []technique.ID{"effleurage", "shoulder-knead", "cat-stretch-press", "two-ball-release", "tennis-ball-wall", "trigger-point"} {
				items := s.AddTo(id)
				items[0].Tapped()
			}
			steps := s.steps()
			s.window.Canvas().Focus(steps[0])
			for range 8 {
				s.key(fyne.KeyRight)
			}
		}},
		{name: "editor-dragged", scene: scene{own: own, part: "stubborn", height: 728}, act: func(s *shown) {
			s.steps()[0].Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DY: 100}})
		}},
		{name: "editor-name", scene: scene{own: own, part: "stubborn", height: 560}, act: func(s *shown) { s.press("Name of the routine") }},
		{name: "editor-leave", scene: scene{own: own, part: "stubborn", height: 728}, act: func(s *shown) {
			s.window.Canvas().Focus(s.steps()[1])
			s.key(fyne.KeyDelete)
			s.Back()
		}},
		{name: "editor-largest", scene: scene{own: own, part: "stubborn", text: "largest", width: 752, height: 1500}},
	} {
		for _, variant := range []string{"light", "dark"} {
			t.Run(tt.name+"-"+variant, func(t *testing.T) {
				tt.scene.variant = variant
				if tt.scene.text == "" {
					tt.scene.text = "normal"
				}
				s := open(t, tt.scene)
				if tt.act != nil {
					tt.act(s)
				}
				test.AssertImageMatches(t, tt.name+"-"+variant+".png", s.picture())
			})
		}
	}
}

func TestARoutineIsBuiltAndSaved(t *testing.T) {
	s := open(t, scene{})
	s.press("New routine")
	if s.Part() != routines.NewPart {
		t.Fatalf("open is %q", s.Part())
	}
	s.AddTo("trigger-point")[0].Tapped()
	s.AddTo("shoulder-knead")[0].Tapped()
	s.press("Move knead to the top")
	s.press("Add it at the end")
	if diff := cmp.Diff([]string{"Shoulder knead", "Trigger point hold", "Scapular retraction"}, s.names()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	s.press("Name of the routine")
	s.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	test.Type(s.window.Canvas().Focused(), "Evening")
	s.key(fyne.KeyReturn)
	s.Page.Save()
	want := control.Routine{ID: "mine", Name: "Evening", Techniques: []string{"shoulder-knead", "trigger-point", "scapular-retraction"}, Doses: []control.Dose{
		{Technique: "shoulder-knead", Count: 2, HoldS: 30}, {Technique: "trigger-point", Count: 4, HoldS: 25}, {Technique: "scapular-retraction", Count: 10, HoldS: 5}}}
	if diff := cmp.Diff([]control.Routine{want}, s.own); diff != "" {
		t.Errorf("saved (-want +got):\n%s", diff)
	}
	if s.Part() != "" {
		t.Errorf("open is %q, want the list", s.Part())
	}
}

func TestStepsAreWorkedByKeys(t *testing.T) {
	s := open(t, scene{own: []control.Routine{stubborn()}, part: "stubborn"})
	s.window.Canvas().Focus(s.steps()[0])
	s.Move(true)
	s.Move(true)
	if got := s.names(); !slices.Equal(got, []string{"Tennis ball wall", "Trigger point hold", "Shoulder knead", "Scapular retraction"}) {
		t.Errorf("moved twice: %v", got)
	}
	s.key(fyne.KeyRight, fyne.KeyRight)
	if !s.says("40 s") {
		t.Error("the dose of the step that moved did not follow")
	}
	s.key(fyne.KeyLeft, fyne.KeyDelete)
	if got := s.names(); !slices.Equal(got, []string{"Tennis ball wall", "Trigger point hold", "Scapular retraction"}) {
		t.Errorf("after Delete: %v", got)
	}
	for range 6 {
		s.Undo()
	}
	if got := s.names(); !slices.Equal(got, []string{"Shoulder knead", "Tennis ball wall", "Trigger point hold", "Scapular retraction"}) || !s.says("30 s") {
		t.Errorf("after undoing all: %v", got)
	}
	s.Redo()
	if got := s.names()[0]; got != "Tennis ball wall" {
		t.Errorf("after Redo the first is %s", got)
	}
	s.window.Canvas().Focus(s.steps()[0])
	s.key(fyne.KeyDown, fyne.KeyDown)
	s.Move(false)
	if got := s.names(); got[1] != "Trigger point hold" {
		t.Errorf("moved up: %v", got)
	}
}

func TestAStepIsDragged(t *testing.T) {
	for _, c := range []struct {
		from int
		by   []float32
		want []string
	}{
		{0, []float32{30, 60}, []string{"Tennis ball wall", "Shoulder knead", "Trigger point hold", "Scapular retraction"}},
		{0, []float32{999}, []string{"Tennis ball wall", "Trigger point hold", "Scapular retraction", "Shoulder knead"}},
		{3, []float32{-60, -60, -60}, []string{"Shoulder knead", "Scapular retraction", "Tennis ball wall", "Trigger point hold"}},
		{2, []float32{50, -50}, []string{"Shoulder knead", "Tennis ball wall", "Trigger point hold", "Scapular retraction"}},
	} {
		s := open(t, scene{own: []control.Routine{stubborn()}, part: "stubborn"})
		row := s.steps()[c.from]
		for _, dy := range c.by {
			row.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DY: dy}})
		}
		row.DragEnd()
		if diff := cmp.Diff(c.want, s.names()); diff != "" {
			t.Errorf("%d by %v (-want +got):\n%s", c.from, c.by, diff)
		}
		if changed := s.Leave(func() {}); changed != slices.Equal(c.want, []string{"Shoulder knead", "Tennis ball wall", "Trigger point hold", "Scapular retraction"}) {
			t.Errorf("%d by %v: it can be left: %v", c.from, c.by, changed)
		}
	}
}

func TestUnsavedChangesAreAskedAbout(t *testing.T) {
	for _, c := range []struct {
		answer string
		left   bool
		saved  int
	}{{"Save routine", true, 3}, {"Discard", true, 4}, {"Go on editing", false, 4}} {
		s := open(t, scene{own: []control.Routine{stubborn()}, part: "stubborn"})
		s.window.Canvas().Focus(s.steps()[1])
		s.key(fyne.KeyDelete)
		left := false
		if s.Leave(func() { left = true }) {
			t.Error("it was left without a word")
		}
		overlays := s.window.Canvas().Overlays().List()
		for _, b := range all[*widget.Button](overlays[len(overlays)-1]) {
			if b.Label == c.answer {
				b.Tapped(nil)
			}
		}
		if left != c.left || len(s.own[0].Techniques) != c.saved {
			t.Errorf("%s: left %v, saved are %d", c.answer, left, len(s.own[0].Techniques))
		}
	}
}

func TestWarningsNeverKeepFromSaving(t *testing.T) {
	s := open(t, scene{part: routines.NewPart, change: func(_ *page.Given, c *settings.Settings, _ *control.Snapshot) { c.Tools = nil }})
	for _, id := range []technique.ID{"trigger-point", "effleurage"} {
		s.AddTo(id)[0].Tapped()
	}
	for _, warning := range []string{"Warm up before deep work", "Finish with retraction", "Deep work needs a rest day", "Skipped when you", "needs someone"} {
		if !s.says(warning) {
			t.Errorf("it does not say %q in %v", warning, s.texts())
		}
	}
	s.Page.Save()
	if len(s.own) != 1 {
		t.Error("it was not saved")
	}
}

func TestARefusedSaveKeepsTheDraft(t *testing.T) {
	s := open(t, scene{own: []control.Routine{stubborn()}, part: "stubborn"})
	s.window.Canvas().Focus(s.steps()[1])
	s.key(fyne.KeyDelete)
	s.refuse = &control.Error{Sentence: "Could not write to packs."}
	s.Page.Save()
	if !s.says("Could not write to packs.") || len(s.names()) != 3 {
		t.Errorf("says %v", s.texts())
	}
	s.refuse = nil
	s.Page.Save()
	if len(s.own[0].Techniques) != 3 {
		t.Error("it was not saved the second time")
	}
}

func TestDeletingIsUndone(t *testing.T) {
	s := open(t, scene{own: []control.Routine{stubborn()}})
	rows := all[*widget.DrawnControl](s.Content())
	for _, r := range rows {
		if strings.HasPrefix(r.Label, "Stubborn left side. ") {
			s.window.Canvas().Focus(r)
		}
	}
	s.key(fyne.KeyDelete)
	if len(s.own) != 0 {
		t.Fatal("it is still there")
	}
	s.Undo()
	if len(s.own) != 1 {
		t.Error("it did not come back")
	}
}

func TestABrokenFileIsToldWithItsLine(t *testing.T) {
	s := open(t, scene{})
	s.refuse = errBroken
	s.Drop("friend.toml", []byte("x"), nil)
	if !s.says("line 11") || !s.says("The file was not taken in") {
		t.Errorf("says %v", s.texts())
	}
	s.refuse = nil
	s.Drop("friend.toml", []byte("x"), nil)
	if s.says("line 11") {
		t.Error("the error stays though the file is fine now")
	}
	if last := s.changes[len(s.changes)-1]; last.Do != control.ImportRoutine || last.Name != "friend.toml" {
		t.Errorf("asked for %+v", last)
	}
}

func TestARoutineStartsAndShippedOnesToo(t *testing.T) {
	s := open(t, scene{own: []control.Routine{stubborn()}})
	s.press("Start Stubborn left side")
	s.press("Start Five-minute reset")
	want := []control.Command{{Name: "start", Routine: "stubborn"}, {Name: "start", Routine: "five-minute"}}
	if diff := cmp.Diff(want, s.asked); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
}

func TestNothingStartsWhileTheCoachIsLocked(t *testing.T) {
	s := open(t, scene{change: func(_ *page.Given, _ *settings.Settings, now *control.Snapshot) { now.CoachLocked = true }})
	s.press("Start Five-minute reset")
	if len(s.asked) > 0 {
		t.Errorf("asked for %v", s.asked)
	}
}
