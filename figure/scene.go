package figure

import (
	"math"
	"slices"
)

// scene is one picture, compiled: what it draws, and the poses it moves between.
type scene struct {
	id, path string
	cam      camera
	side     string // the side of the body that it shows as drawn: "left", "right" or ""
	entries  []entry
	crops    map[string]Crop

	jointNames []string
	paramNames []string
	limbs      [][2]int // parent and child, parents first
	legs       []leg
	poses      map[string]*pose
	still      *pose
	rest       *pose
	via        *pose // by which the way from the rest leads; nil: straight
	spots      []spot
	after      Beat // what a hold follows when a moment does not say
	lean       float64
	cycle      []keyframe
	pulse      float64 // seconds a ring takes; 0: none
	pulseParam int
	fadeParam  int // parameter that fades while a hold lasts; -1: none
	// meet: while the sides change, the figures of both lie over one another and change
	// into each other. It suits those that face the viewer; others make way for the next.
	meet bool
	hair map[string]int // the parameter of each hair that the scene can show

	movingJoints, movingParams []bool
	muscles                    map[string][2]int // left and right
}

// camera is the point at the centre of the picture and the scale in pixels a unit for a
// picture 640 pixels high.
type camera struct {
	at    point
	scale float64
}

// pose is where all joints are and what all parameters say.
type pose struct {
	joints []point
	params []float64
}

func (p *pose) set(q *pose) {
	p.joints = append(p.joints[:0], q.joints...)
	p.params = append(p.params[:0], q.params...)
}

// spot is a place that is worked: touched lightly, and worked.
type spot struct{ touch, hold *pose }

// keyframe is a pose at a time, in seconds.
type keyframe struct {
	at float64
	*pose
}

// leg is a two-bone chain whose middle joint is found from its ends.
type leg struct {
	out, root, target int
	upper, lower      float64
	bend              float64 // 1 or -1: which way the joint points
}

func (s *scene) newParam() int {
	s.paramNames = append(s.paramNames, "")
	return len(s.paramNames) - 1
}

// solve finds the joints of the legs. A target out of reach is pulled in.
func (s *scene) solve(p *pose) {
	for _, l := range s.legs {
		root, target := p.joints[l.root], p.joints[l.target]
		way := target.sub(root)
		reach := l.upper + l.lower - 0.5
		if way.len() > l.upper+l.lower {
			p.joints[l.target] = root.add(way.unit().mul(reach))
		}
		d := clamp(way.len(), math.Abs(l.upper-l.lower)+0.5, reach)
		cos := (l.upper*l.upper + d*d - l.lower*l.lower) / (2 * l.upper * d)
		angle := way.angle() + l.bend*math.Acos(clamp(cos, -1, 1))
		y, x := math.Sincos(angle)
		p.joints[l.out] = root.add(point{x, y}.mul(l.upper))
	}
}

// between sets out to the pose at the fraction t of the way from a to b. Limbs turn
// about their parents, so that they keep their lengths; all else moves straight.
func (s *scene) between(out, a, b *pose, t float64) {
	if t <= 0 || t >= 1 {
		if t >= 1 {
			a = b
		}
		out.set(a)
		return
	}
	out.joints, out.params = out.joints[:0], out.params[:0]
	for i, p := range a.joints {
		out.joints = append(out.joints, p.lerp(b.joints[i], t))
	}
	for i, v := range a.params {
		out.params = append(out.params, v+(b.params[i]-v)*t)
	}
	for _, l := range s.limbs {
		parent, child := l[0], l[1]
		from, to := a.joints[child].sub(a.joints[parent]), b.joints[child].sub(b.joints[parent])
		if from == to {
			out.joints[child] = out.joints[parent].add(from)
			continue
		}
		turn := math.Remainder(to.angle()-from.angle(), 2*math.Pi)
		y, x := math.Sincos(from.angle() + turn*t)
		out.joints[child] = out.joints[parent].add(point{x, y}.mul(from.len() + (to.len()-from.len())*t))
	}
}

// moves tells whether something that is looked at changes with the moment.
func (s *scene) moves(used usage) bool {
	for j := range used.joints {
		if s.movingJoints[j] {
			return true
		}
	}
	for p := range used.params {
		if p < len(s.movingParams) && s.movingParams[p] {
			return true
		}
	}
	return false
}

// findMoving marks the joints and parameters that differ between the poses.
func (s *scene) findMoving() {
	s.movingJoints = make([]bool, len(s.jointNames))
	s.movingParams = make([]bool, len(s.paramNames))
	for _, p := range s.poses {
		for i := range p.joints {
			s.movingJoints[i] = s.movingJoints[i] || p.joints[i] != s.rest.joints[i]
		}
		for i := range p.params {
			s.movingParams[i] = s.movingParams[i] || p.params[i] != s.rest.params[i]
		}
	}
	if s.pulse > 0 {
		s.movingParams[s.pulseParam] = true
	}
	if s.fadeParam >= 0 {
		s.movingParams[s.fadeParam] = true
	}
	for _, l := range s.legs {
		if s.movingJoints[l.root] || s.movingJoints[l.target] {
			s.movingJoints[l.out], s.movingJoints[l.target] = true, true
		}
	}
}

// orderLimbs turns the chains of the body into parents and children of this scene.
func (s *scene) orderLimbs(chains [][]string, joints map[string]int) {
	for _, chain := range chains {
		for i := 1; i < len(chain); i++ {
			parent, ok := joints[chain[i-1]]
			child, found := joints[chain[i]]
			if ok && found && !slices.Contains(s.limbs, [2]int{parent, child}) {
				s.limbs = append(s.limbs, [2]int{parent, child})
			}
		}
	}
}
