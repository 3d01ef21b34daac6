package command

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/resident"
	"github.com/unknot-app/unknot/scheduler"
	"github.com/unknot-app/unknot/settings"
)

// previewed is what preview prints as JSON: a public interface, see docs/CONTROL.md.
type previewed struct {
	Days    []previewedDay `json:"days"`
	Assumed string         `json:"assumed"`
}

type previewedDay struct {
	Date      string              `json:"date"`
	Reminders []previewedReminder `json:"reminders"`
	Note      string              `json:"note"`
}

type previewedReminder struct {
	At     time.Time `json:"at"`
	Fixed  bool      `json:"fixed"`
	Gentle bool      `json:"gentle"`
	Done   bool      `json:"done"`
}

// mostPreviewed bounds --days: a quarter of a year.
const mostPreviewed = 92

func preview() Command {
	return Command{
		Name: "preview", Args: "[--days N]",
		Summary: "Show the reminders that your plan would give on typical days.",
		Help: `It lets the plan of your settings meet days on which you work as a rule, and says what it
supposes of them. No Unknot needs to run, and nothing is changed.`,
		Examples: []string{
			"unknot preview",
			"unknot preview --days 14",
			"unknot preview --json",
		},
		Flags: func(flags *flag.FlagSet) func(context.Context, Env, []string) error {
			days := flags.Int("days", 7, "this many `DAYS`, from today on")
			asJSON := flags.Bool("json", false, "print it as JSON (docs/CONTROL.md describes it)")
			return func(_ context.Context, env Env, _ []string) error {
				if *days < 1 || *days > mostPreviewed {
					return wrongUsage("--days takes a number from 1 to %d, not %d", mostPreviewed, *days)
				}
				p, err := previewOf(env, *days)
				if err != nil {
					return err
				}
				if *asJSON {
					return writeJSON(env.Out, p)
				}
				writePreview(env.Out, p)
				return nil
			}
		},
	}
}

func previewOf(env Env, days int) (previewed, error) {
	f, err := folders(env)
	if err != nil {
		return previewed{}, err
	}
	clock, err := clockOf(env)
	if err != nil {
		return previewed{}, err
	}
	library, err := library(env)
	if err != nil {
		return previewed{}, err
	}
	chosen, err := settings.File{Path: f.Settings()}.Peek()
	if err != nil {
		return previewed{}, err
	}
	plan := resident.PlanOf(chosen, library)
	words := languageOf(chosen.General, env.Getenv)
	typical := scheduler.TypicalDay(plan)
	p := previewed{Days: []previewedDay{}, Assumed: assumed(words, plan, typical)}
	for _, day := range scheduler.Preview(plan, typical, clock.Now(), days) {
		shown := previewedDay{Date: day.Date.Format(time.DateOnly), Reminders: []previewedReminder{}}
		var times []string
		for _, r := range day.Reminders {
			shown.Reminders = append(shown.Reminders, previewedReminder{At: r.At, Fixed: r.Fixed, Gentle: r.Gentle, Done: r.Done})
			times = append(times, words.Clock(r.At))
		}
		shown.Note = dayNote(words, plan, day, times)
		p.Days = append(p.Days, shown)
	}
	return p, nil
}

// dayNote says in a line how a day would go.
func dayNote(words *lang.Language, plan scheduler.Plan, day scheduler.PreviewDay, times []string) string {
	end := ""
	switch day.End.Code {
	case scheduler.BecauseDayOff:
		end = words.Say("why.preview.off")
	case scheduler.BecauseQuiet:
		end = words.Say("why.preview.quiet")
	case scheduler.BecauseGoal:
		end = words.Say("why.preview.goal")
	case scheduler.BecauseShare:
		end = words.Say("why.preview.share")
		if day.End.Of == 0 {
			end = words.Say("why.preview.rest")
		}
	case scheduler.BecauseNoWindow:
		end = words.Say("why.preview.no_window")
		if plan.FixedOnly {
			end = words.Say("why.preview.no_fixed")
		}
	}
	if len(times) == 0 {
		if end == "" {
			end = words.Say("why.preview.none")
		}
		return end
	}
	line := words.List(times...)
	if day.Reminders[0].Gentle {
		line += ", " + words.Say("why.preview.gentle")
	}
	if end != "" {
		line += "; " + words.Say("why.preview.then") + " " + end
	}
	return line
}

// assumed says what the preview supposes.
func assumed(words *lang.Language, plan scheduler.Plan, typical scheduler.Typical) string {
	said := []string{words.Say("why.preview.work", "From", words.ClockAt(int(plan.Work.From)), "To", words.ClockAt(int(plan.Work.To)))}
	var away []string
	for _, b := range typical.Breaks {
		away = append(away, words.Say("why.preview.away", "From", words.ClockAt(int(b.From)), "To", words.ClockAt(int(b.To))))
	}
	if len(away) > 0 {
		said = append(said, words.Say("why.preview.breaks", "Breaks", words.List(away...)))
	}
	return strings.Join(append(said, words.Say("why.preview.answers"), words.Say("why.preview.real")), " ")
}

func writePreview(w io.Writer, p previewed) {
	for _, day := range p.Days {
		date, err := time.Parse(time.DateOnly, day.Date)
		if err != nil {
			continue // it was written by Format
		}
		fmt.Fprintf(w, "%-11s %s\n", date.Format("Mon 2 Jan"), day.Note)
	}
	fmt.Fprintln(w)
	writeParagraph(w, p.Assumed)
}
