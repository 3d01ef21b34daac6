package command

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/face"
)

// cueLine is one moment of a session at which something is heard or begins: a public
// interface, see docs/CONTROL.md.
type cueLine struct {
	AtS     float64   `json:"at_s"`
	Event   string    `json:"event"` // "began", "half-way", "spoke", "countdown", "done" ...
	Spoken  string    `json:"spoken"`
	Chime   string    `json:"chime"`
	Pan     float64   `json:"pan"`
	Verb    string    `json:"verb"`
	Line    string    `json:"line"`
	Caption string    `json:"caption"` // the last sentence, as it stands on the screen
	Pose    face.Pose `json:"pose"`
}

// script is what plan --script prints as JSON.
type script struct {
	Routine string    `json:"routine"`
	LengthS float64   `json:"length_s"`
	Lines   []cueLine `json:"lines"`
}

// scriptOf plays a timeline without waiting and notes what happens.
func scriptOf(line coach.Timeline) script {
	out := script{Routine: string(line.Routine.ID), LengthS: line.Length().Seconds(), Lines: []cueLine{}}
	begin := time.Unix(0, 0)
	s := coach.NewSession(line, begin, coach.Options{})
	face.Rehearse(s, begin, func(_ time.Time, events []coach.Event) {
		for _, e := range events {
			sound, words, at := face.SoundOf(e, s.Timeline()), s.Words(), e.At.Sub(begin)
			if e.Kind == coach.Countdown && sound.Chime == "" {
				continue
			}
			out.Lines = append(out.Lines, cueLine{
				AtS: at.Seconds(), Event: string(e.Kind), Spoken: sound.Say, Chime: sound.Chime, Pan: sound.Pan,
				Verb: words.Verb, Line: words.Line, Caption: words.Spoken,
				Pose: face.PoseOf(s.Timeline(), s.Moment()),
			})
		}
	})
	return out
}

// writeScript prints a script, a line a moment.
func writeScript(w io.Writer, name string, s script, texts coach.Texts) {
	fmt.Fprintf(w, "%s, %s\n\n", name, onDial(time.Duration(s.LengthS*float64(time.Second))))
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, strings.Join([]string{
		texts.Say("terminal.script.time"), texts.Say("terminal.script.chime"), texts.Say("terminal.script.spoken"),
		texts.Say("terminal.script.caption"), texts.Say("terminal.script.pose"),
	}, "\t"))
	for _, l := range s.Lines {
		chime := l.Chime
		switch {
		case l.Pan < 0:
			chime = texts.Say("terminal.script.to_left", "Chime", chime)
		case l.Pan > 0:
			chime = texts.Say("terminal.script.to_right", "Chime", chime)
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", tenths(l.AtS), chime, l.Spoken, strings.TrimSpace(l.Verb+" | "+l.Line), poseWords(l.Pose))
	}
	table.Flush()
}

// poseWords names a pose as `unknot figure` takes it: "t3-tennis-ball-wall hold 2/5 left".
func poseWords(p face.Pose) string {
	words := []string{p.Scene, p.Beat}
	if p.Of > 0 {
		words = append(words, fmt.Sprintf("%d/%d", p.Spot, p.Of))
	}
	if p.Side != "" {
		words = append(words, p.Side)
	}
	return strings.TrimSpace(strings.Join(words, " "))
}

// tenths words a moment as minutes, seconds and tenths: "0:42.5".
func tenths(seconds float64) string {
	n := int(seconds*10 + 0.5)
	return fmt.Sprintf("%d:%02d.%d", n/600, n/10%60, n%10)
}
