package widget_test

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// over brings the pointer to a place of a chart.
func over[T desktop.Hoverable](w T, x, y float32) T {
	w.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}})
	return w
}

func dumbbells(values ...float64) *widget.DumbbellChart {
	var pairs []widget.Dumbbell
	for i := 0; i < len(values); i += 2 {
		pairs = append(pairs, widget.Dumbbell{
			Before: values[i], After: values[i+1], Say: fmt.Sprintf("%d November: %g, then %g", i/2+1, values[i], values[i+1]),
		})
	}
	w := widget.NewDumbbellChart("Relief.", pairs...)
	w.Empty = "Rate before and after a session, and it shows here."
	return w
}

func bars(goal int, values ...float64) *widget.WeekBars {
	var all []widget.WeekBar
	for i, v := range values {
		all = append(all, widget.WeekBar{Name: fmt.Sprintf("%d Feb", i+1), Value: v, Say: fmt.Sprintf("Week %d: %g", i+1, v)})
	}
	if n := len(all); n > 0 {
		all[n-1].Now, all[n-1].Name = true, "now"
	}
	w := widget.NewWeekBars("Sessions a week.", goal, all...)
	w.Empty = "No session yet."
	return w
}

func hours(values ...float64) *widget.HourCurve {
	var points []widget.HourPoint
	for i, v := range values {
		points = append(points, widget.HourPoint{Hour: 8 + i, Value: v, Say: fmt.Sprintf("About %d:00, %g", 8+i, v)})
	}
	w := widget.NewHourCurve("Tension by hour.", func(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60, minute%60) }, points...)
	w.Empty = "Say now and then how your upper back feels."
	return w
}

// plain is a picture for maps, with a darker right half.
func plain(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Rect, image.NewUniform(color.NRGBA{200, 190, 180, 255}), image.Point{}, draw.Src)
	draw.Draw(img, image.Rect(w/2, 0, w, h), image.NewUniform(color.NRGBA{120, 110, 100, 255}), image.Point{}, draw.Src)
	return img
}

func coverage() *widget.CoverageMap {
	w := widget.NewCoverageMap("Muscle coverage.",
		widget.CoverageRow{Name: "Rhomboids", Value: "22 min", Share: 1, Say: "Rhomboids: 22 min"},
		widget.CoverageRow{Name: "Upper trapezius", Value: "14 min", Share: 0.64, Say: "Upper trapezius: 14 min"},
		widget.CoverageRow{Name: "Levator scapulae", Value: "0 min", Say: "Levator scapulae: none"},
	)
	w.Picture, w.Key = plain, "plain"
	w.At = func(x, y float32) int {
		if x >= 0.5 {
			return 1
		}
		return -1
	}
	return w
}

var fifteen = []float64{7, 4, 6, 4, 8, 5, 6, 4, 7, 3, 5, 3, 7, 5, 6, 3, 6, 4, 8, 4, 6, 4, 5, 2, 7, 4, 7, 4, 7, 3}

func TestChartsLook(t *testing.T) {
	long := func(n int, f func(i int) float64) (values []float64) {
		for i := range n {
			values = append(values, f(i))
		}
		return values
	}
	marking := func(w interface {
		fyne.Focusable
		fyne.CanvasObject
	}, names ...fyne.KeyName) fyne.CanvasObject {
		key(w, names...)
		return w
	}
	looks(t, "charts", 800, 1220, func() []piece {
		curve := hours(3.2, 3.3, 3.8, 4.2, 4.4, 4.8, 5.8, 6.8, 6.4, 5.8, 5.2)
		curve.Windows = []widget.Stretch{{From: 780, To: 1050}}
		curve.Aim, curve.Peak, curve.PeakSay = &widget.Stretch{From: 854, To: 900}, 7, "6.8 at 15:00"
		marked := hours(3.2, 3.3, 9.8, 10, 4.4)
		marked.Points[1].Single = true
		marked.Peak, marked.PeakSay = 3, "10 at 11:00"
		return []piece{
			{dumbbells(fifteen...), 24, 24, 360, 0},
			{marking(dumbbells(fifteen...), fyne.KeyHome, fyne.KeyRight), 416, 24, 360, 0},
			{dumbbells(5, 5, 4, 6, 10, 1), 24, 224, 360, 0},
			{focus(dumbbells()), 416, 224, 360, 0},
			{bars(4, 2, 3, 4, 3, 4, 4, 5, 2), 24, 424, 360, 0},
			{marking(bars(4, long(53, func(i int) float64 { return float64(i % 6) })...), fyne.KeyEnd), 416, 424, 360, 0},
			{bars(0, 0, 1, 2), 24, 624, 360, 0},
			{bars(4), 416, 624, 360, 0},
			{curve, 24, 812, 360, 0},
			{marking(marked, fyne.KeyHome, fyne.KeyRight), 416, 812, 360, 0},
			{coverage(), 24, 1000, 256, 0},
			{marking(coverage(), fyne.KeyHome), 416, 1000, 256, 0},
		}
	})
}

func TestAChartSaysTheValueAtThePointer(t *testing.T) {
	test.NewTempApp(t)
	chart := dumbbells(7, 4, 6, 4, 8, 5)
	window(t, 400, 300, piece{chart, 0, 0, 360, 168})
	for _, tt := range []struct {
		x, y float32
		want int
	}{{2, 50, -1}, {138, 50, 0}, {190, 10, 1}, {250, 160, 2}, {350, 50, -1}} {
		if over(chart, tt.x, tt.y); chart.Marked() != tt.want {
			t.Errorf("at %v: %d, want %d", tt.x, chart.Marked(), tt.want)
		}
	}
	over(chart, 190, 10)
	if got := chart.AccessibilityLabel(); got != "Relief. 2 November: 6, then 4" {
		t.Errorf("it says %q", got)
	}
	chart.MouseOut()
	if got := chart.AccessibilityLabel(); got != "Relief." {
		t.Errorf("without the pointer it says %q", got)
	}
}

func TestTheMapNamesTheMuscleAtThePointer(t *testing.T) {
	test.NewTempApp(t)
	chart := coverage()
	window(t, 400, 300, piece{chart, 0, 0, 256, 0})
	for _, tt := range []struct {
		x, y float32
		want int
	}{{20, 60, -1}, {200, 60, 1}, {200, 130, -1}, {20, 140, 0}, {20, 170, 1}, {20, 190, 2}, {20, 400, -1}, {300, 60, -1}} {
		if over(chart, tt.x, tt.y); chart.Marked() != tt.want {
			t.Errorf("at %v, %v: %d, want %d", tt.x, tt.y, chart.Marked(), tt.want)
		}
	}
}

func TestKeysGoThroughTheValuesOfAChart(t *testing.T) {
	test.NewTempApp(t)
	for _, chart := range []interface {
		fyne.Focusable
		fyne.CanvasObject
		Marked() int
	}{dumbbells(7, 4, 6, 4, 8, 5), bars(4, 1, 2, 3), hours(3, 4, 5), coverage()} {
		window(t, 400, 300, piece{chart, 0, 0, 360, 0})
		chart.FocusGained()
		var went []string
		for _, name := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyLeft, fyne.KeyHome, fyne.KeyLeft, fyne.KeyRight, fyne.KeyEnd, fyne.KeyRight} {
			key(chart, name)
			went = append(went, fmt.Sprint(chart.Marked()))
		}
		if got := strings.Join(went, " "); got != "2 1 0 0 1 2 2" {
			t.Errorf("%T goes %s", chart, got)
		}
		chart.FocusLost()
		if chart.Marked() != -1 {
			t.Errorf("%T still marks %d without the keyboard", chart, chart.Marked())
		}
	}
}

func TestAChartWithoutValuesTakesKeysAndThePointer(t *testing.T) {
	test.NewTempApp(t)
	for _, chart := range []interface {
		fyne.Focusable
		fyne.CanvasObject
		desktop.Hoverable
		Marked() int
	}{dumbbells(), bars(4), hours(), widget.NewCoverageMap("Nothing.")} {
		window(t, 400, 300, piece{chart, 0, 0, 360, 0})
		over(chart, 100, 50)
		key(chart, fyne.KeyLeft, fyne.KeyEnd, fyne.KeyRight)
		if chart.Marked() > 0 {
			t.Errorf("%T marks %d", chart, chart.Marked())
		}
	}
}

// TestTheCurveNeverSwingsBeyondItsPoints looks for its colour above the highest point.
func TestTheCurveNeverSwingsBeyondItsPoints(t *testing.T) {
	theme.Apply(test.NewTempApp(t), "light", "normal")
	chart := hours(2, 2, 9, 9, 2)
	img := window(t, 400, 200, piece{chart, 0, 20, 360, 0}).Canvas().Capture()
	const top = 20 + 128/9 - 3
	ground := theme.Color(theme.Ground)
	for y := 20; y < top; y++ {
		for x := range 360 {
			if r, g, b, _ := img.At(x, y).RGBA(); uint8(r>>8) != ground.R || uint8(g>>8) != ground.G || uint8(b>>8) != ground.B {
				t.Fatalf("there is something at %d, %d, above its highest point", x, y)
			}
		}
	}
}
