package window_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/unknot-app/unknot/ui/window"
)

func TestAPopupComesWhereThePersonWorks(t *testing.T) {
	left := window.Monitor{
		Whole: window.Area{Width: 1920, Height: 1080}, Free: window.Area{Width: 1920, Height: 1040},
	}
	right := window.Monitor{
		Whole: window.Area{X: 1920, Width: 1280, Height: 1024}, Free: window.Area{X: 1920, Y: 24, Width: 1280, Height: 1000},
	}
	at := func(x, y, w, h int) window.Attention {
		return window.Attention{Active: window.Area{X: x, Y: y, Width: w, Height: h}}
	}
	point := func(a window.Attention, x, y int) window.Attention {
		a.X, a.Y, a.HasPointer = x, y, true
		return a
	}
	tests := []struct {
		name      string
		attention window.Attention
		want      window.Monitor
	}{
		{"nothing is known", window.Attention{}, left},
		{"a window on the left", at(100, 100, 800, 600), left},
		{"a window on the right", at(2000, 100, 800, 600), right},
		{"most of a window on the right", at(1820, 100, 800, 600), right},
		{"the window counts, not the pointer", point(at(2000, 100, 800, 600), 10, 10), right},
		{"no window, the pointer on the right", point(window.Attention{}, 1920, 0), right},
		{"no window, the pointer on the left", point(window.Attention{}, 1919, 0), left},
		{"a background over all monitors, the pointer on the right", point(at(0, 0, 3200, 1080), 3000, 500), right},
		{"a window half on each, the pointer on the right", point(at(1520, 0, 800, 600), 2000, 500), right},
		{"a pointer on no monitor", point(window.Attention{}, 5000, 5000), left},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := window.Workplace([]window.Monitor{left, right}, tt.attention)
			if !ok || got != tt.want {
				t.Errorf("the monitor is %+v, %v; want %+v", got, ok, tt.want)
			}
		})
	}
	if m, ok := window.Workplace(nil, window.Attention{}); ok {
		t.Errorf("of no monitors it is %+v", m)
	}
}

func TestTheWorkplaceIsAlwaysAMonitor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := func(name string) int { return rapid.IntRange(-3000, 6000).Draw(t, name) }
		area := func() window.Area {
			size := rapid.IntRange(0, 4000)
			return window.Area{X: number("x"), Y: number("y"), Width: size.Draw(t, "width"), Height: size.Draw(t, "height")}
		}
		var monitors []window.Monitor
		for range rapid.IntRange(1, 4).Draw(t, "monitors") {
			a := area()
			monitors = append(monitors, window.Monitor{Whole: a, Free: a})
		}
		a := window.Attention{Active: area(), X: number("px"), Y: number("py"), HasPointer: rapid.Bool().Draw(t, "pointer")}
		if got, ok := window.Workplace(monitors, a); !ok || !slices.Contains(monitors, got) {
			t.Fatalf("the monitor is %+v, %v", got, ok)
		}
	})
}
