package insights

import (
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// exports are the lines of the menu that saves something.
func (p *Page) exports() []page.Item {
	item := func(key, file string, write func(io.Writer) error) page.Item {
		name := fmt.Sprintf("unknot-%s-%s.%s", key, p.today().Format(time.DateOnly), file)
		return page.Item{Label: p.say("export." + key), Tapped: func() { p.export(name, write) }}
	}
	var items []page.Item
	if p.given.Past != nil {
		for _, table := range control.Tables() {
			items = append(items, item(table, "csv", func(w io.Writer) error {
				h, err := p.given.Past()
				if err != nil {
					return err
				}
				return h.CSV(w, table)
			}))
		}
		items = append(items, item("everything", "json", func(w io.Writer) error {
			h, err := p.given.Past()
			if err != nil {
				return err
			}
			e := json.NewEncoder(w)
			e.SetIndent("", "  ")
			return e.Encode(h)
		}))
	}
	return append(items, page.Item{Label: p.say("export.picture"), Tapped: func() {
		name := fmt.Sprintf("unknot-insights-%s.png", p.today().Format(time.DateOnly))
		p.export(name, p.writePicture())
	}})
}

// writePicture takes a picture of the page as it is now, and gives what writes it.
func (p *Page) writePicture() func(io.Writer) error {
	img := p.picture()
	return func(w io.Writer) error { return png.Encode(w, img) }
}

// export asks where to save, and writes there off the main thread.
func (p *Page) export(name string, write func(io.Writer) error) {
	p.given.System.Save(name, func(w io.WriteCloser, err error) {
		p.work(func() {
			if err == nil {
				err = finish(w, write(w))
			}
		}, func() {
			if err != nil {
				fyne.LogError("could not save "+name, err)
				p.toast.refused(name)
				return
			}
			p.toast.saved(pathOf(w))
		})
	})
}

// finish closes what was written. What went wrong on the way takes no other file's place.
func finish(w io.WriteCloser, err error) error {
	if d, ok := w.(interface{ Discard() error }); ok && err != nil {
		return errors.Join(err, d.Discard())
	}
	return errors.Join(err, w.Close())
}

// pathOf is where a file was written; empty: that is not known.
func pathOf(w io.WriteCloser) string {
	switch w := w.(type) {
	case interface{ Path() string }:
		return w.Path()
	case interface{ Name() string }:
		return w.Name()
	case fyne.URIWriteCloser:
		return filepath.FromSlash(w.URI().Path())
	}
	return ""
}

// The picture of the page: as wide as the page is in its usual window, twice as fine.
const (
	pictureWide  = 832
	pictureScale = 2
)

// picture draws the page anew, whole and without its buttons.
func (p *Page) picture() image.Image {
	given := p.given
	given.Work, given.Resized, given.System = nil, func() {}, page.System{}
	given.Insights = nil
	copied := New(given, control.SettingsReply{Settings: p.settings}, p.snapshot).(*Page)
	copied.span, copied.shown, copied.muscles.found = p.span, p.shown, nil
	copied.show()
	copied.head.buttons.Hide()
	high := page.Height(copied.content, pictureWide)
	ground := widget.NewPanel(theme.Ground, 0, nil)
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetScale(pictureScale)
	c.SetContent(&fyne.Container{Layout: paper{}, Objects: []fyne.CanvasObject{ground, copied.content}})
	c.Resize(fyne.NewSize(pictureWide+2*theme.Gutter, high+2*theme.Gutter))
	return c.Capture()
}

// paper leaves a margin round the page.
type paper struct{}

func (paper) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[1].Move(fyne.NewPos(theme.Gutter, theme.Gutter))
	objects[1].Resize(size.SubtractWidthHeight(2*theme.Gutter, 2*theme.Gutter))
}

func (paper) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
