package command

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/figure"
)

func drawFigure() Command {
	return Command{
		Name: "figure", Args: "SCENE -o FILE.png", AtLeast: 1, AtMost: 1,
		Summary: "Draw the figure of a technique as a picture.",
		Examples: []string{
			"unknot figure t1-shoulder-knead -o knead.png",
			"unknot figure t3 --beat hold --elapsed 4 --spot 2/4 --side left --theme dark -o ball.png",
			"unknot figure map --muscle rhomboids=1 --muscle trapezius-upper/left=0.4 -o map.png",
			"unknot figure t7 --skin s3 --hair short --size 112x240 --crop tall --ground clear -o - | display",
		},
		Fails: "the file could not be written, or is there already and holds no PNG picture",
		Help: `A scene is named in full, or by what stands before its first dash. Without --beat it is the
key picture. A beat begins at --progress 0 and ends at 1; a hold also looks at --elapsed,
because breathing and kneading follow the seconds.

The picture is a PNG. With -o - it goes to standard output. An older picture of that name is
replaced as a whole; a file that is no PNG picture is left alone.

A wrong name is answered with those that there are.`,
		Flags: func(flags *flag.FlagSet) func(context.Context, Env, []string) error {
			figures, err := figure.Load(assets.Figure())
			if err != nil {
				return func(context.Context, Env, []string) error { return err }
			}
			p := portrait{figures: figures}
			flags.Var(&p.muscles, "muscle", "light a muscle: `NAME=0.8`, or NAME/left=0.8; instead of the scene's own")
			flags.StringVar(&p.beat, "beat", "", "the `BEAT`: "+either(p.beats()))
			flags.Float64Var(&p.moment.Progress, "progress", 0.5, "how far into the beat: a `NUMBER` from 0 to 1")
			flags.Float64Var(&p.moment.Elapsed, "elapsed", 3, "how long into the beat, in `SECONDS`")
			flags.StringVar(&p.after, "after", "", "the `BEAT` before it")
			flags.StringVar(&p.spot, "spot", "", "which spot of how many: `N/M`")
			flags.StringVar(&p.side, "side", "", "the `SIDE` of the body that is worked: left or right; a key picture has its own")
			flags.StringVar(&p.theme, "theme", "light", "the `THEME`: light or dark")
			flags.StringVar(&p.look.Skin, "skin", "", "the `SKIN`, from light to dark: "+either(figure.Skins()))
			flags.StringVar(&p.look.Hair, "hair", "", "the `HAIR`: bun, short, curly, ponytail, wrap or shaved")
			flags.StringVar(&p.look.Body, "body", "", "the `BODY`, from slim to broad: "+either(figures.Bodies()))
			flags.StringVar(&p.ground, "ground", "paper", "the `GROUND`: paper, or clear for none")
			flags.StringVar(&p.crop, "crop", "", "a part of the scene: card, tall, panel, bust or strip, as far as the scene has the `CROP`")
			flags.StringVar(&p.size, "size", "640", "the `SIZE` in pixels: 640, or 416x120")
			out := flags.String("o", "", "the `FILE` to write; - for standard output")
			return func(_ context.Context, env Env, args []string) error {
				if *out == "" {
					return wrongUsage("figure needs -o and the name of a file; `unknot help figure` says more")
				}
				if *out == "-" && isTerminal(env.Out) {
					return wrongUsage("a picture means nothing to a terminal; name a file with -o, or send the output on with | or >")
				}
				img, err := p.draw(args[0])
				if err != nil {
					return err
				}
				var encoded bytes.Buffer
				if err := png.Encode(&encoded, img); err != nil {
					return fmt.Errorf("encode the picture of %s: %w", args[0], err)
				}
				if *out == "-" {
					_, err := env.Out.Write(encoded.Bytes())
					return err
				}
				return writePicture(*out, encoded.Bytes())
			}
		},
	}
}

// isTerminal tells whether what is written to w is read by a person at once.
func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && info.Name() != "null"
}

// portrait is what the flags of figure ask for.
type portrait struct {
	figures                                      *figure.Figures
	moment                                       figure.Moment
	look                                         figure.Look
	beat, after, spot, side, theme, ground, crop string
	size                                         string
	muscles                                      words
}

// largestPicture is the height and the width that figure draws at most: more than any
// screen has, and some 60 MB of memory.
const largestPicture = 4096

func (p *portrait) draw(name string) (image.Image, error) {
	scene, err := oneOf("scene", name, p.figures.Scenes(), "", beforeDash)
	if err != nil {
		return nil, err
	}
	if err := p.read(); err != nil {
		return nil, err
	}
	size, err := parseSize(p.size)
	if err != nil {
		return nil, err
	}
	var crop *figure.Crop
	if p.crop != "" {
		if crop = p.figures.Crop(scene, p.crop); crop == nil {
			return nil, wrongUsage("%s has no crop %q; %s", scene, p.crop, orNone(p.figures.Crops(scene)))
		}
	}
	img := image.NewRGBA(image.Rectangle{Max: size})
	return img, p.figures.Renderer().Draw(img, scene, p.moment, p.look, crop)
}

func (p *portrait) beats() (names []string) {
	for _, b := range figure.Beats() {
		names = append(names, string(b))
	}
	return names
}

// either words a choice: "a, b or c".
func either(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// read turns words into the moment and the look.
func (p *portrait) read() error {
	beats := p.beats()
	beat, err := oneOf("beat", p.beat, beats, "", nil)
	if err != nil {
		return err
	}
	after, err := oneOf("beat", p.after, beats, "", nil)
	if err != nil {
		return err
	}
	theme, err := oneOf("theme", p.theme, []string{"light", "dark"}, "light", nil)
	if err != nil {
		return err
	}
	ground, err := oneOf("ground", p.ground, []string{"clear", "paper"}, "paper", nil)
	if err != nil {
		return err
	}
	side, err := oneOf("side", p.side, []string{"left", "right"}, "", nil)
	if err != nil {
		return err
	}
	m, l := &p.moment, &p.look
	m.Beat, m.After, m.Left = figure.Beat(beat), figure.Beat(after), side == "left"
	if m.Beat == figure.Still && side != "" {
		m.Beat = figure.Ready // the key picture too, on the side of the moment
	}
	l.Dark, l.Ground = theme == "dark", figure.Paper
	if ground == "clear" {
		l.Ground = figure.Clear
	}
	if _, err := p.figures.Skin(*l); err != nil {
		return wrongUsage("%v", err)
	}
	if !(m.Progress >= 0 && m.Progress <= 1) {
		return wrongUsage("--progress takes a number from 0 to 1, not %v", m.Progress)
	}
	if !(m.Elapsed >= 0) || math.IsInf(m.Elapsed, 0) {
		return wrongUsage("--elapsed takes seconds, such as 3.5, not %v", m.Elapsed)
	}
	if m.Spot, m.Of, err = parseSpot(p.spot); err != nil {
		return err
	}
	m.Muscles, err = parseMuscles(p.muscles, p.figures.Muscles())
	return err
}

// oneOf finds a name among those there are; an empty one stands for usual. Short is what
// a name may be cut to.
func oneOf(what, name string, all []string, usual string, short func(string) string) (string, error) {
	if name == "" {
		return usual, nil
	}
	if slices.Contains(all, name) {
		return name, nil
	}
	if short != nil {
		for _, full := range all {
			if short(full) == name {
				return full, nil
			}
		}
	}
	return "", wrongUsage("there is no %s %q; there are %s", what, name, strings.Join(all, ", "))
}

func beforeDash(name string) string {
	head, _, _ := strings.Cut(name, "-")
	return head
}

func orNone(names []string) string {
	if len(names) == 0 {
		return "it has none"
	}
	return "it has " + strings.Join(names, ", ")
}

// parseSize reads "640" or "416x120".
func parseSize(text string) (image.Point, error) {
	wide, high, both := strings.Cut(text, "x")
	if !both {
		high = wide
	}
	w, err := strconv.Atoi(wide)
	h, bad := strconv.Atoi(high)
	if err != nil || bad != nil || min(w, h) < 1 || max(w, h) > largestPicture {
		return image.Point{}, wrongUsage("--size takes pixels, such as 640 or 416x120, up to %d, not %q", largestPicture, text)
	}
	return image.Pt(w, h), nil
}

// parseSpot reads "2/4"; nothing is 0 of 0.
func parseSpot(text string) (spot, of int, err error) {
	if text == "" {
		return 0, 0, nil
	}
	first, last, _ := strings.Cut(text, "/")
	spot, bad := strconv.Atoi(first)
	of, worse := strconv.Atoi(last)
	if bad != nil || worse != nil || spot < 1 || spot > of {
		return 0, 0, wrongUsage("--spot takes which spot of how many, such as 2/4, not %q", text)
	}
	return spot, of, nil
}

// parseMuscles reads "rhomboids=0.8" and "rhomboids/left=0.8".
func parseMuscles(texts, known []string) (map[string]float64, error) {
	if len(texts) == 0 {
		return nil, nil
	}
	muscles := map[string]float64{}
	for _, text := range texts {
		name, value, _ := strings.Cut(text, "=")
		v, err := strconv.ParseFloat(value, 64)
		if err != nil || !(v >= 0 && v <= 1) {
			return nil, wrongUsage("--muscle takes a muscle and a number from 0 to 1, such as rhomboids=0.8, not %q", text)
		}
		both, side, sided := strings.Cut(name, "/")
		if _, err := oneOf("muscle", both, known, "", nil); err != nil || both == "" || sided && side != "left" && side != "right" {
			return nil, wrongUsage("there is no muscle %q; there are %s, each also with /left or /right", name, strings.Join(known, ", "))
		}
		muscles[name] = v
	}
	return muscles, nil
}
