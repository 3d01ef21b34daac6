package command

import (
	"context"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/lang"
)

func history() Command {
	return Command{
		Name: "history", Args: "[--json|--csv [--of TABLE]]",
		Summary: "Show what happened: sessions and reminders.",
		Examples: []string{
			"unknot history --days 7           the last week",
			"unknot history --csv > back.csv   for a spreadsheet",
			"unknot history --csv --of ratings the tension ratings",
		},
		Fails: "no Unknot is running",
		Help: `Sessions count with what was really done, in seconds of work. CSV has a line a session,
or with --of a line a reminder or a rating; JSON has all three.`,
		Flags: func(flags *flag.FlagSet) func(context.Context, Env, []string) error {
			asJSON := flags.Bool("json", false, "print it as JSON (docs/CONTROL.md describes it)")
			asCSV := flags.Bool("csv", false, "print the sessions as CSV")
			table := flags.String("of", control.SessionTable, "what the CSV lists: `TABLE` is sessions, reminders or ratings")
			days := flags.Int("days", 0, "only the last `N` days (0: everything)")
			return func(_ context.Context, env Env, _ []string) error {
				if *asJSON && *asCSV {
					return wrongUsage("history prints JSON or CSV, not both")
				}
				if !slices.Contains(control.Tables(), *table) {
					return wrongUsage("--of takes %s, not %q", strings.Join(control.Tables(), ", "), *table)
				}
				if *table != control.SessionTable && !*asCSV {
					return wrongUsage("--of chooses what --csv lists; JSON has it all")
				}
				if *days < 0 {
					return wrongUsage("--days takes 0 or more, not %d", *days)
				}
				h, err := past(env, *days)
				if err != nil {
					return err
				}
				switch {
				case *asJSON:
					return writeJSON(env.Out, h)
				case *asCSV:
					return h.CSV(env.Out, *table)
				}
				writeHistory(env.Out, h, wordsOf(env))
				return nil
			}
		},
	}
}

func past(env Env, days int) (control.History, error) {
	client, err := dial(env)
	if err != nil {
		return control.History{}, err
	}
	defer client.Close()
	var from time.Time
	if days > 0 {
		c, err := clockOf(env)
		if err != nil {
			return control.History{}, err
		}
		from = c.Now().AddDate(0, 0, -days)
	}
	return client.History(from, time.Time{})
}

func writeHistory(w io.Writer, h control.History, words *lang.Language) {
	if len(h.Sessions) == 0 && len(h.Reminders) == 0 {
		fmt.Fprintln(w, words.Say("terminal.history.nothing"))
		return
	}
	for _, s := range h.Sessions {
		end := words.Say("terminal.history.early")
		if s.Completed {
			end = words.Say("terminal.history.whole")
		}
		spent := fmt.Sprintf("%6s", (time.Duration(s.SpentS) * time.Second).String())
		line := words.Say("terminal.history.session", "Spent", spent, "End", end)
		if s.TensionBefore != nil && s.TensionAfter != nil {
			line = words.Say("terminal.history.session_rated", "Spent", spent, "End", end, "Before", *s.TensionBefore, "After", *s.TensionAfter)
		}
		fmt.Fprintf(w, "%s  %-20s  %s\n", s.Started.Format("2006-01-02 15:04"), s.Routine, line)
	}
	outcomes := map[string]int{}
	var order []string
	for _, r := range h.Reminders {
		if outcomes[r.Outcome]++; outcomes[r.Outcome] == 1 {
			order = append(order, r.Outcome)
		}
	}
	for i, o := range order {
		name := o
		if id := "terminal.outcome." + o; words.Has(id) {
			name = words.Say(id)
		}
		order[i] = name
		if len(h.Reminders) > 1 {
			order[i] = words.Say("terminal.history.outcome", "Times", outcomes[o], "Outcome", name)
		}
	}
	if n := len(h.Reminders); n > 0 {
		fmt.Fprintln(w, words.SayN("terminal.history.reminders", n, "Outcomes", strings.Join(order, ", ")))
	}
}
