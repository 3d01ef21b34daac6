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
  unknot COMMAND ...            tell a running Unknot something, or look something up
`

const closing = `
list, show, plan, check and coach --text work with no Unknot running.
Exit codes: 0 done, 1 could not, 2 wrong usage.

For people who develop Unknot: unknot --at 2026-11-23T13:58 --speed 60 turns its clock;
unknot --log debug says more in the log.

` + "`unknot help COMMAND`" + ` says more about one.
`

func help() Command {
	return Command{
		Name: "help", Args: "[COMMAND]", AtMost: 1,
		Summary: "Say what the commands do.",
		Help:    "Without a command it lists them all; with one it prints its manual.",
		Flags: noFlags(func(_ context.Context, env Env, args []string) error {
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
		}),
	}
}

func overview(w io.Writer) {
	fmt.Fprintln(w, about+"\nCommands")
	for _, c := range Commands() {
		fmt.Fprintf(w, "  %-28s  %s\n", strings.TrimSpace(c.Name+" "+c.Args), c.Summary)
	}
	fmt.Fprint(w, closing)
}

// manual prints all that there is to know about a command.
func manual(w io.Writer, c Command) {
	flags := flag.NewFlagSet(c.Name, flag.ContinueOnError)
	c.Flags(flags)
	fmt.Fprintf(w, "unknot %s\n\n%s\n", strings.TrimSpace(c.Name+" "+c.Args), c.Summary)
	if c.Help != "" {
		fmt.Fprintf(w, "\n%s\n", strings.TrimSpace(c.Help))
	}
	var options strings.Builder
	flags.VisitAll(func(f *flag.Flag) {
		value, usage := flag.UnquoteUsage(f)
		fmt.Fprintf(&options, "  %-25s  %s\n", strings.TrimSpace("--"+f.Name+" "+value), usage)
	})
	if options.Len() > 0 {
		fmt.Fprintf(w, "\nOptions\n%s", options.String())
	}
}
