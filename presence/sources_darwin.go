package presence

import (
	"context"
	"path/filepath"
	"time"
)

func sources(_ context.Context, o Options) []source {
	return []source{
		polledInput{
			source: EventSource, idle: o.Idle, pauses: o.Typing, sinceInput: sinceInput(),
			why: "macOS does not say when the last input came. I keep trying.",
		},
		macSession{every: macLook},
		newMicrophones(),
		macCameras{every: cameraLook},
		macFocus{note: filepath.Join(o.Home, "Library/DoNotDisturb/DB/Assertions.json"), every: focusLook},
		clocks{meter: newSleepMeter(sleptSince(time.Now())), every: compareClocks},
	}
}
