// Package portrait is what a picture of the figure is asked for with: `unknot figure` takes
// it from a person and hands it to the window program, which has the figure and draws it
// (package paint).
package portrait

import (
	"flag"
	"strconv"
	"strings"
)

// Command is what the window program is told to draw with, before [Wish.Args].
const Command = "figure"

// Wish is the picture that somebody asks for, in words that nobody has looked at yet.
type Wish struct {
	Scene string // in full, or what stands before its first dash
	// Muscles are lit instead of the scene's own: "rhomboids=0.8", "rhomboids/left=0.8".
	Muscles     []string
	Beat, After string  // of [Beats]; empty: the key picture, or nothing before it
	Progress    float64 // from 0 to 1
	Elapsed     float64 // seconds into the beat
	Spot        string  // "2/4"; empty: none
	Side        string  // "left" or "right"; empty: the usual one
	Theme       string  // "light" or "dark"
	Skin        string  // of [Skins]; empty: the usual one, as for the next two
	Hair        string  // of [Hair]
	Body        string  // of [Bodies]
	Ground      string  // "paper" or "clear"
	Crop        string  // a part of the scene; empty: the whole
	Size        string  // "640", or "416x120", in pixels
	Out         string  // the file; "-" is standard output
}

// Beats are the beats of a scene, in their order.
func Beats() []string {
	return []string{"ready", "rest", "approach", "hold", "release", "shift", "switch"}
}

// Skins are the colours of the skin, from light to dark.
func Skins() []string { return []string{"s1", "s2", "s3", "s4"} }

// Hair is the hair there is.
func Hair() []string { return []string{"bun", "short", "curly", "ponytail", "wrap", "shaved"} }

// Bodies are the bodies, from slim to broad.
func Bodies() []string { return []string{"a", "b"} }

// Flags declares the flags of a wish. What they say stands in it once they are parsed.
func Flags(flags *flag.FlagSet) *Wish {
	w := &Wish{}
	flags.Func("muscle", "light a muscle: `NAME=0.8`, or NAME/left=0.8; instead of the scene's own", func(s string) error {
		for part := range strings.SplitSeq(s, ",") {
			if part = strings.TrimSpace(part); part != "" {
				w.Muscles = append(w.Muscles, part)
			}
		}
		return nil
	})
	flags.StringVar(&w.Beat, "beat", "", "the `BEAT`: "+either(Beats()))
	flags.Float64Var(&w.Progress, "progress", 0.5, "how far into the beat: a `NUMBER` from 0 to 1")
	flags.Float64Var(&w.Elapsed, "elapsed", 3, "how long into the beat, in `SECONDS`")
	flags.StringVar(&w.After, "after", "", "the `BEAT` before it")
	flags.StringVar(&w.Spot, "spot", "", "which spot of how many: `N/M`")
	flags.StringVar(&w.Side, "side", "", "the `SIDE` of the body that is worked: left or right; a key picture has its own")
	flags.StringVar(&w.Theme, "theme", "light", "the `THEME`: light or dark")
	flags.StringVar(&w.Skin, "skin", "", "the `SKIN`, from light to dark: "+either(Skins()))
	flags.StringVar(&w.Hair, "hair", "", "the `HAIR`: "+either(Hair()))
	flags.StringVar(&w.Body, "body", "", "the `BODY`, from slim to broad: "+either(Bodies()))
	flags.StringVar(&w.Ground, "ground", "paper", "the `GROUND`: paper, or clear for none")
	flags.StringVar(&w.Crop, "crop", "", "a part of the scene: card, tall, panel, bust or strip, as far as the scene has the `CROP`")
	flags.StringVar(&w.Size, "size", "640", "the `SIZE` in pixels: 640, or 416x120")
	flags.StringVar(&w.Out, "o", "", "the `FILE` to write; - for standard output")
	return w
}

// Args is the wish as arguments, which [Flags] reads again; the last one is the scene.
func (w Wish) Args() []string {
	var args []string
	for _, m := range w.Muscles {
		args = append(args, "-muscle="+m)
	}
	number := func(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
	return append(args,
		"-beat="+w.Beat, "-progress="+number(w.Progress), "-elapsed="+number(w.Elapsed), "-after="+w.After,
		"-spot="+w.Spot, "-side="+w.Side, "-theme="+w.Theme, "-skin="+w.Skin, "-hair="+w.Hair, "-body="+w.Body,
		"-ground="+w.Ground, "-crop="+w.Crop, "-size="+w.Size, "-o="+w.Out, "--", w.Scene)
}

// either words a choice: "a, b or c".
func either(names []string) string {
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
