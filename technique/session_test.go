package technique_test

import (
	"slices"
	"testing"

	"github.com/unknot-app/unknot/technique"
)

func TestASessionIsARoutineOrATechniqueAlone(t *testing.T) {
	library, _ := technique.Builtin()
	if r, ok := library.Session("mild-tension"); !ok || len(r.Techniques) != 3 {
		t.Errorf("a routine is %+v, %v", r, ok)
	}
	r, ok := library.Session("tennis-ball-wall")
	if !ok || r.Name != "Tennis ball wall" || !slices.Equal(r.Techniques, []technique.ID{"tennis-ball-wall"}) {
		t.Errorf("a technique is %+v, %v", r, ok)
	}
	if r, ok := library.Session("yoga"); ok {
		t.Errorf("what is neither is %+v", r)
	}
}
