package today

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/widget"
)

// notices are what the person should know before all else. Those of the resident are
// hidden once they were seen, for as long as the window is open.
type notices struct {
	page  *Page
	box   *fyne.Container
	list  *fyne.Container
	shown []notice
	seen  []control.Notice
	gone  bool  // the resident does not answer
	fault error // what was asked last and refused
}

// notice is all that a notice row says.
type notice struct {
	kind                widget.NoticeKind
	icon                icon.Name
	title, text, button string
}

func newNotices(p *Page) *notices {
	n := &notices{page: p, list: page.Column(12)}
	n.box = page.Pad(0, 0, 24, 0, n.list)
	return n
}

func (n *notices) lost() {
	n.gone = true
	n.show()
}

func (n *notices) found() { n.gone = false }

func (n *notices) refused(err error) {
	n.fault = err
	n.show()
}

func (n *notices) forget() { n.fault = nil }

func (n *notices) show() {
	say := n.page.given.Words.Say
	var rows []notice
	var acts []func()
	add := func(row notice, act func()) {
		rows = append(rows, row)
		acts = append(acts, act)
	}
	if n.gone {
		add(notice{widget.NoticeError, icon.Caution, say("today.notice.lost"), say("today.notice.lost_text"), ""}, nil)
	}
	if n.fault != nil {
		add(notice{widget.NoticeCaution, icon.Caution, say("today.notice.refused"), n.fault.Error(), say("today.notice.dismiss")}, func() {
			n.fault = nil
			n.change()
		})
	}
	if n.page.snapshot.FirstRun {
		add(notice{widget.NoticeInfo, icon.ShieldAlert, say("today.notice.first_run"), say("today.notice.first_run_text"), say("today.notice.first_run_button")}, func() {
			n.page.ask(control.Command{Name: "window", Window: control.FirstRunWindow}, nil)
		})
	}
	for _, one := range n.page.snapshot.Notices {
		if slices.Contains(n.seen, one) {
			continue
		}
		add(notice{widget.NoticeCaution, icon.Caution, n.title(one.Kind), one.Text, say("today.notice.dismiss")}, func() {
			n.seen = append(n.seen, one)
			n.change()
		})
	}
	if !slices.Equal(rows, n.shown) {
		n.shown = rows
		n.list.Objects = nil
		for i, r := range rows {
			n.list.Objects = append(n.list.Objects, widget.NewNotice(r.kind, r.icon, r.title, r.text, r.button, acts[i]))
		}
		n.list.Refresh()
	}
	visible(n.box, len(rows) > 0)
}

func (n *notices) change() {
	n.show()
	n.page.given.Resized()
}

// title is what a notice is about, by the first word of its kind.
func (n *notices) title(kind string) string {
	say := n.page.given.Words.Say
	about, rest, _ := strings.Cut(kind, "-")
	if about == "no" {
		about = rest
	}
	switch about {
	case "settings":
		return say("today.notice.title.settings")
	case "journal":
		return say("today.notice.title.journal")
	case "pack":
		return say("today.notice.title.pack")
	case "window":
		return say("today.notice.title.window")
	case "tray":
		return say("today.notice.title.tray")
	case "notification":
		return say("today.notice.title.notification")
	case "session":
		return say("today.notice.title.session")
	}
	return say("today.notice.title.else")
}
