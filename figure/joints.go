package figure

import "fmt"

// Point is a place in the units of a scene: a hundredth of the head's height, x to the
// right as the scene is drawn, y downwards.
type Point struct{ X, Y float64 }

// Joints tells where the joints of a scene are at a moment, before a picture is mirrored
// for the other side. Of the look only the body counts. Tests of anatomy and of motion measure it; windows don't need it.
func (f *Figures) Joints(scene string, m Moment, look Look) (map[string]Point, error) {
	look, err := f.complete(look)
	if err != nil {
		return nil, fmt.Errorf("find the joints of %s: %w", scene, err)
	}
	s, err := f.scene(scene, look)
	if err != nil {
		return nil, err
	}
	var v view
	s.at(m.sound(), &v, &spot{&pose{}, &pose{}})
	out := make(map[string]Point, len(s.jointNames))
	for i, name := range s.jointNames {
		out[name] = Point{v.joints[i].x, v.joints[i].y}
	}
	return out, nil
}
