// Package figure draws the body: a scene at a moment becomes a picture.
//
// Scenes, body and colours are data: [Load] reads and checks them once. A [Renderer]
// draws them at any size, over any ground, for any [Look]: bodies, hair, skins, light and
// dark. What time it is, is told by the coach: a
// [Moment] names the beat of a scene and how far it has come, and the same moment
// always gives the same picture.
//
// Nothing here knows a window, a file or a clock.
package figure

import "image"

// Look is how the person in the picture looks.
type Look struct {
	Dark   bool
	Skin   string // "s1" (light) to "s4" (dark); empty: "s2"
	Hair   string // one that Figures.Hair lists; empty: "bun"
	Body   string // one that Figures.Bodies lists; empty: "a"
	Ground string // Clear or Paper
}

// Beat is a named moment of a scene.
type Beat string

// The beats of a scene. A session shows it ready, or at rest and then the approach, and
// goes on with hold, release, shift or switch and the next hold. Each begins where the
// one before it ended, if the moment tells which that was.
const (
	// Still is the key picture of the scene, as drawn: for lists, and where nothing
	// shall move.
	Still Beat = ""
	// Ready is the key picture on the side of the moment: what is to come, standing still.
	Ready Beat = "ready"
	// Rest is before it begins.
	Rest Beat = "rest"
	// Approach goes from the rest to the first touch.
	Approach Beat = "approach"
	// Hold is the work: press, squeeze, knead, stroke. It leans in, unless a shift
	// did, and then stays, with a breathing pulse at the contact. It follows Elapsed alone,
	// so a hold may be made longer at any moment.
	Hold Beat = "hold"
	// Release lets go; the touch remains.
	Release Beat = "release"
	// Shift moves on to the next spot and ends on its hold.
	Shift Beat = "shift"
	// Switch goes to the other side of the body: it ends with the touch there.
	Switch Beat = "switch"
)

// Moment is what the coach says about a moment: which beat, how far into it, and where.
type Moment struct {
	Beat     Beat
	Progress float64 // 0 to 1 within the beat
	Elapsed  float64 // seconds within the beat: breathing and kneading follow it
	Left     bool    // the left side of the body is worked; in a Switch: the side it leads to
	Spot, Of int     // which spot or position, from 1; 0 of 0 where there is one only

	// After is the beat before this one and AfterSpot its spot. When they are left out
	// it is the usual one: an approach before a first hold, a shift or a release before
	// the others as the scene has them, and the spot before this one; before the first
	// spot of a Switch, the last.
	After     Beat
	AfterSpot int
	// AfterElapsed is how many seconds the beat before this one lasted: a hand that kneads
	// goes on from where it was. 0: from the pose of its hold.
	AfterElapsed float64

	// Muscles gives muscles an intensity from 0 to 1, by name (Figures.Muscles lists
	// them), both sides alike; "name/left" and "name/right" go before. Those that are
	// not named are not lit. Nil: as the scene has them.
	Muscles map[string]float64
}

// Crop is the part of the scene that is shown: the scene's point X, Y (in units of a
// hundredth of the head's height) at the centre of the picture, at Scale pixels a unit
// for a picture 640 pixels high.
type Crop struct {
	X, Y, Scale float64
	NoLens      bool // without the round inset
	// CenterX places the point X at this fraction of the picture's width; 0: the middle.
	CenterX float64
	// Scene is drawn in place of the one asked for, where that is of no use: a narrow
	// panel has no room for somebody who lies. Empty: the one asked for.
	Scene string
}

// of is the scene that is drawn when another is asked for with this crop, which may be nil.
func (c *Crop) of(scene string) string {
	if c != nil && c.Scene != "" {
		return c.Scene
	}
	return scene
}

// The crops that scenes have ready, for [Figures.Crop].
const (
	Card  = "card"  // a square for lists, without the lens
	Tall  = "tall"  // a narrow panel filled by the figure, as in the reminder
	Mini  = "mini"  // a panel of the size of a thumb: what is done, large; else the tall one
	Panel = "panel" // a narrow panel with room above the head, as in the first run
	Bust  = "bust"  // a square of head and shoulders
	Strip = "strip" // a wide, low strip with the figure at the right, as on Today
)

// Filling returns the crop made larger for a picture wider than high, so that it shows as
// many units across as a square does: a card's foot and head are cut off.
func (c *Crop) Filling(size image.Point) *Crop {
	filled := *c
	if size.X > size.Y && size.Y > 0 {
		filled.Scale *= float64(size.X) / float64(size.Y)
	}
	return &filled
}

// Crop returns a crop of the scene that suits a use, or nil where the whole scene does,
// as it also does for scenes that are not there.
func (f *Figures) Crop(scene, use string) *Crop {
	s, ok := f.scenes[scene]
	if !ok {
		return nil
	}
	c, ok := s.crops[use]
	if !ok && use == Mini {
		c, ok = s.crops[Tall]
	}
	if !ok {
		return nil
	}
	return &c
}
