package cue_test

import (
	"bytes"
	"fmt"

	"github.com/unknot-app/unknot/cue"
)

// A chime as a file that any player opens.
func ExampleChime() {
	var file bytes.Buffer
	chime := cue.Chime(cue.Wood, cue.Switch, 1)
	if err := chime.WriteWAV(&file); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(string(file.Bytes()[:4]), chime.Length().Milliseconds(), "ms")
	// Output: RIFF 590 ms
}
