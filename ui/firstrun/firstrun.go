package firstrun

import (
	"errors"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/window"
)

// Safety is the argument that opens the window at the safety check, and at nothing else.
const Safety = "safety"

// Save changes the person's choices as they are by then, and calls then, on the main
// thread, with what came of it.
type Save func(change func(*settings.Settings), then func(control.SettingsReply, error))

// course is the window at work.
type course struct {
	window  fyne.Window
	given   window.Given
	save    Save
	library *technique.Library
	figures *figure.Figures

	kept     settings.Settings // as the resident has them
	snapshot control.Snapshot
	review   bool // the safety check alone
	answers  answers
	pending  settings.Safety // waits for the all-clear

	sheet *sheet
	busy  bool   // something is being saved
	back  func() // nil: there is nothing before
}

// page is one page of the window.
type page func(*course) *sheet

// Kind is how the window stands on the desktop.
func Kind(g window.Given) window.Kind {
	title := "firstrun.window"
	if reviews(g) {
		title = "firstrun.window_review"
	}
	return window.Kind{Title: g.Lang.Say(title), Size: size()}
}

func reviews(g window.Given) bool { return slices.Contains(g.Args, Safety) }

// Open puts the first run into w.
func Open(w fyne.Window, g window.Given) (window.Face, error) {
	return OpenSaving(w, g, func(change func(*settings.Settings), then func(control.SettingsReply, error)) {
		go func() {
			reply, err := apply(g.Resident, change)
			fyne.Do(func() { then(reply, err) })
		}()
	})
}

// apply changes the settings that are in force now: another window may have changed them.
func apply(resident *control.Client, change func(*settings.Settings)) (control.SettingsReply, error) {
	now, err := resident.Settings()
	if err != nil {
		return now, err
	}
	change(&now.Settings)
	return resident.SaveSettings(now.Settings)
}

// OpenSaving is [Open] with another way to save.
func OpenSaving(w fyne.Window, g window.Given, save Save) (window.Face, error) {
	figures, err := figure.Load(assets.Figure())
	if err != nil {
		return window.Face{}, fmt.Errorf("could not load the pictures: %w", err)
	}
	library, problems := technique.BuiltinIn(g.Lang.Tag())
	if len(problems) > 0 {
		return window.Face{}, fmt.Errorf("could not load the techniques: %w", problems[0])
	}
	c := &course{
		window: w, given: g, save: save, library: library, figures: figures,
		kept: g.Settings, snapshot: g.Snapshot, review: reviews(g),
	}
	c.answers = c.answersOf(g.Settings)
	w.Canvas().SetOnTypedKey(c.typed)
	if c.review {
		c.turn(safetyPage)
	} else {
		c.turn(welcomePage)
	}
	return window.Face{Event: c.event}, nil
}

// turn shows a page.
func (c *course) turn(to page) {
	c.back = nil
	c.sheet = to(c)
	// What had the focus is gone with its page.
	c.window.Canvas().Unfocus()
	c.window.SetContent(c.sheet.content)
}

// typed takes a key that nothing with the focus took: Enter is the main button, Esc the
// way back.
func (c *course) typed(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		c.sheet.press()
	case fyne.KeyEscape:
		if c.back != nil && !c.busy {
			c.back()
		}
	}
}

// event follows the resident.
func (c *course) event(e control.Event) {
	if e.Snapshot == nil {
		return
	}
	c.snapshot = *e.Snapshot
	if c.sheet.follow != nil {
		c.sheet.follow()
	}
}

// keep saves a change and goes on once it is saved.
func (c *course) keep(change func(*settings.Settings), then func()) {
	if c.busy {
		return
	}
	c.busy = true
	c.save(change, func(reply control.SettingsReply, err error) {
		c.busy = false
		if err != nil {
			c.complain(err)
			return
		}
		c.kept = reply.Settings
		if len(reply.Problems) > 0 {
			c.sheet.complain(reply.Problems[0])
			return
		}
		then()
	})
}

// complain says why something did not work.
func (c *course) complain(err error) {
	var refusal *control.Error
	if errors.As(err, &refusal) || errors.Is(err, control.ErrNoResident) {
		c.sheet.complain(err.Error())
		return
	}
	fyne.LogError("the first run could not go on", err)
	c.sheet.complain(c.say("firstrun.not_saved"))
}

func (c *course) say(id string, args ...any) string { return c.given.Lang.Say(id, args...) }
