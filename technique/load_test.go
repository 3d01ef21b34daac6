package technique_test

import (
	"testing"

	"github.com/unknot-app/unknot/technique"
)

func TestShippedPackHasNoProblem(t *testing.T) {
	library, problems := technique.Builtin()
	for _, p := range problems {
		t.Error(p.Sentence())
	}
	if n := len(library.Techniques()); n != 7 {
		t.Errorf("%d techniques, want 7", n)
	}
	if n := len(library.Routines()); n != 6 {
		t.Errorf("%d routines, want 6", n)
	}
}
