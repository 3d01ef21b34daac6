package window_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"

	"github.com/unknot-app/unknot/ui/window"
)

func TestAPopupStandsInTheCornerThatPanelsLeaveFree(t *testing.T) {
	tests := []struct {
		name                  string
		free                  window.Area
		width, height, margin int
		x, y                  int
	}{
		{"a plain screen", window.Area{Width: 1280, Height: 800}, 400, 240, 24, 856, 536},
		{"a panel below", window.Area{Width: 1280, Height: 752}, 400, 240, 24, 856, 488},
		{"a panel above and a screen to the left", window.Area{X: 1920, Y: 26, Width: 1280, Height: 774}, 400, 240, 24, 2776, 536},
		{"twice the pixels", window.Area{Width: 2560, Height: 1600}, 800, 480, 48, 1712, 1072},
		{"a screen that is too small shows its top left", window.Area{X: 10, Y: 20, Width: 300, Height: 200}, 400, 240, 24, 10, 20},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if x, y := window.Corner(tt.free, tt.width, tt.height, tt.margin); x != tt.x || y != tt.y {
				t.Errorf("it stands at %d, %d, want %d, %d", x, y, tt.x, tt.y)
			}
		})
	}
}

func TestSizesAreRemembered(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state", "unknot")
	usual := fyne.NewSize(1120, 760)
	if got := window.SizesIn(dir).Of("main", usual); got != usual {
		t.Fatalf("before anything was kept it is %v, want %v", got, usual)
	}
	want := fyne.NewSize(1000, 700.5)
	for name, size := range map[string]fyne.Size{"main": want, "coach": fyne.NewSize(980, 680)} {
		if err := window.SizesIn(dir).Keep(name, size); err != nil {
			t.Fatal(err)
		}
	}
	if got := window.SizesIn(dir).Of("main", usual); got != want {
		t.Errorf("it is %v, want %v", got, want)
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 1 {
		t.Errorf("there are %d files in the folder, want the one", len(files))
	}
}

func TestASizeThatNobodyLeftIsNotTaken(t *testing.T) {
	usual := fyne.NewSize(1120, 760)
	for _, content := range []string{"", "{", "null", "[]", `{"main":null}`, `{"main":{"width":0,"height":700}}`, `{"main":{"width":1000,"height":-1}}`, `{"main":{"width":1e9,"height":700}}`} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "windows.json"), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := window.SizesIn(dir).Of("main", usual); got != usual {
			t.Errorf("of %q it is %v, want %v", content, got, usual)
		}
		if err := window.SizesIn(dir).Keep("main", usual); err != nil {
			t.Errorf("a size can't be kept after %q: %v", content, err)
		}
	}
}

func TestASizeThatCannotBeKeptIsSaid(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := window.SizesIn(filepath.Join(file, "state")).Keep("main", fyne.NewSize(1, 1)); err == nil {
		t.Error("it is said to be kept below a file")
	}
}

func TestAPopupNeverLeavesTheScreenAtItsTopLeft(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := func(name string) int { return rapid.IntRange(0, 5000).Draw(t, name) }
		free := window.Area{X: number("x"), Y: number("y"), Width: number("width"), Height: number("height")}
		w, h := number("w"), number("h")
		x, y := window.Corner(free, w, h, 24)
		if x < free.X || y < free.Y {
			t.Fatalf("it stands at %d, %d, outside %+v", x, y, free)
		}
		if w+24 <= free.Width && x+w+24 != free.X+free.Width {
			t.Fatalf("it ends at %d, not 24 before %d", x+w, free.X+free.Width)
		}
	})
}
