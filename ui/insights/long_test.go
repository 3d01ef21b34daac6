package insights_test

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
)

var anyText = regexp.MustCompile(`(?m)^([\w-]+ *= *)"(.*)"`)

// longer are the texts with every word 35 % longer, but for placeholders.
func longer(t *testing.T) *lang.Language {
	t.Helper()
	stretch := func(text string) string {
		words := strings.Split(text, " ")
		for i, w := range words {
			if n := len([]rune(w)); !strings.ContainsAny(w, "{}") {
				words[i] = strings.Repeat("m", (n*35+50)/100) + w
			}
		}
		return strings.Join(words, " ")
	}
	long := fstest.MapFS{}
	files := assets.Translations()
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if path.Ext(name) == ".toml" {
			data = anyText.ReplaceAllFunc(data, func(line []byte) []byte {
				parts := anyText.FindSubmatch(line)
				return []byte(string(parts[1]) + `"` + stretch(string(parts[2])) + `"`)
			})
		}
		long[name] = &fstest.MapFile{Data: data}
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

// TestLongerWordsAreCutNowhere opens the page in its states with words that are 35 % longer,
// at its least width and at every size of text.
func TestLongerWordsAreCutNowhere(t *testing.T) {
	words := longer(t)
	for _, size := range []string{"normal", "large", "largest"} {
		for name, numbers := range map[string]control.Insights{
			"usual": fourWeeks(), "year": aYear(), "few": aFew(), "empty": {RatedEver: 1}, "nothing": {RatedEver: 5},
		} {
			t.Run(size+" "+name, func(t *testing.T) {
				f := usual()
				f.insights, f.words, f.text = numbers, words, size
				o := open(t, f)
				const least = 672 // of the page in a window of 960
				o.resize(least + 80)
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
		if right := at.X + o.MinSize().Width; right > 40+width+0.5 || at.X < 40-0.5 {
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
