package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/unknot-app/unknot/assets"
)

func TestCommittedPicturesAreThoseOfTheSVGs(t *testing.T) {
	check := func(svgPath string, sizes []int) {
		svg, err := os.ReadFile(svgPath)
		if err != nil {
			t.Fatal(err)
		}
		for _, size := range sizes {
			want, err := Render(svg, size)
			if err != nil {
				t.Fatal(err)
			}
			path := fmt.Sprintf("%s-%d.png", strings.TrimSuffix(svgPath, ".svg"), size)
			got, err := os.ReadFile(path)
			if err != nil {
				t.Errorf("%v: run go generate ./assets", err)
				continue
			}
			if !same(t, got, want) {
				t.Errorf("%s is not what its SVG shows: run go generate ./assets", path)
			}
		}
	}
	tray, err := filepath.Glob("../tray/*.svg")
	if err != nil {
		t.Fatal(err)
	}
	for _, svg := range tray {
		check(svg, Sizes)
	}
	check("../app-icon.svg", AppSizes)
	check("../app-icon-small.svg", SmallAppSizes)
}

// same compares pixels, with room for the arithmetic of other processors.
func same(t *testing.T, a, b []byte) bool {
	ma, mb := decode(t, a), decode(t, b)
	if ma.Bounds() != mb.Bounds() {
		return false
	}
	for y := range ma.Bounds().Dy() {
		for x := range ma.Bounds().Dx() {
			ca, cb := color.NRGBAModel.Convert(ma.At(x, y)).(color.NRGBA), color.NRGBAModel.Convert(mb.At(x, y)).(color.NRGBA)
			const room = 16
			if max(ca.A, cb.A)-min(ca.A, cb.A) > room || ca.A > room && max(ca.R, cb.R)-min(ca.R, cb.R) > room {
				return false
			}
		}
	}
	return true
}

func decode(t *testing.T, b []byte) image.Image {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestEveryTrayIconShipsInEverySizeOfTheSystem(t *testing.T) {
	for _, size := range assets.TraySizes {
		if !slices.Contains(Sizes, size) {
			t.Errorf("ships %d pixels, draws %v", size, Sizes)
		}
	}
	total := 0
	for _, colouring := range assets.TrayColourings {
		seen := map[string]string{}
		for _, state := range assets.TrayStates {
			for _, size := range assets.TraySizes {
				icon, err := assets.TrayIcon(colouring, state, size)
				if err != nil {
					t.Error(err)
					continue
				}
				total += len(icon)
				m := decode(t, icon)
				if m.Bounds().Dx() != size || m.Bounds().Dy() != size {
					t.Errorf("%s %s is %v, want %d pixels", colouring, state, m.Bounds(), size)
				}
				if other, twice := seen[string(icon)]; twice {
					t.Errorf("%s: %s looks as %s", colouring, state, other)
				}
				seen[string(icon)] = state
			}
		}
	}
	if limit := 110_000; total > limit {
		t.Errorf("the tray icons take %d bytes, want at most %d", total, limit)
	}
	if _, err := assets.TrayIcon("mono", "rest", 23); err == nil {
		t.Error("an icon of a size that does not ship: want an error")
	}
}

func TestAppIconHasItsSizes(t *testing.T) {
	for size, icon := range map[int][]byte{48: assets.NotificationIcon(), 128: assets.AppIcon()} {
		if got := decode(t, icon).Bounds().Dx(); got != size {
			t.Errorf("app icon of %d pixels is %d", size, got)
		}
	}
}
