package widget_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

func TestWordsLook(t *testing.T) {
	looks(t, "words", 520, 400, func() []piece {
		right := widget.NewText("right", theme.Small, theme.Ink3)
		right.Align = fyne.TextAlignTrailing
		centre := widget.NewParagraph(theme.Body, theme.Ink2, widget.Plain("In the middle\nof three lines of text, the last of which is not full"))
		centre.Align = fyne.TextAlignCenter
		cut := widget.NewParagraph(theme.Small, theme.Ink2, widget.Plain("No more than two lines of this sentence are shown, and the rest of it is left out."))
		cut.Lines = 2
		summary := widget.NewSummarySentence(widget.Bold("Mon to Fri", ""), widget.Plain(", "), widget.Bold("13:00 to 17:30", ""),
			widget.Plain(", about every "), widget.Bold("75 minutes", ""), widget.Plain(". Four sessions a week."))
		return []piece{
			{widget.NewText("Next break about 15:10.", theme.H2, theme.Ink), 16, 8, 0, 0},
			{widget.NewText("Looser.", theme.Display, theme.Ink), 16, 52, 0, 0},
			{widget.NewText("Cut where there is no room", theme.Label, theme.Ink), 280, 60, 100, 0}, {right, 400, 60, 100, 20},
			{widget.NewParagraph(theme.PopupTitle, theme.Ink, widget.Plain("Five minutes for your upper back?")), 280, 84, 220, 52},
			{centre, 16, 130, 200, 60}, {cut, 280, 150, 220, 40}, {summary, 16, 216, 480, 96},
			{widget.NewIcon(icon.Moon, theme.Ink2), 16, 340, 0, 0}, {widget.NewMark(), 60, 338, 0, 0},
		}
	})
}

func TestParagraphWrapsAtItsWidthAndKeepsTouchingRunsTogether(t *testing.T) {
	test.NewTempApp(t)
	line := theme.Body.Line()
	p := widget.NewParagraph(theme.Body, theme.Ink, widget.Plain("a b "), widget.Bold("three", ""), widget.Plain(", four"))
	wide := widget.NewText("a b three, four", theme.Body, theme.Ink)
	wide.Bold = true
	if got := p.HeightFor(wide.MinSize().Width); got != line {
		t.Errorf("all on one line: height %v, want %v", got, line)
	}
	three := widget.NewText("three", theme.Body, theme.Ink)
	three.Bold = true
	comma := widget.NewText(",", theme.Body, theme.Ink)
	room := three.MinSize().Width + comma.MinSize().Width
	if got := p.HeightFor(room + 0.1); got != 3*line {
		t.Errorf("the comma has room behind the bold word: height %v, want %v", got, 3*line)
	}
	if got := p.MinSize().Width; got > room+0.1 {
		t.Errorf("the least width is %v, want at most %v", got, room)
	}
	p.SetText("a\nb\nc")
	if got := p.HeightFor(500); got != 3*line {
		t.Errorf("two line breaks: height %v, want %v", got, 3*line)
	}
}

func TestATapOnARunReachesIt(t *testing.T) {
	test.NewTempApp(t)
	tapped := ""
	p := widget.NewParagraph(theme.Body, theme.Ink, widget.Plain("about every "),
		widget.Run{Text: "75 minutes", Bold: true, Tapped: func() { tapped = "every" }}, widget.Plain(". Four sessions."))
	window(t, 400, 40, piece{p, 0, 0, 400, 20})
	tapAt(p, 10, 10)
	if tapped != "" {
		t.Error("a tap on plain words did something")
	}
	tapAt(p, 100, 10)
	if tapped != "every" {
		t.Error("a tap on the bold run did nothing")
	}
}

func TestLargerTextGrowsWordsAndRows(t *testing.T) {
	app := test.NewTempApp(t)
	theme.Apply(app, "light", "normal")
	words := widget.NewText("Days", theme.Label, theme.Ink)
	row := widget.NewRow("Days", "When I may remind you.", nil)
	small, low := words.MinSize(), row.MinSize().Height
	theme.Apply(app, "light", "largest")
	if large := words.MinSize(); large.Height != small.Height*1.3 || large.Width <= small.Width {
		t.Errorf("text grew from %v to %v", small, large)
	}
	if high := row.MinSize().Height; high <= low {
		t.Errorf("the row stayed %v high", high)
	}
}

func TestTheSwitchToDarkIsLive(t *testing.T) {
	app := test.NewTempApp(t)
	theme.Apply(app, "light", "normal")
	w := window(t, 120, 100, piece{widget.NewButton(widget.Primary, "Start", nil), 8, 8, 0, 0}, piece{widget.NewMark(), 8, 60, 0, 0})
	theme.Apply(app, "dark", "normal")
	got := w.Canvas().Capture().At(60, 12)
	r, g, b, _ := got.RGBA()
	want := theme.Of(theme.Primary, true)
	if uint8(r>>8) != want.R || uint8(g>>8) != want.G || uint8(b>>8) != want.B {
		t.Errorf("the button is %v after the switch, want %v", got, want)
	}
	test.AssertImageMatches(t, "switched-to-dark.png", w.Canvas().Capture())
}

func TestAnEmptyWidgetIsDrawnOnce(t *testing.T) {
	test.NewTempApp(t)
	p := widget.NewParagraph(theme.Body, theme.Ink)
	window(t, 100, 40, piece{p, 0, 0, 100, 20})
	renderer := test.WidgetRenderer(p)
	if n := len(renderer.Objects()); n != 0 {
		t.Errorf("%d objects, want none", n)
	}
	if allocations := testing.AllocsPerRun(10, func() { renderer.Objects() }); allocations > 0 {
		t.Errorf("asking for its objects drew it again, with %v allocations", allocations)
	}
	p.SetText("Here")
	if len(renderer.Objects()) == 0 {
		t.Error("the text that came later is not drawn")
	}
}
