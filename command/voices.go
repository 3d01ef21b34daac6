package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/unknot-app/unknot/cue"
)

// voicesWithin is how long it may take to find out which voices there are.
const voicesWithin = 15 * time.Second

func voicesCommand() Command {
	return Command{
		Name:    "voices",
		Summary: "List the voices that can coach you.",
		Examples: []string{
			"unknot voices",
			"unknot voices --hear espeak-ng/gmw/en-US",
		},
		Fails: "there is no voice, or the one to be heard can't be",
		Help: `The best comes first, and speaks unless you choose another: in the settings, or as voice_name
in the settings file. They come from Speech Dispatcher and espeak-ng on Linux, and from the
system on Windows and macOS.`,
		Flags: func(flags *flag.FlagSet) func(context.Context, Env, []string) error {
			asJSON := flags.Bool("json", false, "print it as JSON (docs/CONTROL.md describes it)")
			language := flags.String("language", "en", "list those that speak this `LANGUAGE`")
			hear := flags.String("hear", "", "have this `VOICE` say a sentence")
			return func(ctx context.Context, env Env, _ []string) error {
				chosen := usualSettings(env).Coach
				options := cue.Options{
					Voice: true, Language: *language, Getenv: env.Getenv,
					VolumePercent: chosen.VolumePercent, RatePercent: chosen.VoiceRatePercent,
				}
				ctx, cancel := context.WithTimeout(ctx, voicesWithin)
				defer cancel()
				if *hear != "" {
					options.VoiceName = *hear
					return unheardVoice(*hear, cue.Hear(ctx, options, "Hold still. Breathe out, and let the ball sink in."))
				}
				return listVoices(env, cue.InstalledVoices(ctx, options), *asJSON)
			}
		},
	}
}

// unheardVoice says why a voice could not be heard.
func unheardVoice(id string, err error) error {
	switch {
	case errors.Is(err, cue.ErrNoDevice):
		return errors.New("there is no sound device that it could be heard on")
	case errors.Is(err, cue.ErrNoVoice):
		return fmt.Errorf("%s can't be heard; `unknot voices` lists the voices that there are", id)
	}
	return err
}

// listedVoice is a voice as voices prints it as JSON.
type listedVoice struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Language string `json:"language"`
	Source   string `json:"source"`
}

func listVoices(env Env, voices []cue.VoiceInfo, asJSON bool) error {
	if asJSON {
		all := []listedVoice{}
		for _, v := range voices {
			all = append(all, listedVoice(v))
		}
		return writeJSON(env.Out, all)
	}
	if len(voices) == 0 {
		return fmt.Errorf("%w; chimes and text coach you all the same", cue.ErrNoVoice)
	}
	table := tabwriter.NewWriter(env.Out, 0, 0, 2, ' ', 0)
	for _, v := range voices {
		fmt.Fprintf(table, "%s\t%s\t%s\n", v.ID, v.Name, v.Language)
	}
	return table.Flush()
}
