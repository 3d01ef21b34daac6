package command

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"github.com/unknot-app/unknot/portrait"
	"github.com/unknot-app/unknot/resident"
)

func drawFigure() Command {
	return Command{
		Name: portrait.Command, Args: "SCENE -o FILE.png", AtLeast: 1, AtMost: 1,
		Summary: "Draw the figure of a technique as a picture.",
		Examples: []string{
			"unknot figure t1-shoulder-knead -o knead.png",
			"unknot figure t3 --beat hold --elapsed 4 --spot 2/4 --side left --theme dark -o ball.png",
			"unknot figure map --muscle rhomboids=1 --muscle trapezius-upper/left=0.4 -o map.png",
			"unknot figure t7 --skin s3 --hair short --size 112x240 --crop tall --ground clear -o - | display",
		},
		Fails: "the file could not be written, or is there already and holds no PNG picture; or unknot-window is missing",
		Help: `A scene is named in full, or by what stands before its first dash. Without --beat it is the
key picture. A beat begins at --progress 0 and ends at 1; a hold also looks at --elapsed,
because breathing and kneading follow the seconds.

The picture is a PNG. With -o - it goes to standard output. An older picture of that name is
replaced as a whole; a file that is no PNG picture is left alone.

A wrong name is answered with those that there are. unknot-window draws; it needs no display
for it.`,
		Flags: func(flags *flag.FlagSet) func(context.Context, Env, []string) error {
			wish := portrait.Flags(flags)
			return func(ctx context.Context, env Env, args []string) error {
				if wish.Out == "" {
					return wrongUsage("figure needs -o and the name of a file; `unknot help figure` says more")
				}
				if wish.Out == "-" && isTerminal(env.Out) {
					return wrongUsage("a picture means nothing to a terminal; name a file with -o, or send the output on with | or >")
				}
				wish.Scene = args[0]
				return handOver(ctx, env, *wish)
			}
		},
	}
}

// handOver has the window program draw: it has the figure, and this one, which stays, is
// small without.
func handOver(ctx context.Context, env Env, wish portrait.Wish) error {
	program := resident.FindWindowProgram()
	if program == "" {
		return fmt.Errorf("%s draws the picture, and was found neither beside unknot nor on PATH", resident.WindowProgram)
	}
	var said bytes.Buffer
	child := exec.CommandContext(ctx, program, append([]string{portrait.Command}, wish.Args()...)...)
	child.Stdout, child.Stderr = env.Out, &said
	err := child.Run()
	// The toolkit may have said something before, as it does about a locale that it does not know.
	sentence := strings.TrimSpace(said.String())
	if _, last, found := strings.Cut("\n"+sentence, "\n"+resident.WindowProgram+": "); found {
		sentence = last
	}
	var exit *exec.ExitError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &exit) && exit.ExitCode() == WrongUsage:
		return wrongUsage("%s", sentence)
	case errors.As(err, &exit) && exit.ExitCode() == CouldNot:
		return errors.New(sentence)
	case sentence == "":
		return fmt.Errorf("%s could not draw: %w", program, err)
	default:
		return fmt.Errorf("%s could not draw: %w: %s", program, err, sentence)
	}
}

// isTerminal tells whether what is written to w is read by a person at once.
func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && info.Name() != "null"
}
