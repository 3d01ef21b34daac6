package presence

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/unknot-app/unknot/internal/bus"
)

// battery hears from UPower when the battery gets low.
// Interface: https://upower.freedesktop.org/docs/Device.html
type battery struct{ bus *sharedBus }

const (
	upower       = "org.freedesktop.UPower"
	upowerDevice = upower + ".Device"
	// allBatteries is the one that stands for all that power the computer.
	allBatteries = "/org/freedesktop/UPower/devices/DisplayDevice"
	// warningLow is the first of the levels at which UPower warns; it does while the
	// battery discharges.
	warningLow = uint32(3)
)

func (battery) name() Source { return Battery }

func (battery) lost() string {
	return "UPower does not answer, so I can't see whether the battery is low. I keep trying."
}

func (b battery) watch(ctx context.Context, say func(Fact)) error {
	l, err := b.bus.join(ctx, ownerOf(upower))
	if errors.Is(err, bus.ErrNone) {
		return blind("There is no system bus, so I can't see whether the battery is low.")
	}
	if err != nil {
		return err
	}
	defer l.leave()
	present, err := b.present(ctx, l, say)
	if err != nil {
		return err
	}
	if !present {
		return blind("This computer has no battery.")
	}
	// It tells the charge every other minute, so nobody listens where there is none.
	if err := l.listen(ctx, propertiesOf(allBatteries, upowerDevice)); err != nil {
		return err
	}
	said := Fact{}
	for first := true; ; first = false {
		level, err := l.get(ctx, upower, allBatteries, upowerDevice+".WarningLevel")
		if err != nil {
			return fmt.Errorf("ask UPower whether the battery is low: %w", err)
		}
		warning, _ := level.Value().(uint32)
		f := Fact{Kind: LowBattery, On: warning >= warningLow, Since: time.Now()}
		if first || f.On != said.On {
			if f.On {
				charge, _ := l.get(ctx, upower, allBatteries, upowerDevice+".Percentage")
				if percent, ok := charge.Value().(float64); ok {
					f.note(Note{What: Charge, Percent: int(percent + 0.5)})
				}
			}
			said = f
			say(f)
		}
		for told := false; !told; {
			s, err := l.next(ctx)
			if err != nil {
				return err
			}
			if ownerChanged(s, upower) {
				return errors.New("UPower has gone, or started anew")
			}
			told = s.Path == allBatteries && changes(s, "WarningLevel")
		}
	}
}

// present tells whether there is a battery. Where UPower does not run, it waits for it.
func (battery) present(ctx context.Context, l *listening, say func(Fact)) (bool, error) {
	for {
		present, err := flag(l.get(ctx, upower, allBatteries, upowerDevice+".IsPresent"))
		if !isMissing(err) {
			if err != nil {
				err = fmt.Errorf("ask UPower for the battery: %w", err)
			}
			return present, err
		}
		say(Fact{Kind: LowBattery, Why: "UPower does not run here, so I can't see whether the battery is low."})
		for came := false; !came; {
			s, err := l.next(ctx)
			if err != nil {
				return false, err
			}
			came = ownerChanged(s, upower)
		}
	}
}
