package library

import (
	"time"

	"github.com/unknot-app/unknot/figure"
)

// What the tests look at beneath the page.
var (
	NewPreview = newPreview
	Suits      = suits
)

// At is the moment after so many milliseconds.
func (p preview) At(ms int) figure.Moment { return p.at(time.Duration(ms) * time.Millisecond) }

// SetNow gives the figures another clock.
func (p *Page) SetNow(now func() time.Time) { p.now = now }
