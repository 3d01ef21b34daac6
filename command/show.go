package command

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/technique"
)

func show() Command {
	return Command{
		Name: "show", Args: "ID", AtLeast: 1, AtMost: 1,
		Summary: "Show a technique or a routine.",
		Examples: []string{
			"unknot show tennis-ball-wall",
			"unknot show five-minute",
		},
		Help: "IDs are what `unknot list` shows, such as tennis-ball-wall or five-minute.",
		Flags: func(flags *flag.FlagSet) func(context.Context, Env, []string) error {
			asJSON := flags.Bool("json", false, "print it as JSON (docs/CONTROL.md describes it)")
			return func(_ context.Context, env Env, args []string) error {
				l, err := library(env)
				if err != nil {
					return err
				}
				id := technique.ID(args[0])
				if t, ok := l.Technique(id); ok {
					if *asJSON {
						return writeJSON(env.Out, shownTechniqueOf(t))
					}
					writeTechnique(env.Out, l, t, wordsOf(env))
					return nil
				}
				if r, ok := l.Routine(id); ok {
					if *asJSON {
						return writeJSON(env.Out, listedRoutine{r.ID, r.Name, r.Techniques, r.When, r.Pack})
					}
					writeRoutine(env.Out, l, r)
					return nil
				}
				return wrongUsage("there is no technique and no routine %q; `unknot list` shows what there is", id)
			}
		},
	}
}

// shownTechnique is a technique as show prints it as JSON.
type shownTechnique struct {
	listedTechnique
	Summary  string   `json:"summary"`
	Position string   `json:"position"`
	Steps    []string `json:"steps"`
	Mistakes []string `json:"mistakes"`
	Feel     string   `json:"feel"`
	Dose     struct {
		Kind     technique.Kind `json:"kind"`
		Sided    bool           `json:"sided"`
		Count    [2]int         `json:"count"`
		HoldS    [2]float64     `json:"hold_s"`
		ReleaseS float64        `json:"release_s"`
		ShiftS   float64        `json:"shift_s"`
		SwitchS  float64        `json:"switch_s"`
		TotalS   [2]float64     `json:"total_s"`
	} `json:"dose"`
}

func shownTechniqueOf(t technique.Technique) shownTechnique {
	s := shownTechnique{
		listedTechnique: listTechnique(t),
		Summary:         t.Summary, Position: t.Position, Steps: orEmpty(t.Steps), Mistakes: []string{}, Feel: t.Feel,
	}
	for _, m := range t.Mistakes {
		s.Mistakes = append(s.Mistakes, m.Text)
	}
	d := t.Dose
	s.Dose.Kind, s.Dose.Sided = d.Kind, d.Sided
	s.Dose.Count = [2]int{d.Count.Lo, d.Count.Hi}
	s.Dose.HoldS = [2]float64{d.Hold.Lo.Seconds(), d.Hold.Hi.Seconds()}
	s.Dose.ReleaseS, s.Dose.ShiftS, s.Dose.SwitchS = d.Release.Seconds(), d.Shift.Seconds(), d.Switch.Seconds()
	s.Dose.TotalS = [2]float64{d.Total.Lo.Seconds(), d.Total.Hi.Seconds()}
	return s
}

func writeTechnique(w io.Writer, l *technique.Library, t technique.Technique, words *lang.Language) {
	fmt.Fprintf(w, "%d %s\n\n", t.Number, t.Name)
	wrap(w, "", t.Summary)
	fmt.Fprintln(w)
	var muscles, tools []string
	for _, m := range t.Targets {
		muscles = append(muscles, l.MuscleName(m))
	}
	for _, tool := range t.Tools {
		tools = append(tools, l.Tool(tool).Name)
	}
	rows := [][2]string{{"for", strings.Join(muscles, ", ")}}
	if len(tools) > 0 {
		rows = append(rows, [2]string{"need", strings.Join(tools, ", ")})
	}
	rows = append(rows, [2]string{"time", minutesRange(words, t.Dose.Total)}, [2]string{"dose", doseInWords(words, t.Dose)})
	if t.Feel != "" {
		rows = append(rows, [2]string{"pressure", t.Feel})
	}
	if t.Depth == technique.Deep {
		rows = append(rows, [2]string{"depth", words.Say("terminal.show.deep")})
	}
	widest := 0
	for i, r := range rows {
		rows[i][0] = words.Say("terminal.show." + r[0])
		widest = max(widest, utf8.RuneCountInString(rows[i][0]))
	}
	for _, r := range rows {
		wrap(w, r[0]+strings.Repeat(" ", widest+2-utf8.RuneCountInString(r[0])), r[1])
	}
	fmt.Fprintln(w)
	wrap(w, "", t.Position)
	for i, s := range t.Steps {
		wrap(w, fmt.Sprintf("%d  ", i+1), s)
	}
	if len(t.Mistakes) > 0 {
		fmt.Fprintln(w, "\n"+words.Say("terminal.show.mistakes"))
	}
	for _, m := range t.Mistakes {
		wrap(w, "-  ", m.Title+". "+m.Text)
	}
}

// doseInWords says how much is right: "10 to 14 spots of 8 to 10 s, left and right alike".
func doseInWords(words *lang.Language, d technique.Dose) string {
	count := fmt.Sprint(d.Count.Lo)
	if d.Count.Hi > d.Count.Lo {
		count = words.Say("terminal.show.range", "From", d.Count.Lo, "To", d.Count.Hi)
	}
	hold := words.Decimal(d.Hold.Lo.Seconds())
	if d.Hold.Hi > d.Hold.Lo {
		hold = words.Say("terminal.show.range", "From", hold, "To", words.Decimal(d.Hold.Hi.Seconds()))
	}
	s := words.Say("terminal.dose."+string(d.Kind), "Number", count, "Hold", words.Say("terminal.show.seconds", "Hold", hold))
	if d.Sided && d.Kind != technique.Sides {
		s = words.Say("terminal.show.sided", "Dose", s)
	}
	return s
}

func writeRoutine(w io.Writer, l *technique.Library, r technique.Routine) {
	fmt.Fprintf(w, "%s, %s\n\n", r.Name, r.Length)
	wrap(w, "", r.Summary)
	wrap(w, "", r.When)
	fmt.Fprintln(w)
	for _, id := range r.Techniques {
		t, _ := l.Technique(id)
		fmt.Fprintf(w, "%d  %-22s  %s\n", t.Number, t.ID, t.Name)
	}
	fmt.Fprintln(w)
	for _, advice := range l.Advise(r, nil) {
		wrap(w, "", advice.Title+". "+advice.Text)
	}
}
