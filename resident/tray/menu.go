//go:build linux || windows

package tray

import (
	"log/slog"
	"reflect"
	"slices"
	"sync"

	"fyne.io/systray"

	"github.com/unknot-app/unknot/control"
)

// shown is what the tray shows: the widgets of the library and what they say now.
type shown struct {
	do      func(control.Command)
	log     *slog.Logger
	picture func(colouring, state string) ([]byte, error)
	icon    [2]string // colouring and state
	tooltip string
	slots   map[Key]*slot
	watched chan *slot // those whose clicks are to be carried out
}

// slot is one item of the menu. It is hidden until it is shown the first time.
type slot struct {
	item     *systray.MenuItem
	visible  bool
	label    string
	disabled bool
	checked  bool
	children []*slot

	mu sync.Mutex
	do *control.Command
}

// newShown makes all items of the layout, hidden.
func newShown(options Options, picture func(colouring, state string) ([]byte, error)) *shown {
	s := &shown{do: options.Do, log: options.Log, picture: picture, slots: map[Key]*slot{}, watched: make(chan *slot)}
	go s.follow()
	for i, section := range layout {
		if i > 0 {
			systray.AddSeparator()
		}
		for _, key := range section {
			item := systray.AddMenuItem
			if key == SessionMini {
				item = func(title, tooltip string) *systray.MenuItem {
					return systray.AddMenuItemCheckbox(title, tooltip, false)
				}
			}
			slot := s.watch(item("", ""))
			s.slots[key] = slot
			if slices.Contains(submenus, key) {
				// An item must open a submenu from the start, while it can be seen.
				slot.children = append(slot.children, s.watch(slot.item.AddSubMenuItem("", "")))
				slot.children[0].item.Hide()
			}
		}
	}
	for _, slot := range s.slots {
		slot.item.Hide()
	}
	return s
}

// watch has the clicks of an item carried out from now on.
func (s *shown) watch(item *systray.MenuItem) *slot {
	slot := &slot{item: item}
	s.watched <- slot
	return slot
}

// follow carries out the clicks of all items. The library drops a click that nobody waits
// for, so all are waited for at once: by one goroutine, since one for each would hold their
// stacks for good.
func (s *shown) follow() {
	slots := []*slot{nil}
	cases := []reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(s.watched)}}
	for {
		i, received, _ := reflect.Select(cases)
		if i == 0 {
			slot := received.Interface().(*slot)
			slots = append(slots, slot)
			cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(slot.item.ClickedCh)})
			continue
		}
		slots[i].mu.Lock()
		do := slots[i].do
		slots[i].mu.Unlock()
		if do != nil {
			go s.do(*do)
		}
	}
}

// show changes what differs from the model.
func (s *shown) show(m Model, colouring string) {
	defer func() {
		// The library panics when its connection to the bus is gone, as at the end of a
		// session. What the tray shows then matters to nobody.
		if err := recover(); err != nil {
			s.log.Warn("the tray icon can't be changed", "err", err)
		}
	}()
	if icon := [2]string{colouring, m.Icon}; icon != s.icon {
		if picture, err := s.picture(colouring, m.Icon); err != nil {
			s.log.Error("tray icon is missing", "icon", m.Icon, "err", err)
		} else {
			systray.SetIcon(picture)
			s.icon = icon
		}
	}
	if m.Tooltip != s.tooltip {
		systray.SetTooltip(m.Tooltip)
		s.tooltip = m.Tooltip
	}
	wanted := map[Key]Item{}
	for _, section := range m.Sections {
		for _, item := range section {
			wanted[item.Key] = item
		}
	}
	// What goes, goes first: a menu that is open for a moment holds rather too little.
	for _, section := range layout {
		for _, key := range section {
			if _, stays := wanted[key]; !stays {
				s.slots[key].hide()
			}
		}
	}
	for _, section := range layout {
		for _, key := range section {
			if item, there := wanted[key]; there {
				s.fill(s.slots[key], item)
			}
		}
	}
}

// fill makes a slot and its submenu show an item.
func (s *shown) fill(slot *slot, item Item) {
	for len(slot.children) < len(item.Sub) && len(slot.children) > 0 {
		slot.children = append(slot.children, s.watch(slot.item.AddSubMenuItem("", "")))
		slot.children[len(slot.children)-1].visible = true
	}
	for i, child := range slot.children {
		if i < len(item.Sub) {
			s.fill(child, item.Sub[i])
		} else {
			child.hide()
		}
	}
	slot.mu.Lock()
	slot.do = item.Do
	slot.mu.Unlock()
	if slot.disabled != item.Disabled {
		slot.disabled = item.Disabled
		if item.Disabled {
			slot.item.Disable()
		} else {
			slot.item.Enable()
		}
	}
	if slot.checked != item.Checked {
		slot.checked = item.Checked
		if item.Checked {
			slot.item.Check()
		} else {
			slot.item.Uncheck()
		}
	}
	if slot.label != item.Label {
		slot.label = item.Label
		slot.item.SetTitle(item.Label)
	}
	if !slot.visible {
		slot.visible = true
		slot.item.Show()
	}
}

func (slot *slot) hide() {
	slot.mu.Lock()
	slot.do = nil
	slot.mu.Unlock()
	if slot.visible {
		slot.visible = false
		slot.item.Hide()
	}
}

// today is what a click on the icon itself asks for.
func today(do func(control.Command)) func() {
	return func() { go do(control.Command{Name: "window", Window: control.MainWindow}) }
}
