package presence

import (
	"context"
	"time"
)

// WatchCameras watches cameras in folders of a test's own.
func WatchCameras(ctx context.Context, devices, proc, udev string, settle time.Duration, say func(Fact)) error {
	return cameras{devices: devices, proc: proc, udev: udev, settle: settle}.watch(ctx, say)
}
