package main

import (
	"errors"
	"fmt"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/unknot-app/unknot/ui/window"
)

// errCannotDraw tells that there is a display and no window came of it.
var errCannotDraw = errors.New("could not open a window: the display can't draw with OpenGL 2.1; a Mesa driver (on Debian: libgl1-mesa-dri) usually helps")

// place puts a window on the screen.
type place struct {
	screen *screen
	kind   window.Kind
	size   fyne.Size
	left   *image.Point // where the person left it; nil where that is not known
	window fyne.Window
	shown  bool
	// monitor is where a popup came; zero: not yet known.
	monitor window.Monitor
}

// create makes the window, which isn't on the screen yet.
func (p *place) create(a fyne.App) (err error) {
	defer p.noWindow(&err)
	d, splash := a.Driver().(desktop.Driver)
	switch {
	case p.kind.Popup && splash && !p.screen.canMark():
		p.window = d.CreateSplashWindow()
	default:
		p.window = a.NewWindow(p.kind.Title)
	}
	p.window.SetTitle(p.kind.Title)
	p.window.SetPadded(false)
	hints(p.kind.Popup)
	if p.kind.Popup {
		if w, ok := p.window.(desktop.Window); ok {
			w.RequestAlwaysOnTop()
		}
		p.window.SetFixedSize(true)
	} else if at, ok := p.back(); ok {
		if w, ok := p.window.(desktop.Window); ok {
			w.RequestPosition(at.X, at.Y)
		}
	} else {
		p.window.CenterOnScreen()
	}
	p.window.SetIcon(&birthIcon{Resource: appIcon(), born: p.born})
	return nil
}

// reach is how much of a window must be on the screen, in pixels, for it to be moved there
// again: a screen may be gone since.
const reach = 120

// back is where the window was left, where that is still on the screen.
func (p *place) back() (image.Point, bool) {
	free, known := freeArea()
	if p.left == nil || !known {
		return image.Point{}, false
	}
	at := *p.left
	inside := at.X+reach <= free.X+free.Width && at.Y+reach <= free.Y+free.Height && at.X >= free.X-reach && at.Y >= free.Y
	return at, inside && at != (image.Point{})
}

// show puts the window, with its content, on the screen.
func (p *place) show() (err error) {
	defer p.noWindow(&err)
	p.window.Resize(p.size)
	p.window.Show()
	if p.shown = exists(p.window); !p.shown {
		return errCannotDraw
	}
	if p.kind.Popup {
		p.corner()
		p.screen.everywhere(p.window)
	}
	return nil
}

// noWindow, deferred, turns the panic that Fyne and GLFW answer with where no window is
// to be had into errCannotDraw. Any other panic goes on.
func (p *place) noWindow(err *error) {
	if p.window != nil && exists(p.window) {
		return
	}
	if cause := recover(); cause != nil {
		*err = fmt.Errorf("%w (%v)", errCannotDraw, cause)
	}
}

// born is called when the native window was made and before it is mapped.
func (p *place) born() {
	if !p.kind.Popup {
		return
	}
	p.corner()
	p.screen.mark(p.window)
}

// corner moves a popup to its corner of the monitor that the person worked on when it came;
// there it stays.
func (p *place) corner() {
	w, ok := p.window.(desktop.Window)
	if p.monitor.Free == (window.Area{}) {
		p.monitor, _ = window.Workplace(monitors(), p.screen.attention())
	}
	free := p.monitor.Free
	if !ok || free == (window.Area{}) {
		return
	}
	scale := p.window.Canvas().Scale()
	pixels := func(units float32) int { return int(units*scale + 0.5) }
	w.RequestPosition(window.Corner(free, pixels(p.size.Width), pixels(p.size.Height), pixels(window.PopupMargin)))
}

// fit gives the window another size.
func (p *place) fit(size fyne.Size) {
	p.size = size
	p.window.Resize(size)
	if p.kind.Popup && p.shown {
		p.corner()
	}
}

// birthIcon is a window's icon that tells when its window is born: Fyne asks for the
// picture after it made the native window and before it maps it, which is the only moment
// to mark a window so that it takes no focus. Fyne itself has no hook there.
type birthIcon struct {
	fyne.Resource
	born func()
}

func (i *birthIcon) Content() []byte {
	if born := i.born; born != nil {
		i.born = nil
		born()
	}
	return i.Resource.Content()
}
