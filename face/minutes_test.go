package face_test

import (
	"testing"
	"time"

	"github.com/unknot-app/unknot/face"
)

func TestALengthIsSaidByItsFullMinutes(t *testing.T) {
	for length, want := range map[time.Duration]int{
		5*time.Minute + 52*time.Second: 5, // the five-minute reset, lead-ins included
		4*time.Minute + 56*time.Second: 5,
		3*time.Minute + 46*time.Second: 3,
		10 * time.Minute:               10,
		20 * time.Second:               1,
		0:                              1,
	} {
		if got := face.Minutes(length); got != want {
			t.Errorf("%v is about %d minutes, want %d", length, got, want)
		}
	}
}
