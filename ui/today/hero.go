package today

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/face"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// hero offers the one obvious thing: to start now, or to see what runs already.
type hero struct {
	page    *Page
	box     *fyne.Container
	picture *picture
	label   *widget.Text
	title   *widget.Text
	thread  *widget.Thread
	names   string            // of the techniques
	line    *widget.Text      // shows them beside the thread, or another line alone
	text    *widget.Paragraph // in place of thread and line, where there is more to say
	button  *widget.Button
	others  *widget.Button
	act     func()
}

func newHero(p *Page) *hero {
	h := &hero{
		page:    p,
		picture: newPicture(p.given.Figures),
		label:   widget.NewText("", theme.Label, theme.EmberInk),
		title:   widget.NewText("", theme.H2, theme.Ink),
		thread:  widget.NewThread(),
		line:    widget.NewText("", theme.Body, theme.Ink2),
		text:    widget.NewParagraph(theme.Body, theme.Ink2),
	}
	h.button = widget.NewButton(widget.Primary, "", func() { h.act() })
	h.button.Height = 56
	h.others = widget.NewButton(widget.Ghost, p.given.Words.Say("today.start.others"), h.openOthers)
	h.others.After = icon.ChevronDown
	h.box = &fyne.Container{Layout: heroLayout{h}, Objects: []fyne.CanvasObject{
		h.picture.raster, h.label, h.title, h.thread, h.line, h.text, h.button, h.others,
	}}
	return h
}

func (h *hero) show() {
	c := h.page.settings.Coach
	h.picture.set(c.Skin, c.Hair, c.Body)
	s := h.page.snapshot
	switch {
	case s.CoachLocked:
		h.locked()
	case s.Session != nil:
		h.running(*s.Session)
	case s.Routine.ID == "":
		h.nothing()
	default:
		h.offer(s.Routine)
	}
	h.box.Refresh()
}

// offer shows the routine of the moment with its techniques.
func (h *hero) offer(r control.RoutineRef) {
	words := h.page.given.Words
	numbers, names := h.techniques(r)
	label := words.SayN("today.start.time", minutes(r.LengthS))
	// Another routine than the person's own needs its reason.
	if reason := h.page.snapshot.RoutineReason; r.ID != h.page.settings.General.QuickRoutine && reason != "" {
		label = reason
	}
	h.say(label, r.Name, names, "")
	h.thread.SetNumbers(numbers...)
	visible(h.thread, len(numbers) > 0)
	h.offerButton(icon.Play, words.Say("today.start.label"), "Ctrl Enter", func() {
		h.start(r.ID)
	})
	visible(h.others, len(h.page.snapshot.Routines) > 1)
}

// start starts a routine, once however often it is pressed meanwhile.
func (h *hero) start(routine string) {
	if h.button.Disabled() {
		return
	}
	h.button.Disable()
	h.page.ask(control.Command{Name: "start", Routine: routine}, h.button.Enable)
}

func (h *hero) running(s control.Session) {
	words := h.page.given.Words
	label := words.Say("today.running.label")
	if s.Paused {
		label = words.Say("today.running.paused")
	}
	h.say(label, s.Name, s.Sentence, "")
	h.offerButton(icon.Play, words.Say("today.running.show"), "Ctrl Enter", func() {
		h.page.ask(control.Command{Name: "session", Session: "show"}, nil)
	})
}

func (h *hero) locked() {
	words := h.page.given.Words
	h.say(words.Say("today.locked.label"), words.Say("today.locked.title"), "", words.Say("today.locked.text"))
	h.offerButton(icon.Lock, words.Say("today.locked.button"), "", func() { h.page.given.Go(page.SettingsPart + "general") })
}

func (h *hero) nothing() {
	words := h.page.given.Words
	h.say(words.Say("today.nothing.label"), words.Say("today.nothing.title"), "", words.Say("today.nothing.text"))
	h.offerButton(icon.Ball, words.Say("today.nothing.button"), "", func() { h.page.given.Go(page.SettingsPart + "tools") })
}

// say shows words, and neither thread nor other routines.
func (h *hero) say(label, title, line, text string) {
	h.label.SetText(label)
	h.title.SetText(title)
	h.names = line
	h.line.SetText(line)
	h.text.SetText(text)
	visible(h.line, line != "")
	visible(h.text, text != "")
	visible(h.thread, false)
	visible(h.others, false)
}

func (h *hero) offerButton(i icon.Name, label, key string, act func()) {
	h.act = act
	h.button.Icon, h.button.Key, h.button.Label = i, key, label
	h.button.Refresh()
}

// techniques are the numbers and the short names of what the routine comes to with the
// tools at hand.
func (h *hero) techniques(r control.RoutineRef) (numbers []int, names string) {
	routine, ok := h.page.given.Library.Routine(technique.ID(r.ID))
	if !ok {
		return nil, ""
	}
	line, err := coach.Fit(h.page.given.Library, face.Request(h.page.settings, routine, h.page.given.Words))
	if err != nil {
		return nil, ""
	}
	var short []string
	for i, t := range line.Techniques {
		numbers = append(numbers, t.Number)
		name := t.Short
		if i > 0 {
			name = h.page.given.Words.Inside(name)
		}
		short = append(short, name)
	}
	return numbers, strings.Join(short, ", ")
}

// minutes are those of a length as "about five minutes" says it.
func minutes(seconds int) int {
	return face.Minutes(time.Duration(seconds) * time.Second)
}

func (h *hero) openOthers() { page.OpenMenu(h.others, h.otherItems(), "") }

// otherItems are the other routines with their lengths; what can't be started says why.
func (h *hero) otherItems() []page.Item {
	s := h.page.snapshot
	var items []page.Item
	for _, r := range s.Routines {
		if r.ID == s.Routine.ID {
			continue
		}
		item := page.Item{Label: r.Name, Hint: h.page.given.Words.Say("today.start.length", "Count", minutes(r.LengthS))}
		if r.Locked != "" {
			item.Hint = r.Locked
		} else {
			item.Tapped = func() { h.start(r.ID) }
		}
		items = append(items, item)
	}
	return slices.Clip(items)
}

// heroLayout sets the words at the left of the picture, 240 units high at normal text.
type heroLayout struct{ h *hero }

const (
	heroPad = 32
	// What the words may take of the width before they meet the figure: beside its head,
	// and beside its shoulder.
	besideHead     = 0.66
	besideShoulder = 0.60
)

func (l heroLayout) room(width float32) float32 { return width*besideHead - heroPad }

func (l heroLayout) low(width float32) float32 { return width*besideShoulder - heroPad }

// middle is the height of what stands between title and button.
func (l heroLayout) middle(width float32) float32 {
	if l.h.text.Visible() {
		return l.h.text.HeightFor(l.low(width))
	}
	return max(28, l.h.line.MinSize().Height)
}

// HeightFor implements page.TallLayout.
func (l heroLayout) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	return 28 + theme.Label.Line() + 4 + theme.H2.Line() + 12 + l.middle(width) + l.above() + l.h.button.MinSize().Height + 24
}

// above is the room between words and button: less of it where there are more words.
func (l heroLayout) above() float32 {
	if l.h.text.Visible() {
		return 16
	}
	return 28
}

func (l heroLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	h := l.h
	button, others := h.button.MinSize(), h.others.MinSize()
	h.picture.taken = heroPad + button.Width + 16 + others.Width
	h.picture.raster.Move(fyne.Position{})
	h.picture.raster.Resize(size)
	room, y := l.room(size.Width), float32(28)
	put := func(o fyne.CanvasObject, x, width, height float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, height))
	}
	put(h.label, heroPad, room, theme.Label.Line())
	y += theme.Label.Line() + 4
	put(h.title, heroPad, room, theme.H2.Line())
	y += theme.H2.Line() + 12
	middle := l.middle(size.Width)
	put(h.text, heroPad, l.low(size.Width), middle)
	x := float32(heroPad)
	if h.thread.Visible() {
		thread := h.thread.MinSize()
		y += (middle - thread.Height) / 2
		put(h.thread, x, thread.Width, thread.Height)
		y -= (middle - thread.Height) / 2
		x += thread.Width + 12
	}
	l.fit(max(0, heroPad+room-x))
	put(h.line, x, max(0, heroPad+room-x), middle)
	y += middle + l.above()
	put(h.button, heroPad, button.Width, button.Height)
	y += (button.Height - others.Height) / 2
	put(h.others, heroPad+button.Width+16, others.Width, others.Height)
}

// fit says how many techniques there are where their names need more room.
func (l heroLayout) fit(room float32) {
	h := l.h
	text := h.names
	if h.thread.Visible() && widget.TextWidth(text, theme.Body, false) > room {
		text = h.page.given.Words.SayN("today.start.techniques", len(h.thread.Numbers))
	}
	h.line.SetText(text)
}

func (l heroLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.HeightFor(objects, max(600, l.h.box.Size().Width)))
}
