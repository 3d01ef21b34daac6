package settings

import (
	"io"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/widget"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// data is where the person's data lies, and what can be done with all of it.
type data struct {
	page    *Page
	asking  bool // whether to delete everything
	busy    bool // an archive is being written
	export  *widget.Button
	notices *fyne.Container
	said    *widget.Notice // what came of the last export
}

// rows are the row of the data, and the question or the copy that belongs to it.
func (d *data) rows() *fyne.Container {
	p := d.page
	say := p.given.Words.Say
	show := widget.NewButton(widget.Secondary, say("settings.data.button"), func() { p.showFolder(p.given.Data) })
	show.Icon = icon.FolderOpen
	d.export = widget.NewButton(widget.Secondary, say("settings.data.export"), d.save)
	remove := widget.NewButton(widget.Danger, say("settings.data.delete"), func() {
		d.asking = true
		d.tell()
	})
	d.notices = page.Column(12)
	below := page.Pad(0, 0, 16, 0, d.notices)
	c, _ := newTextRow(say("settings.data.name"), say("settings.data.hint", "Folder", p.given.Data), page.Line(8, show, d.export, remove))
	p.bind(General, below, func(settings.Settings) {
		d.fill()
		visible(below, len(d.notices.Objects) > 0)
	})
	return page.Column(0, c, below)
}

// tell shows what is so, and scrolls to it.
func (d *data) tell() {
	d.page.show()
	if len(d.notices.Objects) > 0 {
		// Only once it is laid out is it known where it is.
		d.page.given.After(laidOut, func() { d.page.given.Reveal(d.notices) })
	}
}

// laidOut is after how long what was hidden before surely has its place.
const laidOut = 60 * time.Millisecond

// fill shows the question, what was deleted, and what came of an export.
func (d *data) fill() {
	p := d.page
	words := p.given.Words
	say := words.Say
	d.notices.Objects = nil
	if d.asking {
		sure := widget.NewButton(widget.Danger, say("settings.data.sure"), func() {
			d.asking, d.said = false, nil
			p.given.Resident.Ask(control.Command{Name: "delete-data"}, p.took)
			d.tell()
		})
		keep := widget.NewButton(widget.Secondary, say("settings.data.keep"), func() {
			d.asking = false
			d.tell()
		})
		d.notices.Objects = append(d.notices.Objects,
			widget.NewNotice(widget.NoticeCaution, icon.Caution, say("settings.data.ask"), say("settings.data.ask_text", "Folder", p.given.Data), "", nil),
			page.Line(8, keep, sure))
	}
	if k := p.snapshot.Kept; k != nil && !d.asking {
		d.notices.Objects = append(d.notices.Objects, widget.NewNotice(widget.NoticeInfo, icon.Restore,
			say("settings.data.kept"), say("settings.data.kept_text", "Date", words.Date(k.Until), "Folder", k.Folder),
			say("settings.data.restore"), func() {
				d.said = nil
				p.given.Resident.Ask(control.Command{Name: "restore-data"}, p.took)
			}))
	}
	if d.said != nil {
		d.notices.Objects = append(d.notices.Objects, d.said)
	}
	d.notices.Refresh()
}

// took shows what is so after the data was exchanged.
func (p *Page) took(now control.Snapshot, err error) {
	p.orRefused(now, err)
	if err == nil {
		p.Show(now)
	}
}

// save asks for a file and writes everything into it.
func (d *data) save() {
	system := d.page.given.System
	if d.busy || system.Save == nil || system.Export == nil {
		return
	}
	name := "unknot-" + d.page.today() + ".zip"
	system.Save(name, func(file io.WriteCloser, err error) {
		if err != nil {
			d.tellExport(err)
			return
		}
		d.busy = true
		d.export.Disable()
		d.page.work(func() {
			err = system.Export(file)
			if closed := file.Close(); err == nil {
				err = closed
			}
		}, func() {
			d.busy = false
			d.export.Enable()
			d.tellExport(err)
		})
	})
}

func (d *data) tellExport(err error) {
	say := d.page.given.Words.Say
	if err != nil {
		fyne.LogError("could not export", err)
		d.said = widget.NewNotice(widget.NoticeError, icon.FileWarning, say("settings.data.not_exported"), say("settings.data.not_exported_text"), "", nil)
	} else {
		d.said = widget.NewNotice(widget.NoticeOK, icon.CircleCheck, say("settings.data.exported"), say("settings.data.exported_text"), "", nil)
	}
	d.tell()
}

// showFolder shows a folder in the program of the desktop. Where there is none, its path stands
// beside the button.
func (p *Page) showFolder(folder string) {
	if p.given.System.Show == nil {
		return
	}
	if err := p.given.System.Show(folder); err != nil {
		fyne.LogError("could not open "+folder, err)
	}
}

// startsAtLogin is the switch of the desktop's own list, which is looked at each time.
func (p *Page) startsAtLogin() *fyne.Container {
	system := p.given.System
	var w *widget.Toggle
	look := func() {
		on, err := system.StartsAtLogin()
		if err != nil {
			fyne.LogError("could not see what starts at login", err)
		}
		w.SetOn(on)
	}
	w = widget.NewToggle(false, func(on bool) {
		if err := system.StartAtLogin(on); err != nil {
			fyne.LogError("could not change what starts at login", err)
			p.refused(errText(p.given.Words.Say("settings.login.refused")))
		}
		look()
	})
	c := p.newRow("login", w)
	p.bind(General, w, func(settings.Settings) { look() })
	return c
}

// errText is a sentence as an error.
type errText string

func (e errText) Error() string { return string(e) }

// about is the version and the licences, which open below it.
func (p *Page) about() *fyne.Container {
	words := p.given.Words
	system := p.given.System
	version, asked := "", false
	var shown *fyne.Container
	button := widget.NewButton(widget.Secondary, words.Say("settings.about.licenses"), nil)
	c, r := newTextRow(words.Say("settings.about.name"), "", button)
	button.OnTap = func() {
		if shown.Visible() {
			shown.Hide()
			button.SetLabel(words.Say("settings.about.licenses"))
		} else {
			if len(shown.Objects) == 0 {
				shown.Objects = []fyne.CanvasObject{p.licenses()}
			}
			shown.Show()
			button.SetLabel(words.Say("settings.about.close"))
		}
		p.content.Refresh()
		p.given.Resized()
	}
	shown = page.Column(0)
	shown.Hide()
	p.bind(General, c, func(settings.Settings) {
		r.hint.SetText(words.Say("settings.about.hint", "Version", version))
		if asked || system.Version == nil || p.open != General {
			return
		}
		asked = true
		p.work(func() { version = system.Version() }, func() {
			r.hint.SetText(words.Say("settings.about.hint", "Version", version))
			p.content.Refresh()
		})
	})
	return page.Column(0, c, shown)
}

// licensesHigh is the height of the text of the licences, in units.
const licensesHigh = 360

// licenses is the text of all licences, in a page that scrolls by itself.
func (p *Page) licenses() fyne.CanvasObject {
	text := p.given.Words.Say("settings.about.none")
	if p.given.System.Licenses != nil {
		if all, err := p.given.System.Licenses(); err == nil {
			text = all
		} else {
			fyne.LogError("could not read the licences", err)
		}
	}
	return page.Pad(0, 0, 16, 0, &fyne.Container{Layout: high{licensesHigh}, Objects: []fyne.CanvasObject{newLines(text)}})
}

// high gives an object a height.
type high struct{ height float32 }

// HeightFor implements page.TallLayout.
func (l high) HeightFor([]fyne.CanvasObject, float32) float32 { return l.height }

func (l high) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(size)
	}
}

func (l high) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, l.height) }

// newLines shows a long text, of which only the lines that are seen are drawn.
func newLines(text string) fyne.CanvasObject {
	const most = 110 // letters of a line that is seen whole
	var lines []string
	for line := range strings.Lines(text) {
		line = strings.ReplaceAll(strings.TrimRight(line, "\r\n"), "\t", "    ")
		for len(line) > most {
			cut := strings.LastIndexByte(line[:most], ' ')
			if cut <= 0 {
				break
			}
			lines, line = append(lines, line[:cut]), line[cut+1:]
		}
		lines = append(lines, line)
	}
	list := base.NewList(func() int { return len(lines) },
		func() fyne.CanvasObject {
			return &fyne.Container{Layout: high{theme.Small.Line()}, Objects: []fyne.CanvasObject{widget.NewText(" ", theme.Small, theme.Ink2)}}
		},
		func(i base.ListItemID, o fyne.CanvasObject) {
			o.(*fyne.Container).Objects[0].(*widget.Text).SetText(lines[i])
		})
	list.HideSeparators = true
	list.OnSelected = list.Unselect
	return list
}
