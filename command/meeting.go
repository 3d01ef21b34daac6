package command

import (
	"context"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/scheduler"
)

func meeting() Command {
	return Command{
		Name: "meeting", Args: "[30m|until 15:00|call]", AtMost: 2,
		Summary: "Stay quiet while you are in a meeting.",
		Examples: []string{
			"unknot meeting",
			"unknot meeting 30m",
			"unknot meeting until 15:00",
		},
		Fails: "no Unknot is running",
		Help: `unknot meeting               until the call ends that you are on now, or begin within two hours
unknot meeting 30m           for half an hour (also 1h, 90m)
unknot meeting until 15:00   until that time

A reminder that is due then follows: five minutes after a call, at once after the others.
` + "`unknot free`" + ` ends it.`,
		Flags: noFlags(func(_ context.Context, env Env, args []string) error {
			c := control.Command{Name: "meeting", For: "call"}
			switch {
			case len(args) == 2 && args[0] != "until":
				return wrongUsage("meeting does not take %q; it takes 30m, until 15:00 or call", args[0]+" "+args[1])
			case len(args) == 2:
				c.For = args[0] + " " + args[1]
			case len(args) == 1:
				c.For = args[0]
			}
			if _, _, err := scheduler.ParseMeeting(c.For, time.Now()); err != nil {
				return wrongUsage("meeting takes 30m, until 15:00 or call, not %q", c.For)
			}
			return tell(env, c)
		}),
	}
}

func free() Command {
	return Command{
		Name:    "free",
		Summary: "End a meeting: you are free now.",
		Examples: []string{
			"unknot free",
		},
		Fails: "no Unknot is running, or it knows of no meeting and no call",
		Help: `What looks like a call now, such as a program that keeps the microphone open, no longer
counts as one. The next call does.`,
		Flags: noFlags(func(_ context.Context, env Env, _ []string) error {
			return tell(env, control.Command{Name: "free"})
		}),
	}
}

func later() Command {
	return Command{
		Name: "later", Args: "[30m]", AtMost: 1,
		Summary: "Move what is left of today's plan.",
		Examples: []string{
			"unknot later",
			"unknot later 1h",
		},
		Fails: "no Unknot is running, a reminder is open, nothing is left today, or it would leave your hours at the desk",
		Help: `Windows, fixed times and the reminder on its way come that much later today, by 30 minutes
if you don't say otherwise. It takes no snooze; tomorrow is as planned.`,
		Flags: noFlags(func(_ context.Context, env Env, args []string) error {
			c := control.Command{Name: "later", For: "30m"}
			if len(args) == 1 {
				c.For = args[0]
			}
			if _, err := scheduler.ParseSnooze(c.For, time.Now()); err != nil {
				return wrongUsage("later takes a length such as 30m, not %q", c.For)
			}
			return tell(env, c)
		}),
	}
}
