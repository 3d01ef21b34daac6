package figure

import (
	"maps"
	"slices"
)

// Beats lists the beats of a scene, in the order of a session. [Still], which is no beat
// but a picture, is not among them.
func Beats() []Beat { return []Beat{Ready, Rest, Approach, Hold, Release, Shift, Switch} }

// Skins lists the names that Look.Skin knows, from light to dark.
func Skins() []string { return slices.Clone(skinNames) }

// Crops lists the uses that [Figures.Crop] knows for a scene, in order.
func (f *Figures) Crops(scene string) []string {
	s, ok := f.scenes[scene]
	if !ok {
		return nil
	}
	return slices.Sorted(maps.Keys(s.crops))
}
