package firstrun

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// conditions are those of the safety check that the settings can keep.
func (c *course) conditions() []technique.Condition {
	field, _ := settings.FieldOf("safety.flags")
	var all []technique.Condition
	for _, one := range c.library.GoodToKnow().Safety.Conditions {
		if slices.Contains(field.Choices, one.ID) {
			all = append(all, one)
		}
	}
	return all
}

// safetyPage asks what applies. One answer is needed, and none is given beforehand.
func safetyPage(c *course) *sheet {
	s := c.newSheet(picture{"rest", widget.Idle})
	y := s.title(c.say("firstrun.safety.title"), theme.H2, top) + 8
	s.put(left, y, wide, 20, widget.NewText(c.say("firstrun.safety.hint"), theme.Body, theme.Ink2))
	y += 39

	var boxes []*widget.Checkbox
	var none *widget.Checkbox
	var below []fyne.CanvasObject // what gives way to a note
	var notes []func()
	conditions := c.conditions()
	changed := func() {
		for i, b := range boxes {
			b.SetOn(slices.Contains(c.answers.flags, conditions[i].ID))
		}
		none.SetOn(c.answers.none)
		for _, show := range notes {
			show()
		}
		if c.answers.none || len(c.answers.flags) > 0 {
			s.main.Enable()
		} else {
			s.main.Disable()
		}
	}
	for _, one := range conditions {
		box := widget.NewCheckbox(one.Text, false, func(on bool) {
			c.answers.tick(one.ID, on, conditions)
			changed()
		})
		box.Form = true
		boxes = append(boxes, box)
		s.put(left, y, 0, 32, box)
		y += 38
		if one.Note == "" {
			continue
		}
		note := widget.NewParagraph(theme.Small, theme.Ink2, widget.Plain(one.Note))
		note.Hide()
		s.put(left+34/theme.TextScale(), y-8, wide-34, 20, note) // below the words, which a box of 22 goes before
		notes = append(notes, func() {
			on := slices.Contains(c.answers.flags, one.ID)
			if on == note.Visible() {
				return
			}
			by := float32(20)
			note.Show()
			if !on {
				by = -20
				note.Hide()
			}
			s.lower(by, below...)
		})
	}
	line := widget.NewPanel(theme.Line, 0, nil)
	s.put(left, y+9, wide, 1, line)
	none = widget.NewCheckbox(c.say("firstrun.safety.nothing"), false, func(on bool) {
		c.answers.none, c.answers.flags = on, nil
		changed()
	})
	none.Form = true
	s.put(left, y+25, 0, 32, none)
	below = append(below, line, none)

	if c.review {
		s.turnTo("", c.given.Close, c.say("firstrun.done"), c.check)
	} else {
		s.way(1)
		s.turnTo(c.say("firstrun.back"), func() { c.turn(welcomePage) }, c.say("firstrun.continue"), c.check)
	}
	changed()
	return s
}

// tick notes that a condition applies, or no more, in the order of the conditions.
func (a *answers) tick(id string, on bool, conditions []technique.Condition) {
	ticked := map[string]bool{id: on}
	for _, f := range a.flags {
		if f != id {
			ticked[f] = true
		}
	}
	a.flags = nil
	for _, one := range conditions {
		if ticked[one.ID] {
			a.flags = append(a.flags, one.ID)
		}
	}
	if on {
		a.none = false
	}
}

func (c *course) today() string { return c.given.Clock.Now().Format(time.DateOnly) }

// check takes the answer to the safety check. A coach that was locked asks for the
// all-clear before it opens.
func (c *course) check() {
	now := checked(c.kept.Safety, c.answers.flags, c.today())
	if c.kept.Safety.Locked() && !now.Locked() {
		c.pending = now
		c.turn(allClearPage)
		return
	}
	c.keepSafety(now)
}

// keepSafety saves a safety check and goes on as it has it.
func (c *course) keepSafety(now settings.Safety) {
	c.keep(func(s *settings.Settings) { s.Safety = now }, func() {
		c.answers.flags, c.answers.none = slices.Clone(now.Flags), len(now.Flags) == 0
		switch {
		case now.Locked():
			c.turn(flaggedPage)
		case c.review:
			c.given.Close()
		default:
			c.turn(toolsPage)
		}
	})
}

// flaggedPage says that the coach stays locked, and why.
func flaggedPage(c *course) *sheet {
	s := c.newSheet(picture{"rest", widget.Finished})
	y := s.title(c.say("firstrun.flagged.title"), theme.H2, top) + 12
	y += s.paragraph(y, c.ticked("firstrun.flagged.text")) + 24
	canTell := c.review || c.given.Settings.Safety.Locked()
	clear := "firstrun.flagged.clear_text"
	if canTell {
		clear = "firstrun.flagged.clear_here"
	}
	y = s.card(y, []fact{
		{icon.Bell, c.say("firstrun.flagged.until"), c.say("firstrun.flagged.until_text")},
		{icon.LockOpen, c.say("firstrun.flagged.clear"), c.say(clear)},
	}) + 16
	if canTell {
		b := widget.NewButton(widget.Secondary, c.say("firstrun.flagged.have_clear"), func() {
			c.pending = c.kept.Safety
			c.turn(allClearPage)
		})
		s.put(left, y, 0, 0, b)
	}
	back := func() { c.turn(safetyPage) }
	if c.review {
		s.turnTo(c.say("firstrun.back"), back, c.say("firstrun.done"), c.given.Close)
		return s
	}
	s.way(1)
	s.turnTo(c.say("firstrun.back"), back, c.say("firstrun.flagged.go"), func() { c.turn(whenPage) })
	return s
}

// allClearPage asks once more before the coach opens.
func allClearPage(c *course) *sheet {
	s := c.newSheet(picture{"rest", widget.LetGo})
	y := s.title(c.say("firstrun.allclear.title"), theme.H2, top) + 12
	y += s.paragraph(y, c.ticked("firstrun.allclear.text")) + 24
	s.card(y, []fact{
		{icon.LockOpen, c.say("firstrun.allclear.noted"), c.say("firstrun.allclear.noted_text", "Date", c.given.Lang.Date(c.given.Clock.Now()))},
		{icon.ShieldAlert, c.say("firstrun.allclear.stop"), c.say("firstrun.allclear.stop_text")},
	})
	notYet := func() {
		c.answers.flags, c.answers.none = slices.Clone(c.kept.Safety.Flags), false
		c.turn(flaggedPage)
	}
	s.turnTo(c.say("firstrun.allclear.not_yet"), notYet, c.say("firstrun.allclear.yes"), func() {
		now := c.pending
		now.Unlocked = c.today()
		c.keepSafety(now)
	})
	return s
}

// ticked is a sentence that names what locks the coach.
func (c *course) ticked(id string) *widget.Paragraph {
	var names []string
	for _, one := range c.conditions() {
		if slices.Contains(locking(c.kept.Safety.Flags), one.ID) {
			names = append(names, c.say("firstrun.flag."+one.ID))
		}
	}
	return widget.NewParagraph(theme.Large, theme.Ink2, marked(theme.Ink, func(mark func(string) string) string {
		return c.say(id, "What", mark(c.given.Lang.List(names...)))
	})...)
}

// marked are the runs of a text in which some values are bold.
func marked(bold theme.Name, text func(mark func(string) string) string) []widget.Run {
	const mark = "\x00"
	var runs []widget.Run
	for i, piece := range strings.Split(text(func(s string) string { return mark + s + mark }), mark) {
		switch {
		case piece == "":
		case i%2 == 1:
			runs = append(runs, widget.Bold(piece, bold))
		default:
			runs = append(runs, widget.Plain(piece))
		}
	}
	return runs
}

// fact is a line of a card.
type fact struct {
	icon        icon.Name
	title, text string
}

// card puts facts on a card into the column and returns where it ends.
func (s *sheet) card(y float32, facts []fact) float32 {
	k := theme.TextScale()
	ground := widget.NewCard(nil)
	s.put(left, y, wide, 0, ground)
	at := y + 16
	for i, f := range facts {
		if i > 0 {
			at += 16
		}
		s.put(left+20, at, 20, 20, widget.NewIcon(f.icon, theme.PrimaryInk))
		s.put(left+52, at, wide-72, 20, widget.NewText(f.title, theme.Label, theme.Ink))
		text := widget.NewParagraph(theme.Small, theme.Ink2, widget.Plain(f.text))
		high := text.HeightFor((wide-72)*k) / k
		s.put(left+52, at+20, wide-72, high, text)
		at += 20 + high
	}
	s.places[ground].h = at + 16 - y
	return at + 16
}
