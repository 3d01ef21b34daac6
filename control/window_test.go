package control_test

import (
	"testing"

	"github.com/unknot-app/unknot/control"
)

func TestAPartOfAPageIsOneOfTheMainWindow(t *testing.T) {
	for name, want := range map[string]bool{
		"main": true, "today": true, "library": true, "library/tennis-ball-wall": true, "settings/tools": true,
		"coach": false, "first-run": false, "attic": false, "attic/library": false, "": false,
	} {
		if got := control.IsPage(name); got != want {
			t.Errorf("%q is a page: %v, want %v", name, got, want)
		}
	}
}
