// Package figure draws the body: a scene at a moment becomes a picture.
package figure

import "image"

// Look is how the person in the picture looks.
type Look struct {
	Dark bool
	Skin string // "s1" to "s4"
	Hair string // "bun" or "short"
}

// Beat is a named moment of a scene.
type Beat string

const (
	Rest     Beat = "rest"     // before it begins
	Approach Beat = "approach" // on the way to the contact
	Hold     Beat = "hold"     // press, squeeze, knead: the contact
	Release  Beat = "release"
	Shift    Beat = "shift"  // on to the next spot
	Switch   Beat = "switch" // on to the other side
)

// Moment is what the coach says about a moment: which beat, how far into it, and where.
type Moment struct {
	Beat     Beat
	Progress float64 // 0 to 1 within the beat
	Elapsed  float64 // seconds within the beat: breathing and pulses follow it
	Left     bool    // the left side of the body is worked: the picture is mirrored
	Spot, Of int     // which spot or position, from 1; 0 of 0 where there is one only
}

// Crop is the part of the scene that is shown: the scene's point X, Y (in units of a
// hundredth of the head's height) at the centre of the picture, at Scale pixels a unit
// for a picture 640 pixels high.
type Crop struct {
	X, Y, Scale float64
	NoLens      bool // without the round inset
	// CenterX places the point X at this fraction of the picture's width; 0: the middle.
	CenterX float64
}

// Renderer draws scenes. One renderer must not draw two pictures at once; make one a goroutine.
type Renderer struct{}

// Draw draws scene at moment m over what dst holds.
func (r *Renderer) Draw(dst *image.RGBA, scene string, m Moment, look Look, crop *Crop) error {
	panic("")
}
