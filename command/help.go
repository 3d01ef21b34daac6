package command

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strings"
)

const about = `Unknot sits in the tray, asks you at a good moment to loosen your upper back, and
coaches you through it.

  unknot                        start Unknot and stay in the tray
  unknot --quiet                the same; where it runs already, its window stays away
  unknot COMMAND ...            tell a running Unknot something, or look something up
`

const closing = `
list, show, plan, check, figure and coach --text work with no Unknot running.
Exit codes: 0 done, 1 could not, 2 wrong usage.

For people who develop Unknot: unknot --at 2026-11-23T13:58 --speed 60 turns its clock;
unknot --log debug says more in the log.

` + "`unknot help COMMAND`" + ` says more about one.
`

func help() Command {
	return Command{
		Name: "help", Args: "[COMMAND]", AtMost: 1,
		Summary:  "Say what the commands do.",
		Help:     "Without a command it lists them all; with one it prints its manual.",
		Examples: []string{"unknot help", "unknot help plan", "unknot help --man | man -l -"},
		Flags: func(flags *flag.FlagSet) func(context.Context, Env, []string) error {
			asPage := flags.Bool("man", false, "print the whole manual as a manual page, unknot(1)")
			return func(_ context.Context, env Env, args []string) error {
				if *asPage {
					manualPage(env.Out)
					return nil
				}
				if len(args) == 0 {
					overview(env.Out)
					return nil
				}
				c, ok := find(args[0])
				if !ok {
					return wrongUsage("there is no command %q; `unknot help` lists them", args[0])
				}
				manual(env.Out, c)
				return nil
			}
		},
	}
}

func overview(w io.Writer) {
	fmt.Fprintln(w, about+"\nCommands")
	for _, c := range Commands() {
		fmt.Fprintf(w, "  %-28s  %s\n", strings.TrimSpace(c.Name+" "+c.Args), c.Summary)
	}
	fmt.Fprint(w, closing)
}

// manual prints all that there is to know about a command, in the order of a manual page.
func manual(w io.Writer, c Command) {
	flags := flag.NewFlagSet(c.Name, flag.ContinueOnError)
	c.Flags(flags)
	section := func(title, text string) {
		if text = strings.TrimRight(text, "\n"); text != "" {
			fmt.Fprintf(w, "\n%s\n  %s\n", title, strings.ReplaceAll(text, "\n", "\n  "))
		}
	}
	synopsis := "unknot " + c.Name
	if c.Args != "" {
		synopsis += " " + c.Args
	}
	var options strings.Builder
	flags.VisitAll(func(f *flag.Flag) {
		name, usage := option(f)
		fmt.Fprintf(&options, "%-20s  %s\n", name, usage)
		if !strings.Contains(c.Args, dashes(f)) {
			synopsis += " [" + name + "]"
		}
	})
	fmt.Fprintf(w, "NAME\n  unknot %s: %s\n", c.Name, c.Summary)
	section("SYNOPSIS", synopsis)
	section("DESCRIPTION", strings.TrimSpace(c.Help))
	section("OPTIONS", options.String())
	section("EXAMPLES", strings.Join(c.Examples, "\n"))
	exits := c.Fails
	if exits == "" {
		exits = "it could not be done, and standard error says why"
	}
	section("EXIT STATUS", "0  done\n1  "+exits+"\n2  the command line makes no sense")
}
