package icon_test

import (
	"image"
	"image/color"
	"image/draw"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/ui/icon"
)

func TestEveryIconIsWellDescribed(t *testing.T) {
	for _, n := range icon.Names() {
		if err := icon.Validate(n); err != nil {
			t.Error(err)
		}
	}
}

func TestEveryIconLeavesInkAndStaysInsideItsBox(t *testing.T) {
	for _, n := range icon.Names() {
		const size = 96
		img := icon.Draw(n, size, size, color.Black)
		ink := 0
		for y := range size {
			for x := range size {
				if img.NRGBAAt(x, y).A == 0 {
					continue
				}
				ink++
				if x == 0 || y == 0 || x == size-1 || y == size-1 {
					t.Fatalf("%s touches the edge of its box at %d,%d", n, x, y)
				}
			}
		}
		if ink < 100 {
			t.Errorf("%s leaves %d pixels of ink", n, ink)
		}
	}
}

func TestAnIconThatDoesNotExistIsAnEmptyPicture(t *testing.T) {
	err := icon.Validate("no-such-icon")
	if err == nil || !strings.Contains(err.Error(), "no-such-icon") {
		t.Errorf("Validate says %v, want the name of the icon", err)
	}
	for _, v := range icon.Draw("no-such-icon", 8, 8, color.Black).Pix {
		if v != 0 {
			t.Fatal("the picture is not empty")
		}
	}
}

func TestIconsLookAsDrawn(t *testing.T) {
	names := icon.Names()
	const cell, columns = 48, 10
	board := image.NewNRGBA(image.Rect(0, 0, columns*cell, (len(names)+columns-1)/columns*cell))
	draw.Draw(board, board.Bounds(), image.White, image.Point{}, draw.Src)
	for i, n := range names {
		at := image.Pt(i%columns*cell, i/columns*cell)
		for _, s := range []struct{ size, x, y int }{{24, 4, 12}, {16, 30, 16}} {
			r := image.Rect(0, 0, s.size, s.size).Add(at).Add(image.Pt(s.x, s.y))
			draw.Draw(board, r, icon.Draw(n, s.size, s.size, color.NRGBA{0x1B, 0x27, 0x29, 0xFF}), image.Point{}, draw.Over)
		}
	}
	test.AssertImageMatches(t, "icons.png", board)
}

func TestTheMarkHasTwoColourings(t *testing.T) {
	light, dark := icon.Mark(false), icon.Mark(true)
	if light.Name() == dark.Name() || string(light.Content()) == string(dark.Content()) {
		t.Error("the light and the dark mark are the same")
	}
}
