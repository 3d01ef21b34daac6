package command

import (
	"context"
	"flag"
	"fmt"
	"io"
	"time"
	"unicode/utf8"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/technique"
)

// planned is what plan prints as JSON: a public interface, see docs/CONTROL.md.
type planned struct {
	Routine  technique.ID     `json:"routine"`
	LengthS  float64          `json:"length_s"`
	Segments []plannedSegment `json:"segments"`
	LeftOut  []plannedLeftOut `json:"left_out"`
	Notes    []string         `json:"notes"`
}

type plannedSegment struct {
	StartS    float64         `json:"start_s"`
	LengthS   float64         `json:"length_s"`
	Phase     technique.Phase `json:"phase"`
	Technique technique.ID    `json:"technique"`
	Step      string          `json:"step"`
	Side      coach.Side      `json:"side"`
	Index     int             `json:"index"`
	Count     int             `json:"count"`
	Cue       string          `json:"cue"`
}

type plannedLeftOut struct {
	Technique technique.ID `json:"technique"`
	Reason    string       `json:"reason"`
}

func plan() Command {
	return Command{
		Name: "plan", Args: "ROUTINE", AtLeast: 1, AtMost: 1,
		Summary: "Show how a routine would be coached, second by second.",
		Examples: []string{
			"unknot plan five-minute",
			"unknot plan ten-minute --minutes 12",
			"unknot plan mild-tension --script       what the coach says and when",
			"unknot plan full-sequence --without partner --without lacrosse-ball",
		},
		Fails: "nothing of the routine can be done without these tools",
		Help: `Each dose is taken at the low end of its range, or between its ends so that the whole
session, with the time to get in place, lasts as long as --minutes says. If that can't
be met inside the doses, the nearest length is taken and said.`,
		Flags: func(flags *flag.FlagSet) func(context.Context, Env, []string) error {
			asScript := flags.Bool("script", false, "print what is heard and shown at each moment: time, chime, spoken, caption and pose")
			asJSON := flags.Bool("json", false, "print it as JSON (docs/CONTROL.md describes it)")
			length := flags.Float64("minutes", 0, "fit it into `N` minutes")
			var without words
			flags.Var(&without, "without", "leave out what needs this `TOOL`, such as tennis-ball or partner")
			return func(_ context.Context, env Env, args []string) error {
				l, err := library(env)
				if err != nil {
					return err
				}
				texts := wordsOf(env)
				line, err := fit(l, args[0], *length, without, texts)
				if err != nil {
					return err
				}
				if *asScript {
					script := scriptOf(line)
					if *asJSON {
						return writeJSON(env.Out, script)
					}
					writeScript(env.Out, line.Routine.Name, script, texts)
					return nil
				}
				if *asJSON {
					return writeJSON(env.Out, planOf(line))
				}
				writePlan(env.Out, l, line, texts)
				return nil
			}
		},
	}
}

// maxMinutes bounds --minutes: a day.
const maxMinutes = 24 * 60

func fit(l *technique.Library, id string, minutes float64, without []string, texts coach.Texts) (coach.Timeline, error) {
	r, err := routine(l, id)
	if err != nil {
		return coach.Timeline{}, err
	}
	if !(minutes >= 0 && minutes <= maxMinutes) {
		return coach.Timeline{}, wrongUsage("--minutes takes a number of minutes from 0 to %d", maxMinutes)
	}
	missing, err := tools(l, without)
	if err != nil {
		return coach.Timeline{}, err
	}
	return coach.Fit(l, coach.Request{
		Routine: r,
		Texts:   texts,
		Budget:  time.Duration(minutes * float64(time.Minute)),
		Have:    except(missing),
	})
}

func planOf(line coach.Timeline) planned {
	p := planned{Routine: line.Routine.ID, LengthS: line.Length().Seconds(), Segments: []plannedSegment{}, LeftOut: []plannedLeftOut{}, Notes: orEmpty(line.Notes)}
	for _, s := range line.Segments {
		p.Segments = append(p.Segments, plannedSegment{
			s.Start.Seconds(), s.Length.Seconds(), s.Phase, s.Technique, s.Step, s.Side, s.Index, s.Count, s.Cue,
		})
	}
	for _, o := range line.LeftOut {
		p.LeftOut = append(p.LeftOut, plannedLeftOut{o.Technique, o.Reason})
	}
	return p
}

func writePlan(w io.Writer, l *technique.Library, line coach.Timeline, texts coach.Texts) {
	fmt.Fprintf(w, "%s, %s\n", line.Routine.Name, onDial(line.Length()))
	widest := 0 // of the words for sides
	for _, side := range []coach.Side{coach.Right, coach.Left, coach.Both} {
		widest = max(widest, utf8.RuneCountInString(texts.Say("terminal.side."+string(side))))
	}
	var current technique.ID
	for _, s := range line.Segments {
		if s.Technique != current {
			current = s.Technique
			t, _ := l.Technique(current)
			fmt.Fprintf(w, "\n%d %s\n", t.Number, t.Name)
		}
		count := ""
		if s.Count > 0 {
			count = texts.Say("terminal.count", "Index", s.Index, "All", s.Count)
		}
		side := ""
		if s.Side != coach.NoSide {
			side = texts.Say("terminal.side." + string(s.Side))
		}
		fmt.Fprintf(w, "  %6s  %4gs  %-7s  %-*s  %-8s  %s\n", onDial(s.Start), s.Length.Seconds(), s.Phase, widest, side, count, s.Step)
	}
	if len(line.LeftOut) > 0 || len(line.Notes) > 0 {
		fmt.Fprintln(w)
	}
	for _, o := range line.LeftOut {
		t, _ := l.Technique(o.Technique)
		fmt.Fprintln(w, texts.Say("terminal.left_out", "Name", t.Name, "Reason", o.Reason))
	}
	for _, n := range line.Notes {
		fmt.Fprintln(w, n)
	}
}

// onDial words a length as a clock does: "2:51".
func onDial(d time.Duration) string {
	s := int(d.Round(time.Second) / time.Second)
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}
