package command

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/lang"
)

func status() Command {
	return Command{
		Name: "status", Args: "[--json]",
		Summary: "Say what Unknot is doing and what is planned next.",
		Help: `It tells when the next break is expected and why, what holds reminders back, the desk time since
the last break, the sessions of the week, and what went wrong and should be known.`,
		Examples: []string{
			"unknot status                                  in plain words",
			"unknot status --json | jq .next_reminder       for a script or a panel",
		},
		Fails: "no Unknot is running",
		Flags: func(flags *flag.FlagSet) func(context.Context, Env, []string) error {
			asJSON := flags.Bool("json", false, "print it as JSON (docs/CONTROL.md describes it)")
			return func(_ context.Context, env Env, _ []string) error {
				client, err := dial(env)
				if err != nil {
					return err
				}
				defer client.Close()
				s, err := client.Snapshot()
				if err != nil {
					return err
				}
				if *asJSON {
					return writeJSON(env.Out, s)
				}
				writeStatus(env.Out, s, wordsOf(env))
				return nil
			}
		},
	}
}

func writeStatus(w io.Writer, s control.Snapshot, words *lang.Language) {
	fmt.Fprintln(w, s.Headline)
	if s.Reason != "" {
		fmt.Fprintln(w, s.Reason)
	}
	for _, b := range s.Blockers {
		if !told(s, b) {
			fmt.Fprintln(w, b.Sentence)
		}
	}
	fmt.Fprintln(w, words.Say("terminal.status.desk", "Desk", words.Short(time.Duration(s.DeskTimeS/60)*time.Minute),
		"Done", s.Week.Done, "Goal", s.Week.Goal))
	for _, n := range s.Notices {
		fmt.Fprintln(w, n.Text)
	}
}

// told tells whether the headline and the reason tell already what a blocker tells.
func told(s control.Snapshot, b control.Blocker) bool {
	switch b.Kind {
	case "paused":
		return s.State == control.Paused
	case "outside-hours":
		return s.State == control.Resting
	}
	return strings.Contains(s.Reason, strings.TrimSuffix(b.Sentence, "."))
}

// writeJSON prints v for programs, indented for people.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("could not write the JSON: %w", err)
	}
	return nil
}
