package resident_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/technique"
)

func (s *stage) routines(c control.RoutineChange) control.RoutineReply {
	s.t.Helper()
	reply, err := s.Routines(c)
	s.must(err)
	return reply
}

// refused is the sentence with which a change is refused.
func (s *stage) refused(c control.RoutineChange) string {
	s.t.Helper()
	_, err := s.Routines(c)
	var refused *control.Error
	if !errors.As(err, &refused) {
		s.t.Fatalf("%s was not refused: %v", c.Do, err)
	}
	return refused.Sentence
}

func left() *control.Routine {
	return &control.Routine{
		Name: "Stubborn left side", Techniques: []string{"shoulder-knead", "tennis-ball-wall", "scapular-retraction"},
		Doses: []control.Dose{{Technique: "shoulder-knead", Count: 2, HoldS: 40}, {Technique: "scapular-retraction", Count: 12, HoldS: 5}},
	}
}

// offered are the names of the routines that can be started.
func (s *stage) offered() (names []string) {
	for _, r := range s.Snapshot().Routines {
		names = append(names, r.Name)
	}
	return names
}

func (s *stage) pack(name string) string { return filepath.Join(s.home, "packs", name) }

func (s *stage) file(name string) string {
	s.t.Helper()
	data, err := os.ReadFile(s.pack(name))
	s.must(err)
	return string(data)
}

func TestAnOwnRoutineIsKeptAsAFileAndStartsLikeTheOthers(t *testing.T) {
	s := newStage(t).start()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	events := s.Events(ctx)
	reply := s.routines(control.RoutineChange{Do: control.SaveRoutine, Routine: left()})
	if !slices.Equal(reply.IDs, []string{"stubborn-left-side"}) {
		t.Fatalf("it is called %v", reply.IDs)
	}
	for e := range events {
		if e.Kind == control.LibraryEvent {
			break
		}
	}
	want := *left()
	want.ID = "stubborn-left-side"
	if diff := cmp.Diff([]control.Routine{want}, reply.Own); diff != "" {
		t.Errorf("own (-want +got):\n%s", diff)
	}
	if problems, err := technique.CheckPath(s.pack("stubborn-left-side.toml")); err != nil || len(problems) > 0 {
		t.Errorf("the check says %v %v", problems, err)
	}
	if !slices.Contains(s.offered(), "Stubborn left side") {
		t.Errorf("offered are %v", s.offered())
	}
	s.does(control.Command{Name: "start", Routine: "stubborn-left-side"})
	if ticket, err := s.StartSession(control.SessionStart{Routine: "stubborn-left-side", Face: "window"}); err != nil || ticket.Routine != "stubborn-left-side" {
		t.Errorf("the session: %v %v", ticket.Routine, err)
	}
	s.stop()
	info, err := os.Stat(s.pack("stubborn-left-side.toml"))
	s.must(err)
	if info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others may read it: %v", info.Mode())
	}
}

func TestChangingAnOwnRoutineKeepsItsIDAndItsComments(t *testing.T) {
	s := newStage(t).start()
	s.routines(control.RoutineChange{Do: control.SaveRoutine, Routine: left()})
	s.must(os.WriteFile(s.pack("stubborn-left-side.toml"), []byte("# Mine.\n"+s.file("stubborn-left-side.toml")), 0o600))
	changed := left()
	changed.ID, changed.Name, changed.Techniques, changed.Doses = "stubborn-left-side", "Other", []string{"scapular-retraction"}, nil
	reply := s.routines(control.RoutineChange{Do: control.SaveRoutine, Routine: changed})
	if diff := cmp.Diff([]control.Routine{*changed}, reply.Own); diff != "" {
		t.Errorf("own (-want +got):\n%s", diff)
	}
	if text := s.file("stubborn-left-side.toml"); !strings.HasPrefix(text, "# Mine.\n") || strings.Contains(text, "doses") {
		t.Errorf("the file is\n%s", text)
	}
	s.routines(control.RoutineChange{Do: control.RenameRoutine, ID: "stubborn-left-side", Name: "  Third \n name "})
	if got := s.offered(); !slices.Contains(got, "Third name") || slices.Contains(got, "Other") {
		t.Errorf("offered are %v", got)
	}
}

func TestACopyOfAnyRoutineIsOwn(t *testing.T) {
	s := newStage(t).start()
	reply := s.routines(control.RoutineChange{Do: control.DuplicateRoutine, ID: "mild-tension"})
	if !slices.Equal(reply.IDs, []string{"mild-desk-tension-copy"}) || reply.Own[0].Name != "Mild desk tension, copy" {
		t.Errorf("%v %v", reply.IDs, reply.Own)
	}
	reply = s.routines(control.RoutineChange{Do: control.DuplicateRoutine, ID: "mild-tension"})
	if !slices.Equal(reply.IDs, []string{"mild-desk-tension-copy-2"}) {
		t.Errorf("the second is called %v", reply.IDs)
	}
}

func TestADeletedRoutineComesBackWithUndo(t *testing.T) {
	s := newStage(t).start()
	s.routines(control.RoutineChange{Do: control.SaveRoutine, Routine: left()})
	before := s.file("stubborn-left-side.toml")
	reply := s.routines(control.RoutineChange{Do: control.DeleteRoutine, ID: "stubborn-left-side"})
	if len(reply.Own) != 0 || reply.CanUndo != "Stubborn left side" || slices.Contains(s.offered(), "Stubborn left side") {
		t.Errorf("after deleting: %+v", reply)
	}
	reply = s.routines(control.RoutineChange{Do: control.UndoRoutine})
	if len(reply.Own) != 1 || reply.CanUndo != "" || s.file("stubborn-left-side.toml") != before {
		t.Errorf("after undo: %+v", reply)
	}
	s.refused(control.RoutineChange{Do: control.UndoRoutine})
}

// two is a file with two routines.
const two = `format = 1
id = "two"
name = "Two"
version = "1"
language = "en"

# The first.
[[routines]]
id = "first"
name = "First"
techniques = ["shoulder-knead"]

# The second.
[[routines]]
id = "second"
name = "Second"
techniques = ["scapular-retraction"]
`

func TestOneOfTwoRoutinesOfAFileIsDeletedAndComesBack(t *testing.T) {
	s := newStage(t).start()
	s.must(os.MkdirAll(s.pack(""), 0o700))
	s.must(os.WriteFile(s.pack("two.toml"), []byte(two), 0o600))
	if reply := s.routines(control.RoutineChange{Do: control.ListRoutines}); len(reply.Own) != 2 {
		t.Fatalf("a file that was put there by hand gives %v", reply.Own)
	}
	s.routines(control.RoutineChange{Do: control.DeleteRoutine, ID: "first"})
	if text := s.file("two.toml"); strings.Contains(text, "First") || !strings.Contains(text, "# The second.") {
		t.Errorf("left is\n%s", text)
	}
	export := s.routines(control.RoutineChange{Do: control.ExportRoutine, ID: "second"})
	if export.Name != "second.toml" || string(export.Content) != s.file("two.toml") {
		t.Errorf("exported is %s\n%s", export.Name, export.Content)
	}
	s.routines(control.RoutineChange{Do: control.UndoRoutine})
	if s.file("two.toml") != two {
		t.Errorf("back is\n%s", s.file("two.toml"))
	}
	export = s.routines(control.RoutineChange{Do: control.ExportRoutine, ID: "second"})
	if export.Name != "second.toml" || strings.Contains(string(export.Content), "First") {
		t.Errorf("exported is %s\n%s", export.Name, export.Content)
	}
}

func TestAFileFromElsewhereIsTakenIn(t *testing.T) {
	s := newStage(t).start()
	text := "# From a friend.\n" + two
	reply := s.routines(control.RoutineChange{Do: control.ImportRoutine, Name: `C:\Users\A\..\two.toml`, Content: []byte(text)})
	if !slices.Equal(reply.IDs, []string{"first", "second"}) || s.file("first.toml") != text {
		t.Errorf("%v", reply)
	}
	reply = s.routines(control.RoutineChange{Do: control.ImportRoutine, Name: "again.toml", Content: []byte(text)})
	if !reply.Already || len(reply.Own) != 2 {
		t.Errorf("the same again: %v", reply)
	}
	other := strings.Replace(text, `"First"`, `"Other first"`, 1)
	reply = s.routines(control.RoutineChange{Do: control.ImportRoutine, Name: "two.toml", Content: []byte(other)})
	if !slices.Equal(reply.IDs, []string{"first-2", "second-2"}) || len(reply.Own) != 4 {
		t.Errorf("another one with the same IDs: %v", reply)
	}
	if !slices.Contains(s.offered(), "Other first") {
		t.Errorf("offered are %v", s.offered())
	}
}

func TestABrokenFileIsRefusedWithItsLine(t *testing.T) {
	s := newStage(t).start()
	for _, c := range []struct{ name, content, want string }{
		{"a wrong technique", strings.Replace(two, `"shoulder-knead"`, `"shoulder-need"`, 1),
			`friend.toml, line 11, routines.techniques: expected a known technique, such as shoulder-knead, found "shoulder-need".`},
		{"no TOML", strings.Replace(two, `"Second"`, `Second`, 1),
			`friend.toml, line 16: expected valid TOML, found a mistake (unexpected character U+0053 'S' at start of value).`},
		{"no UTF-8", "format = 1\nid = \"\xff\"\n", `friend.toml, line 2: expected text in UTF-8, found the byte 0xff.`},
		{"something else", "hello = 1\n", `friend.toml, line 1, format: expected the number 1, found nothing.`},
		{"nothing in it", "format = 1\nid = \"a\"\nname = \"A\"\nversion = \"1\"\nlanguage = \"en\"\n", `friend.toml holds no routine.`},
		{"too large", strings.Repeat("# long\n", 10000), `friend.toml: expected a file of at most 64 KB that can be read, found a larger one.`},
	} {
		got := s.refused(control.RoutineChange{Do: control.ImportRoutine, Name: "friend.toml", Content: []byte(c.content)})
		if first, _, _ := strings.Cut(got, "\n"); first != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
	if files, err := os.ReadDir(s.pack("")); err == nil && len(files) > 0 {
		t.Errorf("something was kept: %v", files)
	}
}

func TestWhatCantBeDoneToRoutinesIsRefused(t *testing.T) {
	s := newStage(t).start()
	dosed := left()
	dosed.Doses[0].HoldS = 600
	for _, c := range []struct {
		change control.RoutineChange
		want   string
	}{
		{control.RoutineChange{Do: "paint"}, "There is no command “routine paint”."},
		{control.RoutineChange{Do: control.SaveRoutine}, "A routine needs at least one technique."},
		{control.RoutineChange{Do: control.SaveRoutine, Routine: &control.Routine{Name: " ", Techniques: []string{"shoulder-knead"}}}, "A routine needs a name."},
		{control.RoutineChange{Do: control.SaveRoutine, Routine: &control.Routine{ID: "five-minute", Name: "Mine now", Techniques: []string{"shoulder-knead"}}},
			"Mine now is not one of your own routines. Make a copy to change it."},
		{control.RoutineChange{Do: control.SaveRoutine, Routine: dosed}, "The routine was not saved. stubborn-left-side.toml, line 12, routines.doses.hold_s: expected a number of seconds from 30 to 57.5, found 600."},
		{control.RoutineChange{Do: control.DeleteRoutine, ID: "five-minute"}, "Five-minute reset is not one of your own routines. Make a copy to change it."},
		{control.RoutineChange{Do: control.RenameRoutine, ID: "nobody", Name: "x"}, "nobody is not one of your own routines. Make a copy to change it."},
		{control.RoutineChange{Do: control.DuplicateRoutine, ID: "nobody"}, "There is no routine “nobody” any more."},
		{control.RoutineChange{Do: control.UndoRoutine}, "It is too late to take that back."},
	} {
		if got := s.refused(c.change); got != c.want {
			t.Errorf("%+v:\n got %s\nwant %s", c.change, got, c.want)
		}
	}
}
