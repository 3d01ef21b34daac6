package command

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/scheduler"
)

func now() Command {
	return Command{
		Name: "now", Args: "[ROUTINE]", AtMost: 1,
		Summary: "Start a routine in the coach window.",
		Examples: []string{
			"unknot now",
			"unknot now mild-tension",
			"unknot now shoulder-knead          one technique alone",
			"unknot now --start                 for a key or a menu: it starts Unknot if need be",
		},
		Fails: "no Unknot is running, no window can open, or the coach is locked",
		Help: `Without a routine it starts the one that the next reminder would offer.
Routines and techniques are named by their ID; ` + "`unknot list`" + ` shows them.`,
		Flags: func(flags *flag.FlagSet) func(context.Context, Env, []string) error {
			resident := startFlag(flags)
			return func(ctx context.Context, env Env, args []string) error {
				c := control.Command{Name: "start"}
				if len(args) == 1 {
					l, err := library(env)
					if err != nil {
						return err
					}
					if _, err := routine(l, args[0]); err != nil {
						return err
					}
					c.Routine = args[0]
				}
				_, err := resident.ask(ctx, env, c)
				return err
			}
		},
	}
}

func snooze() Command {
	return Command{
		Name: "snooze", Args: "[10m|17:15]", AtMost: 1,
		Summary: "Ask again later: after a while, or at a time today.",
		Examples: []string{
			"unknot snooze 20m",
			"unknot snooze 17:15",
		},
		Fails: "no Unknot is running, no snooze is left today, or the time lies outside the afternoon window",
		Help: `Without a time it asks again in 10 minutes. Three snoozes a day, unless the settings
say otherwise; after the last one Unknot lets it go until tomorrow.`,
		Flags: noFlags(func(_ context.Context, env Env, args []string) error {
			c := control.Command{Name: "snooze", For: "10m"}
			if len(args) == 1 {
				c.For = args[0]
			}
			if _, err := scheduler.ParseSnooze(c.For, time.Now()); err != nil {
				return wrongUsage("snooze takes a length such as 10m or a time such as 17:15, not %q", c.For)
			}
			return tell(env, c)
		}),
	}
}

func skip() Command {
	return Command{
		Name:    "skip",
		Summary: "Let this reminder go.",
		Examples: []string{
			"unknot skip",
		},
		Fails: "no Unknot is running, or no reminder is open or planned today",
		Help:  "The next one comes after another full stretch at the desk.",
		Flags: noFlags(func(_ context.Context, env Env, _ []string) error {
			return tell(env, control.Command{Name: "skip"})
		}),
	}
}

func pause() Command {
	return Command{
		Name: "pause", Args: "[1h|until 14:00|today]", AtMost: 2,
		Summary: "Pause reminders: for a while, until a time, for today.",
		Examples: []string{
			"unknot pause 90m",
			"unknot pause until 14:00",
			"unknot pause today",
		},
		Fails: "no Unknot is running",
		Help: `unknot pause               until you resume
unknot pause 1h            for an hour (also 30m, 90m, 1h30m)
unknot pause until 14:00   until that time, today or tomorrow
unknot pause today         for the rest of the day
unknot pause monday        until Monday morning

Your desk time is kept. The coach still works any time.`,
		Flags: func(flags *flag.FlagSet) func(context.Context, Env, []string) error {
			resident := startFlag(flags)
			return func(ctx context.Context, env Env, args []string) error {
				c := control.Command{Name: "pause"}
				switch {
				case len(args) == 2 && args[0] != "until":
					return wrongUsage("pause does not take %q; it takes 1h, until 14:00 or today", args[0]+" "+args[1])
				case len(args) == 1 && args[0] == "until":
					return wrongUsage("pause until needs a time, such as 14:00")
				case len(args) == 2:
					c.For = args[0] + " " + args[1]
				case len(args) == 1:
					c.For = args[0]
				}
				if _, err := scheduler.ParsePause(scheduler.Plan{}, c.For, time.Now()); err != nil {
					return wrongUsage("pause takes 1h, until 14:00, today or a day such as monday, not %q", c.For)
				}
				return resident.tell(ctx, env, c)
			}
		},
	}
}

func resume() Command {
	return Command{
		Name:    "resume",
		Summary: "End a pause or a snooze.",
		Help:    `After a snooze the reminder comes at once; after a pause when its time has come.`,
		Examples: []string{
			"unknot resume",
		},
		Fails: "no Unknot is running, or reminders are not paused",
		Flags: noFlags(func(_ context.Context, env Env, _ []string) error {
			return tell(env, control.Command{Name: "resume"})
		}),
	}
}

func window() Command {
	return Command{
		Name: "window", Args: "NAME", AtLeast: 1, AtMost: 1,
		Summary: "Open a window: today, library, settings, coach or first-run.",
		Examples: []string{
			"unknot window today",
			"unknot window library/tennis-ball-wall",
			"unknot window settings/tools",
		},
		Fails: "no Unknot is running, or no window can open",
		Help: `A window that is open already comes to the front.

main opens the main window on the page that it was left on. A part of a page follows its
name: library/good-to-know, library/ and the ID or the number of a technique,
settings/tools.`,
		Flags: func(flags *flag.FlagSet) func(context.Context, Env, []string) error {
			resident := startFlag(flags)
			return func(ctx context.Context, env Env, args []string) error {
				if !slices.Contains(control.Windows(), args[0]) && !control.IsPage(args[0]) {
					return wrongUsage("there is no window %q; there are %s", args[0], strings.Join(control.Windows(), ", "))
				}
				_, err := resident.ask(ctx, env, control.Command{Name: "window", Window: args[0]})
				return err
			}
		},
	}
}

func quit() Command {
	return Command{
		Name:    "quit",
		Summary: "End the running Unknot.",
		Examples: []string{
			"unknot quit",
		},
		Fails: "no Unknot is running",
		Help:  "A session that runs is ended, and what was done is kept.",
		Flags: noFlags(func(_ context.Context, env Env, _ []string) error {
			_, err := ask(env, control.Command{Name: "quit"})
			return err
		}),
	}
}

// tell has the resident do something and prints what is so now.
func tell(env Env, c control.Command) error {
	s, err := ask(env, c)
	if err != nil {
		return err
	}
	printState(env, s)
	return nil
}

// printState prints what is so, in one or two lines.
func printState(env Env, s control.Snapshot) {
	fmt.Fprintln(env.Out, s.Headline)
	if s.Reason != "" {
		fmt.Fprintln(env.Out, s.Reason)
	}
}
