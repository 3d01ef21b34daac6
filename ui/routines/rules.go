package routines

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// lengthRule is the one that the routine's time makes.
const lengthRule technique.Rule = "length"

// longest is what a session should not exceed.
const longest = 15 * time.Minute

// rule is what the card says about a routine.
type rule struct {
	kind        technique.Rule
	level       technique.Level
	about       technique.ID
	title, text string
	fix         string // the label of the button that mends it; empty: none
	fixed       []technique.ID
}

// rulesOf are the rules in the words of the person. None of them keeps a routine from being
// saved.
func rulesOf(p *Page, r technique.Routine, total time.Duration) []rule {
	words, l := p.given.Words, p.given.Library
	short := func(id technique.ID) string {
		t, _ := l.Technique(id)
		return t.Short
	}
	var all []rule
	for _, a := range l.Advise(r, func(t technique.Tool) bool { return atHand(p.settings, t) }) {
		key := "routines.rule." + strings.ReplaceAll(string(a.Rule), "-", "_")
		bad := ""
		if a.Level != technique.Good && (a.Rule == technique.WarmUpRule || a.Rule == technique.FinishRule) {
			bad = "_missing"
		}
		one := rule{kind: a.Rule, level: a.Level, about: a.About, title: words.Say(key + bad + ".title"), fixed: a.Fixed}
		text := key + bad + ".text"
		switch {
		case a.Rule == technique.WarmUpRule && a.First:
			text = key + bad + ".first"
		case a.Rule == technique.RestDayRule:
			one.text = words.Say(text)
			if today, tomorrow, day := resting(p.snapshot.Week); today || tomorrow {
				one.level = technique.Warn
				one.text += " " + words.Say(key+".from", "Day", words.Weekday(day.AddDate(0, 0, 1).Weekday()))
			}
		case a.Rule == technique.ToolsRule && len(a.Lacks) > 0:
			var lack []string
			for _, tool := range a.Lacks {
				lack = append(lack, l.Tool(tool).Lack)
			}
			one.text = words.Say(key+".lack", "Lack", strings.Join(lack, " "))
		case a.Rule == technique.ToolsRule && bothBalls(l.ToolsOf(r)):
			text = key + ".both"
		}
		if one.text == "" {
			one.text = words.Say(text, "Name", short(a.About))
		}
		if len(a.Fixed) > 0 {
			fix := key + ".add"
			if a.Moves {
				fix = key + ".move"
			}
			one.fix = words.Say(fix, "Name", words.Inside(short(a.Other)))
			if id := fix + "_" + strings.ReplaceAll(string(a.Other), "-", "_"); words.Has(id) {
				one.fix = words.Say(id)
			}
		}
		all = append(all, one)
	}
	if total > longest {
		all = append(all, rule{kind: lengthRule, level: technique.Warn, title: words.Say("routines.rule.length.title"), text: words.Say("routines.rule.length.text")})
	}
	return all
}

// bothBalls tells that the tools are a tennis ball and a lacrosse ball.
func bothBalls(tools []technique.Tool) bool {
	return slices.Contains(tools, technique.TennisBall) && slices.Contains(tools, technique.LacrosseBall) && !slices.Contains(tools, technique.TwoBalls)
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// trimStop takes the full stop off a sentence that stands alone.
func trimStop(s string) string { return strings.TrimSuffix(s, ".") }

// ruleCard shows the time of the routine, and what its rules say.
type ruleCard struct {
	editor *editor
	box    *fyne.Container
	rows   *fyne.Container
	total  *widget.Text
	tools  *widget.Drawn
	needs  []icon.Name
}

func newRuleCard(e *editor) *ruleCard {
	c := &ruleCard{editor: e, rows: page.Column(theme.Between)}
	caption := widget.NewText(e.page.given.Words.Say("routines.total"), theme.Small, theme.Ink2)
	c.total = widget.NewText("", theme.H2, theme.Ink)
	c.total.Bold = true
	const side, gap = 20, 8
	c.tools = widget.NewDrawn(func() fyne.Size {
		return fyne.NewSize(max(0, float32(len(c.needs))*(side+gap)-gap), side)
	}, func(p *widget.Pen) {
		for i, n := range c.needs {
			p.Icon(float32(i)*(side+gap), p.Size.Height-side, side, n, theme.Color(theme.Ink2))
		}
	})
	head := page.Column(0, caption, newApart(c.total, c.tools))
	c.box = page.Layers(widget.NewCard(nil), page.Pad(20, 20, 20, 20, page.Column(0, head, page.Pad(12, 0, 0, 0, widget.NewDrawn(
		func() fyne.Size { return fyne.NewSize(1, 1) }, func(p *widget.Pen) {
			p.Box(0, 0, p.Size.Width, 1, widget.Paint{Fill: theme.Color(theme.Line)})
		})), page.Pad(theme.Between, 0, 0, 0, c.rows))))
	return c
}

// show shows rules.
func (c *ruleCard) show(rules []rule, total time.Duration, tools []technique.Tool) {
	c.total.SetText(lang.Dial(total))
	c.needs = c.needs[:0]
	for _, t := range tools {
		if i, ok := map[technique.Tool]icon.Name{technique.TennisBall: icon.Ball, technique.TwoBalls: icon.TwoBalls,
			technique.LacrosseBall: icon.LacrosseBall, technique.Partner: icon.Users}[t]; ok {
			c.needs = append(c.needs, i)
		}
	}
	c.tools.Refresh()
	c.rows.Objects = nil
	if len(rules) == 0 {
		c.rows.Objects = append(c.rows.Objects, widget.NewParagraph(theme.Small, theme.Ink2, widget.Plain(c.editor.page.given.Words.Say("routines.empty"))))
	}
	for _, r := range rules {
		sign, ink := icon.CircleCheck, theme.TealInk
		switch {
		case r.level == technique.Warn:
			sign, ink = icon.Caution, theme.AmberInk
		case r.level == technique.Note || r.kind == technique.ToolsRule:
			sign, ink = icon.Info, theme.Ink2
		}
		words := page.Column(0, widget.NewParagraph(theme.Label, theme.Ink, widget.Plain(r.title)),
			widget.NewParagraph(theme.Small, theme.Ink2, widget.Plain(r.text)))
		if r.fix != "" {
			words.Objects = append(words.Objects, page.Pad(8, 0, 0, 0, newFix(r.fix, func() {
				if c.editor.draft.Order(c.editor.page.given.Library, r.fixed) {
					c.editor.show()
				}
			})))
		}
		c.rows.Objects = append(c.rows.Objects, newBeside(widget.NewIcon(sign, ink), words, nil))
	}
	c.rows.Refresh()
	c.box.Refresh()
}

// fix is a button whose words wrap where the card is narrow.
type fix struct {
	button *widget.DrawnControl
	label  string
}

const (
	fixHigh = 32
	fixPad  = 12
)

func newFix(label string, tapped func()) *fyne.Container {
	f := &fix{label: label}
	f.button = widget.NewDrawnControl(label, func() fyne.Size { return fyne.NewSize(80, fixHigh) }, func(p *widget.Pen) {
		ground := widget.Paint{Fill: theme.Color(theme.Raised), Edge: theme.Color(theme.Line), Width: 1, Radius: theme.RadiusButtonSmall, Blur: 4, Drop: 1}
		switch {
		case p.Pressed:
			ground.Fill = theme.Color(theme.Line)
		case p.Hovered:
			ground.Fill = theme.Color(theme.Sunk)
		}
		p.Box(0, 0, p.Size.Width, p.Size.Height, ground)
		lines := wrapped(label, p.Size.Width-2*fixPad, theme.SmallBold)
		y := (p.Size.Height - float32(len(lines))*theme.SmallBold.Line()) / 2
		for i, line := range lines {
			p.Text(fixPad, y+float32(i)*theme.SmallBold.Line(), 0, line, theme.SmallBold, theme.Ink, false)
		}
		if p.Focused {
			p.FocusRing(0, 0, p.Size.Width, p.Size.Height, theme.RadiusButtonSmall)
		}
	}, func(fyne.Position) { tapped() })
	return &fyne.Container{Layout: f, Objects: []fyne.CanvasObject{f.button}}
}

// wrapped breaks a label into lines of a width.
func wrapped(label string, width float32, r theme.Role) (lines []string) {
	for _, word := range strings.Fields(label) {
		if n := len(lines); n > 0 && widget.TextWidth(lines[n-1]+" "+word, r, false) <= width+0.5 {
			lines[n-1] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

func (f *fix) size(width float32) fyne.Size {
	wide := min(width, widget.TextWidth(f.label, theme.SmallBold, false)+2*fixPad)
	lines := float32(len(wrapped(f.label, wide-2*fixPad, theme.SmallBold)))
	return fyne.NewSize(wide, max(fixHigh, lines*theme.SmallBold.Line()+12))
}

// HeightFor implements page.TallLayout.
func (f *fix) HeightFor(_ []fyne.CanvasObject, width float32) float32 { return f.size(width).Height }

// Layout implements fyne.Layout.
func (f *fix) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	f.button.Move(fyne.Position{})
	f.button.Resize(f.size(size.Width))
}

// MinSize implements fyne.Layout.
func (f *fix) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(80, fixHigh) }
