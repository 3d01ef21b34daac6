package presence

import (
	"context"
	"time"

	"golang.org/x/sys/unix"
)

func sources(ctx context.Context, o Options) []source {
	meter := newSleepMeter(slept)
	session := &sharedBus{ctx: ctx, address: o.SessionBus, stirred: o.Stirred}
	system := &sharedBus{ctx: ctx, address: o.SystemBus, stirred: o.Stirred}
	return append(display(o, session),
		logind{bus: system, session: o.SessionID, meter: meter},
		screensaver{bus: session},
		soundServer{sockets: o.SoundServers, cookie: o.SoundCookie},
		cameras{devices: o.Devices, proc: "/proc", udev: "/run/udev/data", settle: settleCameras},
		screenCast{socket: o.PipeWire, wayland: o.Wayland != ""},
		notifications{bus: session, config: o.Config},
		inhibitors{session: session, system: system},
		battery{bus: system},
		clocks{meter: meter, every: compareClocks},
	)
}

// slept is how long the system has slept since it started: see clock_gettime(2).
func slept() time.Duration {
	var boot, running unix.Timespec
	if unix.ClockGettime(unix.CLOCK_MONOTONIC, &running) != nil || unix.ClockGettime(unix.CLOCK_BOOTTIME, &boot) != nil {
		return 0
	}
	return time.Duration(boot.Nano() - running.Nano())
}
