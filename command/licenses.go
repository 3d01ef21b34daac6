package command

import (
	"context"
	"fmt"

	"github.com/unknot-app/unknot/assets"
)

func licenses() Command {
	return Command{
		Name:    "licenses",
		Summary: "Print the licences of everything that Unknot is built with.",
		Examples: []string{
			"unknot licenses",
		},
		Help: "First what it holds and under which licences, then their texts. Unknot's own is MIT.",
		Flags: noFlags(func(_ context.Context, env Env, _ []string) error {
			text, err := assets.Licenses()
			if err != nil {
				return err
			}
			_, err = fmt.Fprint(env.Out, text)
			return err
		}),
	}
}
