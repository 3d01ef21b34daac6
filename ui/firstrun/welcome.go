package firstrun

import (
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// welcomePage says what Unknot is.
func welcomePage(c *course) *sheet {
	s := c.newSheet(picture{"map", widget.Press})
	y := s.title(c.say("firstrun.welcome.title"), theme.H1, top) + 16
	y += s.paragraph(y, widget.NewParagraph(theme.Intro, theme.Ink2, widget.Plain(c.say("firstrun.welcome.intro")))) + 28
	for _, line := range []struct {
		icon icon.Name
		text string
	}{
		{icon.Bell, "firstrun.welcome.reminds"},
		{icon.Voice, "firstrun.welcome.talks"},
		{icon.Lock, "firstrun.welcome.stays"},
	} {
		s.put(left, y+2, 20, 20, widget.NewIcon(line.icon, theme.PrimaryInk))
		s.put(left+32, y, wide-32, 24, widget.NewText(c.say(line.text), theme.Lead, theme.Ink))
		y += 36
	}
	s.way(0)
	s.turnTo("", nil, c.say("firstrun.welcome.start"), func() { c.turn(safetyPage) })
	return s
}
