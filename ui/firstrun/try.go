package firstrun

import (
	"strings"
	"time"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// tryPage says when the first reminder comes, and offers a first session. While the coach
// is locked there is none to offer.
func tryPage(c *course) *sheet {
	line, ok := taste(c.library, c.kept)
	shown := picture{"rest", widget.Finished}
	if ok && !c.kept.Safety.Locked() {
		shown = picture{line.Techniques[0].Scene, widget.Press}
	}
	s := c.newSheet(shown)
	set := widget.NewParagraph(theme.Label, theme.TealInk)
	set.Lines = 1
	s.put(left, top, 20, 20, widget.NewIcon(icon.CircleCheck, theme.TealInk))
	s.put(left+28, top, wide-28, 20, set)
	s.follow = func() { set.SetText(c.first()) }
	s.follow()

	title, text := c.say("firstrun.nothing.title"), c.say("firstrun.nothing.text")
	switch {
	case c.kept.Safety.Locked():
		title, text, ok = c.say("firstrun.end.title"), c.say("firstrun.end.text"), false
	case ok:
		minutes := int((line.Length() + time.Minute - 1) / time.Minute)
		title = c.given.Lang.SayN("firstrun.try.title", minutes)
		if line.Length() <= goodMinute {
			title = c.say("firstrun.try.minute")
		}
		text = c.say("firstrun.try.text", "Summary", firstSentence(line.Techniques[0].Summary), "Length", c.given.Lang.Short(line.Length()))
	}
	y := s.title(title, theme.H1, top+36) + 16
	y += s.paragraph(y, widget.NewParagraph(theme.Intro, theme.Ink2, widget.Plain(text))) + 32

	if ok {
		s.mainButton(c.say("firstrun.try.start"), func() { c.try(line) })
		s.main.Icon = icon.Play
	} else {
		s.mainButton(c.say("firstrun.end.close"), c.given.Close)
	}
	s.main.Height, s.main.Key = 56, "Enter"
	s.put(left, y, 0, 56, s.main)
	y += 84
	s.put(left, y+1, 18, 18, widget.NewIcon(icon.PanelBottom, theme.Ink2))
	s.put(left+30, y, wide-30, 20, widget.NewText(c.say("firstrun.try.tray"), theme.Small, theme.Ink2))
	if ok {
		later := widget.NewButton(widget.Ghost, c.say("firstrun.try.later"), c.given.Close)
		later.Height = 48
		s.add(later, place{foot: true, x: edge, y: height - footHigh, w: -1})
	}
	s.troubles()
	c.back = func() { c.turn(whenPage) }
	return s
}

// firstSentence is what a technique does; what follows is why it has its place in a routine.
func firstSentence(text string) string {
	if first, _, more := strings.Cut(text, ". "); more {
		return first + "."
	}
	return text
}

// goodMinute is how long what is called a good minute is at most.
const goodMinute = 95 * time.Second

// try starts the session.
func (c *course) try(line coach.Timeline) {
	c.busy = true
	c.given.Ask(control.Command{Name: "start", Routine: string(line.Routine.ID)}, func(_ control.Snapshot, err error) {
		c.busy = false
		if err != nil {
			c.complain(err)
			return
		}
		c.given.Close()
	})
}

// first says when the first reminder is to be expected.
func (c *course) first() string {
	if len(c.kept.Schedule.Days) == 0 {
		return c.say("firstrun.set.quiet")
	}
	at, now := c.snapshot.NextReminder, c.given.Clock.Now()
	if at == nil {
		every := time.Duration(c.kept.Schedule.EveryMinutes) * time.Minute
		return c.say("firstrun.set.desk", "Every", every)
	}
	switch on := at.In(now.Location()); on.Format(time.DateOnly) {
	case now.Format(time.DateOnly):
		return c.say("firstrun.set.today", "Time", on)
	case now.AddDate(0, 0, 1).Format(time.DateOnly):
		return c.say("firstrun.set.tomorrow", "Time", on)
	default:
		return c.say("firstrun.set.day", "Day", c.given.Lang.Weekday(on.Weekday()), "Time", on)
	}
}
