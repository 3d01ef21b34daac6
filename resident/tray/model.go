package tray

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/unknot-app/unknot/control"
)

// Model is what the tray shows: an icon, a tooltip and a menu.
type Model struct {
	Icon     string // one of assets.TrayStates
	Tooltip  string
	Sections [][]Item // with a line between them; none is empty
}

// Item is one line of the menu. What it shows changes; its key and place do not.
type Item struct {
	Key      Key
	Label    string
	Disabled bool
	Checked  bool             // has a tick
	Do       *control.Command // what a click asks for; nil: nothing
	Sub      []Item           // a submenu; its items have no keys
}

// Key names an item of the menu.
type Key string

const (
	State     Key = "state"      // the state, in a line
	StateMore Key = "state-more" // and why

	FirstRun    Key = "first-run"
	Resume      Key = "resume"
	PauseLonger Key = "pause-longer"
	Free        Key = "free"
	QuietFor    Key = "quiet-for"
	Start       Key = "start"
	Routines    Key = "routines"
	SessionHold Key = "session-hold" // pause or go on
	SessionNext Key = "session-next"
	SessionShow Key = "session-show"
	SessionMini Key = "session-mini"

	StartBelow    Key = "start-below" // the same two while paused, in second place
	RoutinesBelow Key = "routines-below"
	Snooze        Key = "snooze"
	Meeting       Key = "meeting"
	Skip          Key = "skip"
	Pause         Key = "pause"
	SessionEnd    Key = "session-end"

	Rate     Key = "rate"
	Open     Key = "open"
	Settings Key = "settings"

	Quit Key = "quit"
)

// layout is every item that the menu ever shows, in its order. Trays take it ill when
// items come and go, so all of them are made once, and hidden or shown. Items that stand
// in two places, depending on the state, are there twice.
var layout = [][]Key{
	{State, StateMore},
	{FirstRun, Resume, PauseLonger, Free, QuietFor, Start, Routines, SessionHold, SessionNext, SessionShow, SessionMini},
	{StartBelow, RoutinesBelow, Snooze, Meeting, Skip, Pause, SessionEnd},
	{Rate, Open, Settings},
	{Quit},
}

// submenus are the items of the layout that open a submenu.
var submenus = []Key{PauseLonger, QuietFor, Routines, RoutinesBelow, Snooze, Meeting, Pause, Rate}

// Words says a text by its ID; args are pairs of a placeholder's name and its value.
type Words interface {
	Say(id string, args ...any) string
}

// Menu is what the tray shows for a snapshot. routines are those to choose from.
func Menu(s control.Snapshot, routines []control.RoutineRef, words Words) Model {
	m := menu{s, routines, words}
	return Model{
		Icon:     m.icon(),
		Tooltip:  m.tooltip(),
		Sections: [][]Item{m.state(), m.likely(), m.more(), m.always(), {m.item(Quit, "tray.quit", control.Command{Name: "quit"})}},
	}
}

// menu makes the parts of a model.
type menu struct {
	control.Snapshot
	routines []control.RoutineRef
	words    Words
}

// icon follows the state. The loop is drawn in quarters; the full one is for rest.
func (m menu) icon() string {
	quarter := func() int { return min(max((m.ProgressPercent+12)/25, 1), 3) * 25 }
	switch m.State {
	case control.Counting:
		if m.quiet() {
			return "meeting"
		}
		return fmt.Sprintf("progress-%d", quarter())
	case control.InSession:
		return fmt.Sprintf("session-%d", quarter())
	case control.Due:
		return "due"
	case control.HeldBack:
		return "meeting"
	case control.Snoozed:
		return "snoozed"
	case control.Paused:
		return "paused"
	}
	return "rest"
}

func (m menu) tooltip() string {
	if m.Session == nil {
		return m.words.Say("tray.tooltip", "State", m.Headline)
	}
	if m.Session.Paused {
		return m.words.Say("tray.tooltip_session_paused", "Routine", m.Session.Name)
	}
	left := fmt.Sprintf("%d:%02d", m.Session.LeftS/60, m.Session.LeftS%60)
	return m.words.Say("tray.tooltip_session", "Routine", m.Session.Name, "Left", left)
}

// state is what goes on, in one line or two.
func (m menu) state() []Item {
	line := m.Headline
	if m.Session != nil {
		line = m.Session.Sentence
	}
	items := []Item{note(State, line)}
	switch {
	case m.State == control.HeldBack && len(m.Blockers) > 0 && plain(m.Blockers[0].Sentence) != plain(line):
		items = append(items, note(StateMore, m.Blockers[0].Sentence))
	case m.CoachLocked:
		items = append(items, note(StateMore, m.words.Say("tray.locked")))
	}
	return items
}

// likely is what one most probably wants now.
func (m menu) likely() []Item {
	if m.Session != nil {
		hold := m.session(SessionHold, "tray.session.pause", "pause")
		if m.Session.Paused {
			hold = m.session(SessionHold, "tray.session.resume", "resume")
		}
		items := []Item{
			hold,
			m.session(SessionNext, "tray.session.next", "next"),
			m.session(SessionShow, "tray.session.show", "show"),
		}
		if m.Session.Mini != nil {
			mini := m.session(SessionMini, "tray.session.mini", "mini")
			mini.Checked = *m.Session.Mini
			items = append(items, mini)
		}
		return items
	}
	if m.Pause != nil {
		return []Item{
			m.item(Resume, "tray.resume", control.Command{Name: "resume"}),
			m.sub(PauseLonger, "tray.pause.longer", m.pauses()),
		}
	}
	if m.quiet() {
		return []Item{
			m.item(Free, "tray.meeting.free", control.Command{Name: "free"}),
			m.sub(QuietFor, "tray.meeting.longer", m.meetings()),
		}
	}
	items := m.starts(Start, Routines)
	if m.FirstRun {
		first := m.item(FirstRun, "tray.first_run", control.Command{Name: "window", Window: "first-run"})
		items = slices.Insert(items, 0, first)
	}
	return items
}

// more is what else the state allows.
func (m menu) more() []Item {
	if m.Session != nil {
		return []Item{m.session(SessionEnd, "tray.session.end", "end")}
	}
	if m.Pause != nil {
		return m.starts(StartBelow, RoutinesBelow)
	}
	if m.quiet() {
		return append(m.starts(StartBelow, RoutinesBelow), m.sub(Pause, "tray.pause.label", m.pauses()))
	}
	var items []Item
	if len(m.Snapshot.Snooze.Choices) > 0 {
		label := "tray.snooze"
		if m.State == control.Snoozed {
			label = "tray.snooze_longer"
		}
		items = append(items, m.sub(Snooze, label, m.snoozes()))
	}
	if len(m.Snapshot.Meeting.Choices) > 0 {
		items = append(items, m.sub(Meeting, "tray.meeting.label", m.meetings()))
	}
	if m.State == control.Due || m.State == control.Snoozed || m.State == control.HeldBack {
		items = append(items, m.item(Skip, "tray.skip", control.Command{Name: "skip"}))
	}
	return append(items, m.sub(Pause, "tray.pause.label", m.pauses()))
}

// always is what is there in every state, as far as it fits.
func (m menu) always() []Item {
	open := m.item(Open, "tray.open", control.Command{Name: "window", Window: control.MainWindow})
	if m.Session != nil {
		return []Item{open}
	}
	return []Item{
		m.sub(Rate, "tray.rate.label", m.ratings()),
		open,
		m.item(Settings, "tray.settings", control.Command{Name: "window", Window: "settings"}),
	}
}

// starts are the quick start and the routines to choose from.
func (m menu) starts(start, routines Key) []Item {
	label := "tray.start"
	if m.State == control.Snoozed {
		label = "tray.start_instead"
	}
	quick := Item{
		Key:      start,
		Label:    m.words.Say(label, "Name", m.Routine.Name, "Lower", lower(m.Routine.Name)),
		Disabled: m.CoachLocked || m.Routine.Locked != "" || m.Routine.ID == "",
	}
	if !quick.Disabled {
		quick.Do = &control.Command{Name: "start"}
	}
	items := []Item{quick}
	if len(m.routines) == 0 || m.CoachLocked {
		return items
	}
	var list []Item
	for _, r := range m.routines {
		item := Item{
			Label:    m.words.Say("tray.routine", "Name", r.Name, "Minutes", max(1, (r.LengthS+30)/60)),
			Disabled: r.Locked != "",
		}
		if !item.Disabled {
			item.Do = &control.Command{Name: "start", Routine: r.ID}
		}
		list = append(list, item)
	}
	return append(items, m.sub(routines, "tray.routines", list))
}

func (m menu) snoozes() []Item {
	var list []Item
	for _, c := range m.Snapshot.Snooze.Choices {
		list = append(list, Item{Label: c.Label, Do: &control.Command{Name: "snooze", For: c.For}})
	}
	return list
}

// quiet tells whether the person is in a meeting, as they said or as a call tells.
func (m menu) quiet() bool {
	if m.Snapshot.Meeting.Since != nil {
		return true
	}
	return m.State == control.HeldBack && slices.ContainsFunc(m.Blockers, func(b control.Blocker) bool {
		return b.Kind == "call" || b.Kind == "sharing" || b.Kind == "after-call"
	})
}

func (m menu) meetings() []Item {
	var list []Item
	for _, c := range m.Snapshot.Meeting.Choices {
		list = append(list, Item{Label: c.Label, Do: &control.Command{Name: "meeting", For: c.For}})
	}
	return list
}

func (m menu) pauses() []Item {
	list := []Item{
		m.item("", "tray.pause.hour", control.Command{Name: "pause", For: "1h"}),
		m.item("", "tray.pause.tomorrow", control.Command{Name: "pause", For: "tomorrow"}),
	}
	if m.Now.Weekday() != time.Sunday { // tomorrow is Monday then
		list = append(list, m.item("", "tray.pause.monday", control.Command{Name: "pause", For: "monday"}))
	}
	return append(list, m.item("", "tray.pause.resumed", control.Command{Name: "pause"}))
}

// ratings are pairs of the scale from 1 to 10; the upper of a pair is noted.
func (m menu) ratings() []Item {
	var list []Item
	for tension := 2; tension <= 10; tension += 2 {
		list = append(list, m.item("", fmt.Sprintf("tray.rate.to_%d", tension), control.Command{Name: "rate", Tension: tension}))
	}
	return list
}

func (m menu) item(k Key, text string, do control.Command) Item {
	return Item{Key: k, Label: m.words.Say(text), Do: &do}
}

func (m menu) session(k Key, text, command string) Item {
	return m.item(k, text, control.Command{Name: "session", Session: command})
}

func (m menu) sub(k Key, text string, items []Item) Item {
	return Item{Key: k, Label: m.words.Say(text), Sub: items}
}

// note is a line to read, not to click; menus don't end their lines with a full stop.
func note(k Key, sentence string) Item {
	return Item{Key: k, Label: plain(sentence), Disabled: true}
}

func plain(sentence string) string { return strings.TrimSuffix(sentence, ".") }

// lower makes the first letter small, for languages that want a name so in a sentence.
func lower(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}
