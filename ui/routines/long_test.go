package routines_test

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/routines"
	"github.com/unknot-app/unknot/ui/shell/page"
)

// longer makes every word of a text 35 % longer, but for placeholders.
func longer(text string) string {
	words := strings.Split(text, " ")
	for i, w := range words {
		if strings.ContainsAny(w, "{}") {
			continue
		}
		runes := []rune(w)
		words[i] = strings.Repeat("m", (len(runes)*35+50)/100) + w
	}
	return strings.Join(words, " ")
}

var anyText = regexp.MustCompile(`(?m)^([\w-]+ *= *)"(.*)"`)

// lengthened are files with longer texts where a pattern finds some.
func lengthened(t *testing.T, files fs.FS, texts *regexp.Regexp) fs.FS {
	t.Helper()
	long := fstest.MapFS{}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err == nil && path.Ext(name) == ".toml" {
			data = texts.ReplaceAllFunc(data, func(line []byte) []byte {
				parts := texts.FindSubmatch(line)
				return []byte(string(parts[1]) + `"` + longer(string(parts[2])) + `"`)
			})
		}
		long[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return long
}

// TestLongerWordsAreCutNowhere opens every part with words that are 35 % longer, at the least
// width of the page and at every size of text.
func TestLongerWordsAreCutNowhere(t *testing.T) {
	words, err := lang.New(lengthened(t, assets.Translations(), anyText), "en")
	if err != nil {
		t.Fatal(err)
	}
	warned := stubborn()
	warned.Techniques = []string{"trigger-point", "effleurage", "tennis-ball-wall", "shoulder-knead", "two-ball-release"}
	warned.Doses = nil
	for _, size := range []string{"normal", "large", "largest"} {
		for _, part := range []string{"", "stubborn", routines.NewPart} {
			for _, width := range []float32{672, 832} { // of the page in a window of 960 and 1120
				t.Run(size+" "+part, func(t *testing.T) {
					o := open(t, scene{text: size, part: part, width: width + 80, own: []control.Routine{warned}, change: func(g *page.Given, s *settings.Settings, now *control.Snapshot) {
						g.Words = words
						s.Tools = []string{"wall"}
						now.CoachLocked = part == ""
					}})
					o.picture()
					within(t, o.Content(), fyne.NewPos(-40, -32), width)
				})
			}
		}
	}
}

// within reports texts that are cut, or reach beyond a width.
func within(t *testing.T, o fyne.CanvasObject, at fyne.Position, width float32) {
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
	case fyne.Widget:
		objects = test.WidgetRenderer(o).Objects()
	}
	for _, one := range objects {
		within(t, one, at, width)
	}
}
