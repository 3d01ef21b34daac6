//go:build linux

package desktop

import (
	"fmt"
	"image"
	"image/color"
	"slices"
	"strings"
	"sync"

	"github.com/godbus/dbus/v5"
	"github.com/godbus/dbus/v5/prop"
)

// TrayHost stands in for a panel: it takes tray icons in, reads their menus and clicks
// their items, as a panel does over the bus (StatusNotifierItem and dbusmenu).
type TrayHost struct {
	d    *Desktop
	conn *dbus.Conn

	mu    sync.Mutex
	items []*TrayItem
}

// TrayItem is an icon in a [TrayHost].
type TrayItem struct {
	host   *TrayHost
	owner  string
	path   dbus.ObjectPath
	looked bool
}

// MenuItem is a visible line of a tray menu.
type MenuItem struct {
	ID        int32
	Label     string
	Enabled   bool
	Separator bool
	Submenu   bool
	Items     []MenuItem
}

const (
	watcherName = "org.kde.StatusNotifierWatcher"
	itemName    = "org.kde.StatusNotifierItem"
	menuName    = "com.canonical.dbusmenu"
)

// StartTrayHost starts a tray host without items. It may come late, and a stopped one be
// followed by another.
func (d *Desktop) StartTrayHost() *TrayHost {
	d.t.Helper()
	h := &TrayHost{d: d, conn: d.Bus(d.SessionBus)}
	methods := map[string]any{
		"RegisterStatusNotifierItem": func(service string, sender dbus.Sender) *dbus.Error {
			item := &TrayItem{host: h, owner: service, path: "/StatusNotifierItem"}
			if strings.HasPrefix(service, "/") {
				item.owner, item.path = string(sender), dbus.ObjectPath(service)
			}
			h.mu.Lock()
			defer h.mu.Unlock()
			h.items = append(h.items, item)
			return nil
		},
		"RegisterStatusNotifierHost": func(string) *dbus.Error { return nil },
	}
	if err := h.conn.ExportMethodTable(methods, "/StatusNotifierWatcher", watcherName); err != nil {
		d.fatalf("export the tray host: %v", err)
	}
	_, err := prop.Export(h.conn, "/StatusNotifierWatcher", prop.Map{watcherName: {
		"IsStatusNotifierHostRegistered": {Value: true},
		"ProtocolVersion":                {Value: int32(0)},
		"RegisteredStatusNotifierItems":  {Value: []string{}},
	}})
	if err != nil {
		d.fatalf("export the tray host: %v", err)
	}
	d.claim(h.conn, watcherName)
	return h
}

// Stop ends the host, as a crash of the panel would.
func (h *TrayHost) Stop() { h.conn.Close() }

// Items are the icons that are in the host and whose programs run.
func (h *TrayHost) Items() []*TrayItem {
	h.mu.Lock()
	list := slices.Clone(h.items)
	h.mu.Unlock()
	return slices.DeleteFunc(list, func(i *TrayItem) bool { return !owned(h.conn, i.owner) })
}

// Item waits for the first icon.
func (h *TrayHost) Item() *TrayItem {
	h.d.t.Helper()
	var items []*TrayItem
	h.d.Until("an icon is in the tray", func() bool {
		items = h.Items()
		return len(items) > 0
	})
	return items[0]
}

// Property reads a property of the icon: "Id", "Title", "ItemIsMenu".
func (i *TrayItem) Property(name string) any {
	i.host.d.t.Helper()
	v, err := i.host.conn.Object(i.owner, i.path).GetProperty(itemName + "." + name)
	if err != nil {
		i.host.d.fatalf("read %s of the tray icon: %v", name, err)
	}
	return v.Value()
}

// Tooltip is the title of the icon's tooltip.
func (i *TrayItem) Tooltip() string {
	i.host.d.t.Helper()
	if fields, ok := i.Property("ToolTip").([]any); ok && len(fields) > 2 {
		title, _ := fields[2].(string)
		return title
	}
	return ""
}

// Icon is the icon's picture; nil: none.
func (i *TrayItem) Icon() image.Image {
	i.host.d.t.Helper()
	pixmaps, ok := i.Property("IconPixmap").([][]any)
	if !ok || len(pixmaps) == 0 {
		return nil
	}
	w, h, argb := int(pixmaps[0][0].(int32)), int(pixmaps[0][1].(int32)), pixmaps[0][2].([]byte)
	if w*h == 0 || len(argb) < 4*w*h {
		return nil
	}
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for n := range w * h {
		p := argb[4*n:]
		m.SetNRGBA(n%w, n/w, color.NRGBA{p[1], p[2], p[3], p[0]})
	}
	return m
}

// Activate is a left click on the icon.
func (i *TrayItem) Activate() {
	i.host.d.t.Helper()
	if err := i.host.conn.Object(i.owner, i.path).Call(itemName+".Activate", 0, int32(0), int32(0)).Err; err != nil {
		i.host.d.fatalf("click the tray icon: %v", err)
	}
}

// Menu reads the visible lines of the icon's menu.
func (i *TrayItem) Menu() []MenuItem {
	i.host.d.t.Helper()
	if !i.looked {
		i.looked = true
		i.layout() // the first answer may leave submenus out
	}
	return i.layout().Items
}

// Labels are the labels of the menu, a line "-" between sections, submenus left out.
func (i *TrayItem) Labels() []string {
	i.host.d.t.Helper()
	return labels(i.Menu())
}

func labels(items []MenuItem) []string {
	var list []string
	for _, m := range items {
		if m.Separator {
			list = append(list, "-")
		} else {
			list = append(list, m.Label)
		}
	}
	return list
}

// Find is the item under a path of labels, each the beginning of one.
func (i *TrayItem) Find(path ...string) (MenuItem, bool) {
	i.host.d.t.Helper()
	items, found := i.Menu(), MenuItem{}
	for _, label := range path {
		n := slices.IndexFunc(items, func(m MenuItem) bool { return strings.HasPrefix(m.Label, label) && !m.Separator })
		if n < 0 {
			return MenuItem{}, false
		}
		found, items = items[n], items[n].Items
	}
	return found, len(path) > 0
}

// Click waits for the item under a path of labels, each the beginning of one, and clicks it.
func (i *TrayItem) Click(path ...string) {
	i.host.d.t.Helper()
	var item MenuItem
	i.host.d.Until(fmt.Sprintf("the menu has %q", path), func() bool {
		found, ok := i.Find(path...)
		item = found
		return ok && found.Enabled
	})
	err := i.host.conn.Object(i.owner, i.menuPath()).Call(menuName+".Event", 0, item.ID, "clicked", dbus.MakeVariant(0), uint32(0)).Err
	if err != nil {
		i.host.d.fatalf("click %q: %v", path, err)
	}
}

// CountChanges counts the signals of the icon and its menu from now on, by name.
func (i *TrayItem) CountChanges() (counts func() map[string]int) {
	i.host.d.t.Helper()
	conn := i.host.d.Bus(i.host.d.SessionBus)
	signals := make(chan *dbus.Signal, 1000)
	conn.Signal(signals)
	if err := conn.AddMatchSignal(dbus.WithMatchSender(i.owner)); err != nil {
		i.host.d.fatalf("listen to the tray icon: %v", err)
	}
	return func() map[string]int {
		// Whatever the icon sent before this answer has arrived before it.
		i.Property("Id")
		owned(conn, i.owner)
		list := map[string]int{}
		for {
			select {
			case s := <-signals:
				list[s.Name[strings.LastIndexByte(s.Name, '.')+1:]]++
			default:
				return list
			}
		}
	}
}

func (i *TrayItem) menuPath() dbus.ObjectPath {
	path, _ := i.Property("Menu").(dbus.ObjectPath)
	return path
}

// layout reads the whole menu. The shape is that of GetLayout of dbusmenu.
func (i *TrayItem) layout() MenuItem {
	i.host.d.t.Helper()
	var revision uint32
	var root []any
	call := i.host.conn.Object(i.owner, i.menuPath()).Call(menuName+".GetLayout", 0, int32(0), int32(-1), []string{})
	if call.Err != nil {
		i.host.d.fatalf("read the tray menu: %v", call.Err)
	}
	if len(call.Body) == 2 {
		revision, _ = call.Body[0].(uint32)
		root, _ = call.Body[1].([]any)
	}
	item, ok := menuItem(root)
	if !ok {
		i.host.d.fatalf("the tray menu of revision %d has an unknown shape: %v", revision, call.Body)
	}
	return item
}

// menuItem reads one item: its number, properties and children.
func menuItem(fields []any) (MenuItem, bool) {
	if len(fields) != 3 {
		return MenuItem{}, false
	}
	id, _ := fields[0].(int32)
	props, _ := fields[1].(map[string]dbus.Variant)
	children, _ := fields[2].([]dbus.Variant)
	item := MenuItem{ID: id, Enabled: true}
	item.Label, _ = props["label"].Value().(string)
	if enabled, said := props["enabled"].Value().(bool); said {
		item.Enabled = enabled
	}
	item.Separator = props["type"].Value() == "separator"
	item.Submenu = props["children-display"].Value() == "submenu"
	for _, c := range children {
		fields, _ := c.Value().([]any)
		child, ok := menuItem(fields)
		if !ok {
			return MenuItem{}, false
		}
		if len(fields) == 3 {
			props, _ := fields[1].(map[string]dbus.Variant)
			if visible, said := props["visible"].Value().(bool); said && !visible {
				continue
			}
		}
		item.Items = append(item.Items, child)
	}
	return item, true
}
