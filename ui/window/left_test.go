package window_test

import (
	"image"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/ui/window"
)

func TestAWindowComesBackWhereItWasLeft(t *testing.T) {
	sizes := window.SizesIn(t.TempDir())
	for name, left := range map[string]window.Left{
		"main":  {Size: fyne.NewSize(1000, 700), At: &image.Point{X: 161, Y: -92}, Place: "library/good-to-know"},
		"coach": {Size: fyne.NewSize(980, 680)},
	} {
		if err := sizes.KeepLeft(name, left); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(left, sizes.Left(name, fyne.NewSize(1, 1))); d != "" {
			t.Errorf("%s comes back otherwise (-left +got):\n%s", name, d)
		}
	}
}

func TestAPlaceThatNoScreenHasIsForgotten(t *testing.T) {
	dir := t.TempDir()
	usual := fyne.NewSize(1120, 760)
	for _, text := range []string{
		`{"main":{"width":1000,"height":700,"x":99999,"y":0}}`,
		`{"main":{"width":1000,"height":700,"x":4}}`,
		`{"main":{"width":1000,"height":700}}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, "windows.json"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		left := window.SizesIn(dir).Left("main", usual)
		if left.At != nil || left.Size != fyne.NewSize(1000, 700) {
			t.Errorf("of %s it takes %+v", text, left)
		}
	}
}
