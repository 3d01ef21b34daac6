package command

import (
	"context"
	"fmt"
	"io"
	"strings"
)

func why() Command {
	return Command{
		Name:    "why",
		Summary: "Say what is planned next, and why.",
		Help: `It tells in a paragraph when the next reminder is expected and which facts led to it: the
desk time, the plan, what holds reminders back, what you moved and what Unknot learned.`,
		Examples: []string{"unknot why"},
		Fails:    "no Unknot is running",
		Flags: noFlags(func(_ context.Context, env Env, _ []string) error {
			client, err := dial(env)
			if err != nil {
				return err
			}
			defer client.Close()
			w, err := client.Why()
			if err != nil {
				return err
			}
			writeParagraph(env.Out, w.Text)
			return nil
		}),
	}
}

// lineLength is how long the lines of a paragraph are at most, in characters.
const lineLength = 88

// writeParagraph writes a text in lines of a readable length.
func writeParagraph(w io.Writer, text string) {
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len([]rune(line))+1+len([]rune(word)) > lineLength {
			fmt.Fprintln(w, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	if line != "" {
		fmt.Fprintln(w, line)
	}
}
