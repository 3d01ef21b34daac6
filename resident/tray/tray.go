// Package tray is Unknot's icon and menu in the notification area.
//
// [Menu] says what to show for a snapshot; it is pure. A [Tray] shows it: the menu is
// made once, and from then on only what really changed is changed, one label at a time,
// since every change redraws the menu on some desktops, and closes it on others. Icons
// come from a small fixed set.
package tray

import (
	"context"
	"errors"
	"log/slog"
	"sync"

	"github.com/unknot-app/unknot/control"
)

// ErrNoTray means that there can't be a tray here, now and later.
var ErrNoTray = errors.New("there can be no tray icon here: no session bus answers")

// Options are what a tray needs.
type Options struct {
	// Do carries out what a click asks for. Each click calls it on a goroutine of its own.
	Do func(control.Command)
	// Hosted is told whether something is there that shows tray icons: once at the start,
	// and whenever it changes. The icon registers by itself when it comes. nil: not told.
	Hosted func(bool)
	// Colouring is one of assets.TrayColourings; empty: it follows the panel's lightness,
	// as far as that can be known.
	Colouring string
	Log       *slog.Logger // nil: silent
}

// Tray shows models. A process can have one.
type Tray struct {
	options Options

	mu        sync.Mutex
	next      *Model // to be shown
	colouring string // for it
	fresh     chan struct{}
}

// New prepares a tray; [Tray.Run] shows it.
func New(options Options) *Tray {
	if options.Log == nil {
		options.Log = slog.New(slog.DiscardHandler)
	}
	return &Tray{options: options, colouring: options.Colouring, fresh: make(chan struct{}, 1)}
}

// Show makes the tray show the model soon. It never waits; of several models in a row
// only the last may be seen.
func (t *Tray) Show(m Model) {
	t.mu.Lock()
	t.next = &m
	t.mu.Unlock()
	t.refresh()
}

// Run shows the tray until ctx ends, and takes it away again. It returns early with
// [ErrNoTray] where there can be none. It must be called on the main goroutine: Windows
// sends a tray's messages to the thread that made it.
func (t *Tray) Run(ctx context.Context) error { return t.run(ctx) }

func (t *Tray) refresh() {
	select {
	case t.fresh <- struct{}{}:
	default: // already told
	}
}

// colour takes the icons' colouring from the panel, unless the options fix it.
func (t *Tray) colour(ofPanel func() string) {
	if t.options.Colouring != "" {
		return
	}
	colouring := ofPanel()
	t.mu.Lock()
	changed := t.colouring != colouring
	t.colouring = colouring
	t.mu.Unlock()
	if changed {
		t.refresh()
	}
}

func (t *Tray) hosted(there bool) {
	if t.options.Hosted != nil {
		t.options.Hosted(there)
	}
}

// face shows a model with icons of a colouring.
type face interface {
	show(m Model, colouring string)
}

// show shows the model that is there, if there is one.
func (t *Tray) show(f face) {
	t.mu.Lock()
	m, colouring := t.next, t.colouring
	t.mu.Unlock()
	if m != nil {
		f.show(*m, colouring)
	}
}

// follow shows every change, until ctx ends.
func (t *Tray) follow(ctx context.Context, f face) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.fresh:
			t.show(f)
		}
	}
}
