package reminder_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/lang/pseudo"
	"github.com/unknot-app/unknot/ui/widget"
)

func TestTheAnswersStayInsideTheWindowInEveryLanguage(t *testing.T) {
	languages := map[string]*lang.Language{}
	for _, tag := range []string{"de", "es"} {
		said, err := lang.New(assets.Translations(), tag)
		if err != nil {
			t.Fatal(err)
		}
		languages[tag] = said
	}
	longer, err := pseudo.Files(assets.Translations())
	if err != nil {
		t.Fatal(err)
	}
	if languages["pseudo"], err = lang.New(longer, "en"); err != nil {
		t.Fatal(err)
	}
	if languages["pseudo of pseudo"], err = pseudo.Language(longer); err != nil {
		t.Fatal(err)
	}
	for name, said := range languages {
		for _, size := range []string{"normal", "large", "largest"} {
			d := openIn(t, said, usual(), "light", size)
			wide, seen := d.window.Canvas().Size().Width, 0
			var right float32
			walk(d.window.Content(), fyne.Position{}, func(b *widget.Button, at fyne.Position) {
				seen++
				if end := at.X + b.Size().Width; end > wide || at.X < 0 {
					t.Errorf("%s, %s: “%s” reaches from %v to %v in a window of %v", name, size, b.Label, at.X, end, wide)
				}
				if b.Label == said.Say("reminder.skip") {
					right = at.X + b.Size().Width
				}
			})
			if seen < 4 || right == 0 {
				t.Errorf("%s, %s: %d buttons, and the last ends at %v", name, size, seen, right)
			}
		}
	}
}

// walk finds the buttons in an object.
func walk(o fyne.CanvasObject, at fyne.Position, found func(*widget.Button, fyne.Position)) {
	at = at.Add(o.Position())
	switch o := o.(type) {
	case *widget.Button:
		if o.Visible() {
			found(o, at)
		}
	case *fyne.Container:
		for _, inner := range o.Objects {
			walk(inner, at, found)
		}
	}
}
