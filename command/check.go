package command

import (
	"context"
	"fmt"

	"github.com/unknot-app/unknot/technique"
)

func check() Command {
	return Command{
		Name: "check", Args: "FILE|FOLDER", AtLeast: 1, AtMost: 1,
		Summary: "Check a pack, or one file of it.",
		Examples: []string{
			"unknot check ~/.local/share/unknot/packs/mine",
			"unknot check mine/techniques/wall-angels.toml",
		},
		Fails: "the pack has problems, which are printed one a line",
		Help: `It reads the pack as Unknot would and names every problem: the file, the line, the key and
what was expected there. A folder is a pack, or holds packs in its subfolders.`,
		Flags: noFlags(func(_ context.Context, env Env, args []string) error {
			problems, err := technique.CheckPath(args[0])
			if err != nil {
				return err
			}
			for _, p := range problems {
				fmt.Fprintln(env.Out, p)
			}
			switch len(problems) {
			case 0:
				fmt.Fprintf(env.Out, "%s is fine.\n", args[0])
				return nil
			case 1:
				return fmt.Errorf("%s has a problem", args[0])
			}
			return fmt.Errorf("%s has %d problems", args[0], len(problems))
		}),
	}
}
