package theme

import "fyne.io/fyne/v2"

// Role is a use of type. The zero value is Body.
type Role uint8

const (
	Body        Role = iota
	Caption          // axes, keycaps: nothing is smaller
	Small            // hints, chips
	SmallBold        // labels of small buttons
	Label            // names in rows, buttons
	Lead             // the sentence under a page's headline
	Large            // lines in the coach
	Section          // card titles, large buttons
	Intro            // lead paragraphs
	Title            // settings summary, empty states
	PopupTitle       // the reminder's question
	PopupReason      // and the reason below it
	H3               // counts, step numerals
	H3Bold           // time left
	H2               // page sentence
	H1               // coach verb
	Display          // "Looser."
	DialSmall        // digits of a small ring
	DialNext         // digits of the ring before a technique
	DialMini         // digits of the small coach window
	DialCoach        // digits of the coach's ring
	DialFull         // digits seen from across the room
)

// face is the size and the line height in units, and whether it is bold.
type face struct {
	size, line float32
	bold       bool
}

var faces = [...]face{
	Body:        {14, 20, false},
	Caption:     {12, 16, false},
	Small:       {13, 20, false},
	SmallBold:   {13, 20, true},
	Label:       {14, 20, true},
	Lead:        {15, 24, false},
	Large:       {16, 24, false},
	Section:     {16, 24, true},
	Intro:       {18, 28, false},
	Title:       {20, 28, false},
	PopupTitle:  {20, 26, true},
	PopupReason: {13, 18, false},
	H3:          {24, 32, false},
	H3Bold:      {24, 32, true},
	H2:          {32, 40, false},
	H1:          {40, 48, false},
	Display:     {56, 64, false},
	DialSmall:   {28, 28, true},
	DialNext:    {64, 64, true},
	DialMini:    {88, 88, true},
	DialCoach:   {112, 112, true},
	DialFull:    {264, 264, true},
}

// Size is the size of the role's letters in units, at the text size in force.
func (r Role) Size() float32 { return faces[r].size * r.grow() }

// Line is the height of a line of the role in units, at the text size in force.
func (r Role) Line() float32 { return faces[r].line * r.grow() }

// Bold reports whether the role is bold by itself.
func (r Role) Bold() bool { return faces[r].bold }

// grow is the factor of the text size in force. Dials fill their rings at any text size.
func (r Role) grow() float32 {
	if r >= DialSmall {
		return 1
	}
	return TextScale()
}

// TextScale is the factor of the text size in force: 1, 1.15 or 1.3.
func TextScale() float32 {
	app := fyne.CurrentApp()
	if app == nil {
		return 1
	}
	if t, ok := app.Settings().Theme().(*Theme); ok {
		return t.text
	}
	return 1
}
