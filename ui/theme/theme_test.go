package theme_test

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	base "fyne.io/fyne/v2/theme"

	"github.com/unknot-app/unknot/ui/theme"
)

// luminance and contrast are those of the WCAG.
func luminance(c color.NRGBA) float64 {
	part := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestTextAndControlsStandOutFromTheirGrounds(t *testing.T) {
	grounds := []theme.Name{theme.Ground, theme.Surface, theme.Sunk, theme.HoldA, theme.RestA, theme.IdleA, theme.DoneA}
	pairs := map[theme.Name][]theme.Name{
		theme.Ink: grounds, theme.Ink2: grounds, theme.Ink3: grounds,
		theme.PrimaryInk: {theme.Ground, theme.Surface, theme.PrimarySoft},
		theme.EmberInk:   {theme.Ground, theme.Surface, theme.HoldA, theme.EmberSoft},
		theme.TealInk:    {theme.Ground, theme.Surface, theme.RestA, theme.TealSoft},
		theme.AmberInk:   {theme.Ground, theme.Surface, theme.AmberSoft},
		theme.RedInk:     {theme.Ground, theme.Surface, theme.RedSoft},
		theme.OnPrimary:  {theme.Primary, theme.PrimaryHover, theme.PrimaryPress},
	}
	edges := map[theme.Name][]theme.Name{
		theme.Control: {theme.Ground, theme.Surface}, theme.Ember: {theme.Surface, theme.HoldA},
		theme.Teal: {theme.Surface, theme.RestA}, theme.Amber: {theme.Surface}, theme.Focus: {theme.Ground, theme.Surface},
	}
	check := func(pairs map[theme.Name][]theme.Name, least float64) {
		for above, grounds := range pairs {
			for _, ground := range grounds {
				for _, dark := range []bool{false, true} {
					if c := contrast(theme.Of(above, dark), theme.Of(ground, dark)); c < least {
						t.Errorf("%s on %s, dark %v: contrast %.2f, want at least %.1f", above, ground, dark, c, least)
					}
				}
			}
		}
	}
	check(pairs, 4.95)
	check(edges, 3)
}

func TestTheVariantIsTheChosenOneOrTheSystems(t *testing.T) {
	app := test.NewTempApp(t)
	for _, c := range []struct {
		variant string
		dark    bool
	}{{"light", false}, {"dark", true}, {"system", app.Settings().ThemeVariant() == base.VariantDark}} {
		theme.Apply(app, c.variant, "normal")
		if theme.Dark() != c.dark {
			t.Errorf("%s: dark %v, want %v", c.variant, theme.Dark(), c.dark)
		}
		if got, want := theme.Color(theme.Ink), theme.Of(theme.Ink, c.dark); got != want {
			t.Errorf("%s: ink is %v, want %v", c.variant, got, want)
		}
		if got, want := base.Color(base.ColorNameForeground), color.Color(theme.Of(theme.Ink, c.dark)); got != want {
			t.Errorf("%s: Fyne writes in %v, want %v", c.variant, got, want)
		}
	}
}

func TestFyneKnowsAColourForEachOfItsNames(t *testing.T) {
	th := theme.New("light", "normal")
	for _, n := range []fyne.ThemeColorName{base.ColorNameBackground, base.ColorNameButton, base.ColorNamePrimary, base.ColorNameMenuBackground,
		base.ColorNameInputBackground, base.ColorNameSeparator, "a name to come"} {
		if th.Color(n, base.VariantDark) == nil {
			t.Errorf("no colour for %s", n)
		}
	}
}

func TestTextGrowsAndDialsDoNot(t *testing.T) {
	app := test.NewTempApp(t)
	for size, factor := range map[string]float32{"normal": 1, "large": 1.15, "largest": 1.3, "": 1} {
		theme.Apply(app, "light", size)
		if got := theme.Body.Size(); got != 14*factor {
			t.Errorf("%q: body is %v, want %v", size, got, 14*factor)
		}
		if got := theme.Body.Line(); got != 20*factor {
			t.Errorf("%q: its line is %v, want %v", size, got, 20*factor)
		}
		if got := theme.DialCoach.Size(); got != 112 {
			t.Errorf("%q: the dial is %v, want 112", size, got)
		}
	}
}

func TestNothingIsWrittenSmallerThanTwelve(t *testing.T) {
	test.NewTempApp(t)
	for r := theme.Body; r <= theme.DialFull; r++ {
		if r.Size() < 12 || r.Line() < r.Size() {
			t.Errorf("role %d: %v on a line of %v", r, r.Size(), r.Line())
		}
	}
}

func TestMixGoesFromOneColourToTheOther(t *testing.T) {
	a, b := color.NRGBA{0, 100, 200, 255}, color.NRGBA{100, 0, 200, 55}
	for share, want := range map[float32]color.NRGBA{0: a, 1: b, 0.5: {50, 50, 200, 155}} {
		if got := theme.Mix(a, b, share); got != want {
			t.Errorf("at %v: %v, want %v", share, got, want)
		}
	}
}
