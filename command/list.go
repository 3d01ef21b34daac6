package command

import (
	"context"
	"flag"
	"fmt"
	"strings"

	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/technique"
)

// listing is what list prints as JSON: a public interface, see docs/CONTROL.md.
type listing struct {
	Techniques []listedTechnique `json:"techniques"`
	Routines   []listedRoutine   `json:"routines"`
}

type listedTechnique struct {
	ID      technique.ID       `json:"id"`
	Name    string             `json:"name"`
	Targets []technique.Muscle `json:"targets"`
	Tools   []technique.Tool   `json:"tools"`
	Role    technique.Role     `json:"role"`
	Depth   technique.Depth    `json:"depth"`
	Minutes [2]float64         `json:"minutes"`
	Number  int                `json:"number"`
	Pack    string             `json:"pack"`
}

type listedRoutine struct {
	ID         technique.ID   `json:"id"`
	Name       string         `json:"name"`
	Techniques []technique.ID `json:"techniques"`
	When       string         `json:"when"`
	Pack       string         `json:"pack"`
}

func list() Command {
	return Command{
		Name: "list", Args: "[--json|--ids]",
		Summary: "List the techniques and the routines.",
		Examples: []string{
			"unknot list",
			"unknot list --json | jq -r .routines[].id",
		},
		Help: "It lists what ships with Unknot and what your own packs add.",
		Flags: func(flags *flag.FlagSet) func(context.Context, Env, []string) error {
			asJSON := flags.Bool("json", false, "print it as JSON (docs/CONTROL.md describes it)")
			ids := flags.Bool("ids", false, "print the IDs alone, one a line, as shells complete them")
			return func(_ context.Context, env Env, _ []string) error {
				l, err := library(env)
				if err != nil {
					return err
				}
				if *ids {
					for _, r := range l.Routines() {
						fmt.Fprintln(env.Out, r.ID)
					}
					for _, t := range l.Techniques() {
						fmt.Fprintln(env.Out, t.ID)
					}
					return nil
				}
				if *asJSON {
					return writeJSON(env.Out, listingOf(l))
				}
				writeList(env, l, wordsOf(env))
				return nil
			}
		},
	}
}

func listingOf(l *technique.Library) listing {
	out := listing{Techniques: []listedTechnique{}, Routines: []listedRoutine{}}
	for _, t := range l.Techniques() {
		out.Techniques = append(out.Techniques, listTechnique(t))
	}
	for _, r := range l.Routines() {
		out.Routines = append(out.Routines, listedRoutine{r.ID, r.Name, r.Techniques, r.When, r.Pack})
	}
	return out
}

func listTechnique(t technique.Technique) listedTechnique {
	return listedTechnique{
		ID: t.ID, Name: t.Name, Targets: orEmpty(t.Targets), Tools: orEmpty(t.Tools), Role: t.Role, Depth: t.Depth,
		Minutes: [2]float64{t.Dose.Total.Lo.Minutes(), t.Dose.Total.Hi.Minutes()}, Number: t.Number, Pack: t.Pack,
	}
}

// orEmpty keeps null out of the JSON.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func writeList(env Env, l *technique.Library, words *lang.Language) {
	fmt.Fprintln(env.Out, words.Say("terminal.show.techniques"))
	for _, t := range l.Techniques() {
		fmt.Fprintf(env.Out, "  %d  %-22s  %-32s  %s\n", t.Number, t.ID, t.Name, minutesRange(words, t.Dose.Total))
	}
	fmt.Fprintln(env.Out, "\n"+words.Say("terminal.show.routines"))
	for _, r := range l.Routines() {
		var numbers []string
		for _, id := range r.Techniques {
			t, _ := l.Technique(id)
			numbers = append(numbers, fmt.Sprint(t.Number))
		}
		fmt.Fprintf(env.Out, "     %-22s  %-32s  %-14s  %s\n", r.ID, r.Name, strings.Join(numbers, " "), r.Length)
	}
}

// minutesRange words a span of minutes: "1 to 2 min".
func minutesRange(words *lang.Language, s technique.Span) string {
	if s.Lo == s.Hi {
		return words.Say("terminal.show.minutes", "Minutes", words.Decimal(s.Lo.Minutes()))
	}
	return words.Say("terminal.show.minutes_range", "From", words.Decimal(s.Lo.Minutes()), "To", words.Decimal(s.Hi.Minutes()))
}
