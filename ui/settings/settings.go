// Package settings is the settings page of the main window. It reaches every setting that
// does something today, saves each change at once, says the whole plan in one sentence on
// top, and takes any change back.
//
// The values live in the resident. The page shows them, sends the whole of them with
// every change, and goes back to what the resident holds when that refuses.
package settings

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// The parts of the page, in their order.
const (
	Schedule = "schedule"
	Quiet    = "quiet"
	Coach    = "coach"
	Tools    = "tools"
	General  = "general"
)

var parts = []string{Schedule, Quiet, Coach, Tools, General}

// Page is the settings page. Its methods must be called on Fyne's main thread.
type Page struct {
	given    page.Given
	reply    control.SettingsReply // what the resident holds
	snapshot control.Snapshot
	wanted   settings.Settings // what the controls show
	saving   bool
	again    bool // something changed while a change was being saved
	undo     []step
	kept     int // how much of undo the resident has

	content  *fyne.Container
	tabs     *widget.Segmented
	summary  *widget.SummarySentence
	fault    *fyne.Container
	bodies   map[string]*fyne.Container
	open     string
	controls []bound
	toast    *toast
	sound    *sound
	data     *data
}

// step is a change that can be taken back.
type step struct {
	what   string // the control that it was made with
	before settings.Settings
}

// bound is a control with the settings that it sets.
type bound struct {
	keys   []string
	part   string
	object fyne.CanvasObject
	// show makes the control show s, without telling of a change.
	show func(s settings.Settings)
}

// New makes the page, open at a part; an unknown part is the first.
func New(g page.Given, reply control.SettingsReply, part string) *Page {
	p := &Page{given: g, reply: reply, wanted: clone(reply.Settings), bodies: map[string]*fyne.Container{}}
	say := g.Words.Say
	labels := []string{
		say("settings.part.schedule"), say("settings.part.quiet"), say("settings.part.coach"),
		say("settings.part.tools"), say("settings.part.general"),
	}
	p.tabs = widget.NewTabs(labels, 0, func(i int) { p.Open(parts[i]) })
	title := widget.NewText(say("settings.title"), theme.H2, theme.Ink)
	p.summary = widget.NewSummarySentence()
	p.fault = page.Column(0)
	p.fault.Hide()
	p.toast = newToast(p)

	p.bodies[Schedule] = p.schedule()
	p.bodies[Quiet] = p.quiet()
	p.bodies[Coach] = p.coach()
	p.bodies[Tools] = p.tools()
	p.bodies[General] = p.general()
	all := []fyne.CanvasObject{
		&fyne.Container{Layout: headLayout{title, p.tabs}, Objects: []fyne.CanvasObject{title, p.tabs}},
		&fyne.Container{Layout: &settled{}, Objects: []fyne.CanvasObject{p.summary}}, p.fault,
	}
	for _, name := range parts {
		p.bodies[name].Hide()
		all = append(all, p.bodies[name])
	}
	p.content = page.Column(theme.Between, all...)
	p.Open(part)
	p.show()
	return p
}

// Inherit goes on where a page in other words left off: its part, and what can be taken
// back.
func (p *Page) Inherit(from *Page) {
	p.Open(from.open)
	p.undo, p.kept = from.undo, from.kept
	if from.toast.box.Visible() && len(p.undo) > 0 {
		p.toast.saved()
	}
	from.toast.hide()
}

// Content is what the page shows.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Float is shown in the sidebar while it is visible, where it hides nothing.
func (p *Page) Float() fyne.CanvasObject { return p.toast.box }

// Part is the part that is open.
func (p *Page) Part() string { return p.open }

// Open opens a part of the page.
func (p *Page) Open(part string) {
	i := slices.Index(parts, part)
	if i < 0 {
		i = 0
	}
	if p.open == parts[i] {
		return
	}
	p.open = parts[i]
	p.tabs.Select(i)
	p.toast.hide()
	for name, body := range p.bodies {
		if name == p.open {
			body.Show()
		} else {
			body.Hide()
		}
	}
	p.content.Refresh()
	p.given.Resized()
	if p.open == Coach {
		p.sound.look()
	}
}

// Settings follows the resident's settings when they were changed elsewhere.
func (p *Page) Settings(reply control.SettingsReply) {
	if p.saving {
		return // the answer to what is being saved is on its way
	}
	if !equal(reply.Settings, p.reply.Settings) {
		// Taking a change back would take back the other's too.
		p.undo, p.kept = nil, 0
		p.toast.hide()
	}
	p.reply, p.wanted = reply, clone(reply.Settings)
	p.show()
}

// Show follows what the resident sees.
func (p *Page) Show(now control.Snapshot) {
	before := p.snapshot
	p.snapshot = now
	if !reflect.DeepEqual(before.Sources, now.Sources) || !reflect.DeepEqual(before.Blockers, now.Blockers) ||
		!reflect.DeepEqual(before.Kept, now.Kept) {
		p.show()
	}
}

// Control is the control that sets the setting with this key; nil where there is none.
func (p *Page) Control(key string) fyne.CanvasObject {
	for _, b := range p.controls {
		if slices.Contains(b.keys, key) {
			return b.object
		}
	}
	return nil
}

// Jump opens the part with the control of a setting, and gives it the keyboard.
func (p *Page) Jump(key string) {
	for _, b := range p.controls {
		if !slices.Contains(b.keys, key) {
			continue
		}
		p.Open(b.part)
		p.given.Reveal(b.object)
		if f, ok := b.object.(fyne.Focusable); ok {
			if c := fyne.CurrentApp().Driver().CanvasForObject(b.object); c != nil {
				c.Focus(f)
			}
		}
		return
	}
}

// change edits the settings and saves them. Changes by the same control in a row are
// taken back together.
func (p *Page) change(what string, edit func(*settings.Settings)) {
	before, next := clone(p.wanted), clone(p.wanted)
	edit(&next)
	if equal(before, next) {
		return
	}
	if n := len(p.undo); n == 0 || p.undo[n-1].what != what {
		p.undo = append(p.undo, step{what, before})
	}
	p.toast.saved()
	p.want(next)
}

// Undo takes the last change back.
func (p *Page) Undo() {
	n := len(p.undo)
	if n == 0 {
		return
	}
	last := p.undo[n-1]
	p.undo = p.undo[:n-1]
	p.kept = min(p.kept, n-1)
	p.toast.undone()
	p.want(last.before)
}

func (p *Page) want(s settings.Settings) {
	p.wanted = s
	p.fault.Hide()
	p.show()
	p.save()
}

// save sends what the controls show. One change is on its way at a time; what changes
// meanwhile follows it.
func (p *Page) save() {
	if p.saving {
		p.again = true
		return
	}
	p.saving = true
	p.given.Resident.Save(clone(p.wanted), func(reply control.SettingsReply, err error) {
		p.saving = false
		if err == nil && len(reply.Problems) > 0 {
			p.reply = reply
			err = errors.New(p.sentences(reply.Problems))
		}
		if err != nil {
			p.again = false
			p.refused(err)
			return
		}
		p.reply = reply
		p.kept = len(p.undo)
		if p.again {
			p.again = false
			p.save()
			return
		}
		p.wanted = clone(reply.Settings)
		p.show()
	})
}

// refused goes back to what the resident holds and says why.
func (p *Page) refused(err error) {
	p.wanted = clone(p.reply.Settings)
	p.undo = p.undo[:min(p.kept, len(p.undo))]
	p.toast.hide()
	p.fault.Objects = []fyne.CanvasObject{
		widget.NewNotice(widget.NoticeCaution, icon.Caution, p.given.Words.Say("settings.refused.title"), err.Error(), "", nil),
	}
	p.fault.Show()
	p.show()
}

// sentences are problems for people: without the keys of the file before them.
func (p *Page) sentences(problems []string) string {
	var out []string
	for _, text := range problems {
		if key, rest, ok := strings.Cut(text, ": "); ok {
			if _, known := settings.FieldOf(key); known {
				text = strings.ToUpper(rest[:1]) + rest[1:]
			}
		}
		out = append(out, text)
	}
	return strings.Join(out, "\n")
}

// show makes everything show the settings that are wanted.
func (p *Page) show() {
	for _, b := range p.controls {
		b.show(p.wanted)
	}
	p.summary.SetRuns(p.sentence()...)
	p.content.Refresh()
	p.given.Resized()
}

// today is the date of now as the settings write it.
func (p *Page) today() string { return p.given.Clock.Now().Format(time.DateOnly) }

func clone(s settings.Settings) settings.Settings {
	s.Tools = slices.Clone(s.Tools)
	s.Schedule.Days = slices.Clone(s.Schedule.Days)
	s.Schedule.Windows = slices.Clone(s.Schedule.Windows)
	s.Schedule.At = slices.Clone(s.Schedule.At)
	s.Schedule.QuietDates = slices.Clone(s.Schedule.QuietDates)
	s.Safety.Flags = slices.Clone(s.Safety.Flags)
	return s
}

// equal compares as the resident would: a list that is empty and one that is not there
// are the same.
func equal(a, b settings.Settings) bool {
	x, err1 := json.Marshal(normal(a))
	y, err2 := json.Marshal(normal(b))
	return err1 == nil && err2 == nil && reflect.DeepEqual(x, y)
}

func normal(s settings.Settings) settings.Settings {
	for _, list := range []*[]string{
		&s.Tools, &s.Schedule.Days, &s.Schedule.Windows, &s.Schedule.At, &s.Schedule.QuietDates, &s.Safety.Flags,
	} {
		if *list == nil {
			*list = []string{}
		}
	}
	return s
}
