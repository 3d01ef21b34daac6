package main

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/theme"
)

// studio is where the pictures of one variant are taken.
type studio struct {
	sums    control.Insights // what Insights adds up to
	variant string
	words   *lang.Language
	figures *figure.Figures
	library *technique.Library
	clock   clock.Clock // stands still at now
}

// now is the Wednesday afternoon of all pictures.
var now = at(14, 38)

func at(hour, minute int) time.Time {
	return time.Date(2026, 11, 25, hour, minute, 0, 0, time.FixedZone("", 3600))
}

// standing is the speed of a clock that stands still for as long as a gallery takes.
const standing = 1e-6

func newStudio(variant string) (*studio, error) {
	theme.Apply(test.NewApp(), variant, "normal")
	s := &studio{variant: variant}
	var err error
	if s.words, err = lang.New(assets.Translations(), "en"); err != nil {
		return nil, err
	}
	if s.figures, err = figure.Load(assets.Figure()); err != nil {
		return nil, err
	}
	if s.clock, err = clock.Turned(now, standing); err != nil {
		return nil, err
	}
	s.library, err = library()
	return s, err
}

func library() (*technique.Library, error) {
	l, problems := technique.Builtin()
	if len(problems) > 0 {
		return nil, problems[0]
	}
	return l, nil
}

// look is the person in the pictures: another one in the dark.
func (s *studio) look() figure.Look {
	if s.variant == "dark" {
		return figure.Look{Dark: true, Skin: "s3", Hair: "short"}
	}
	return figure.Look{Skin: "s2", Hair: "bun"}
}

// settings are those of somebody who uses Unknot since Monday.
func (s *studio) settings() settings.Settings {
	look, all := s.look(), settings.Default()
	all.General.Theme, all.Coach.Skin, all.Coach.Hair = s.variant, look.Skin, look.Hair
	all.Tools = append(all.Tools, "two-balls")
	all.Safety.Checked = "2026-11-23"
	all.General.FirstRunDone = true
	return all
}

// window is an empty window of the studio.
func (s *studio) window() fyne.Window {
	w := test.NewWindow(nil)
	w.SetPadded(false)
	return w
}

// shoot takes the picture of a window and closes it.
func shoot(w fyne.Window) image.Image {
	defer w.Close()
	return w.Canvas().Capture()
}

// press presses keys one after the other, as a window gets them.
func press(w fyne.Window, keys ...fyne.KeyName) {
	for _, k := range keys {
		e := &fyne.KeyEvent{Name: k}
		if f := w.Canvas().Focused(); f != nil {
			f.TypedKey(e)
		} else {
			w.Canvas().OnTypedKey()(e)
		}
	}
}
