package library_test

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
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/library"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
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

var (
	anyText  = regexp.MustCompile(`(?m)^([\w-]+ *= *)"(.*)"`)
	packText = regexp.MustCompile(`(?m)^((?:name|summary|target|lack|feel|when|do|note|title|text|question|answer|claim|limits|source|ask) = )"(.*)"`)
)

// A short name has a limit of its own in the format of packs.

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

// TestLongerWordsAreCutNowhere opens every part with words that are 35 % longer, at the
// least width of the page and at every size of text.
func TestLongerWordsAreCutNowhere(t *testing.T) {
	words, err := lang.New(lengthened(t, assets.Translations(), anyText), "en")
	if err != nil {
		t.Fatal(err)
	}
	pack, err := fs.Sub(lengthened(t, assets.Packs(), packText), "upper-back")
	if err != nil {
		t.Fatal(err)
	}
	long, problems := technique.Load(technique.Source{Name: "long", FS: pack})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, size := range []string{"normal", "large", "largest"} {
		for _, part := range []string{"", "t1", "t3", "t4", "t6", library.GoodToKnow} {
			t.Run(size+" "+part, func(t *testing.T) {
				o := open(t, func(g *page.Given, s *settings.Settings, now *control.Snapshot) {
					g.Words, g.Library = words, long
					g.Has = func(string) bool { return true }
					s.Tools = []string{"wall"}
				})
				theme.Apply(fyne.CurrentApp(), "light", size)
				o.Open(part)
				const least = 672 // of the page in a window of 960
				o.window.Resize(fyne.NewSize(least, 900))
				o.picture()
				inside(t, o.Content(), fyne.Position{}, least)
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
	case fyne.Widget:
		objects = test.WidgetRenderer(o).Objects()
	}
	for _, one := range objects {
		inside(t, one, at, width)
	}
}
