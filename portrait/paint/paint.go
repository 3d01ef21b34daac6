// Package paint draws the pictures that package portrait asks for, as PNG. The window
// program does it for `unknot figure`, without a window.
package paint

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"image"
	"image/png"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/portrait"
)

// ErrMisused is wrapped by the error of a wish that makes no sense, such as one for a scene
// that is not there. Its sentence is that of the error around it.
var ErrMisused = errors.New("wrong usage")

// misuse is a sentence about a wish that makes no sense.
type misuse struct{ sentence string }

func (m *misuse) Error() string { return m.sentence }

func (*misuse) Unwrap() error { return ErrMisused }

func misused(format string, args ...any) error { return &misuse{fmt.Sprintf(format, args...)} }

// Run draws what the arguments ask for, which are those of [portrait.Wish.Args], and writes
// it to a file or to out.
func Run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet(portrait.Command, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	wish := portrait.Flags(flags)
	if err := flags.Parse(args); err != nil {
		return misused("%v; `unknot help figure` says more", err)
	}
	if flags.NArg() != 1 || wish.Out == "" {
		return misused("%s takes what `unknot figure` hands it: options, -o and a file among them, and a scene", portrait.Command)
	}
	wish.Scene = flags.Arg(0)
	figures, err := figure.Load(assets.Figure())
	if err != nil {
		return fmt.Errorf("read the figure that ships inside: %w", err)
	}
	img, err := painter{figures}.draw(*wish)
	if err != nil {
		return err
	}
	var encoded bytes.Buffer
	if err := png.Encode(&encoded, img); err != nil {
		return fmt.Errorf("encode the picture of %s: %w", wish.Scene, err)
	}
	if wish.Out == "-" {
		_, err := out.Write(encoded.Bytes())
		return err
	}
	return writePicture(wish.Out, encoded.Bytes())
}

// painter knows what there is to draw.
type painter struct{ figures *figure.Figures }

// largestPicture is the height and the width that are drawn at most: more than any
// screen has, and some 60 MB of memory.
const largestPicture = 4096

func (p painter) draw(w portrait.Wish) (image.Image, error) {
	scene, err := oneOf("scene", w.Scene, p.figures.Scenes(), "", beforeDash)
	if err != nil {
		return nil, err
	}
	moment, look, err := p.read(w)
	if err != nil {
		return nil, err
	}
	size, err := parseSize(w.Size)
	if err != nil {
		return nil, err
	}
	var crop *figure.Crop
	if w.Crop != "" {
		if crop = p.figures.Crop(scene, w.Crop); crop == nil {
			return nil, misused("%s has no crop %q; %s", scene, w.Crop, orNone(p.figures.Crops(scene)))
		}
	}
	img := image.NewRGBA(image.Rectangle{Max: size})
	return img, p.figures.Renderer().Draw(img, scene, moment, look, crop)
}

// read turns words into the moment and the look.
func (p painter) read(w portrait.Wish) (m figure.Moment, l figure.Look, err error) {
	fail := func(err error) (figure.Moment, figure.Look, error) { return figure.Moment{}, figure.Look{}, err }
	beat, err := oneOf("beat", w.Beat, portrait.Beats(), "", nil)
	if err != nil {
		return fail(err)
	}
	after, err := oneOf("beat", w.After, portrait.Beats(), "", nil)
	if err != nil {
		return fail(err)
	}
	theme, err := oneOf("theme", w.Theme, []string{"light", "dark"}, "light", nil)
	if err != nil {
		return fail(err)
	}
	ground, err := oneOf("ground", w.Ground, []string{"clear", "paper"}, "paper", nil)
	if err != nil {
		return fail(err)
	}
	side, err := oneOf("side", w.Side, []string{"left", "right"}, "", nil)
	if err != nil {
		return fail(err)
	}
	m = figure.Moment{Beat: figure.Beat(beat), After: figure.Beat(after), Progress: w.Progress, Elapsed: w.Elapsed, Left: side == "left"}
	if m.Beat == figure.Still && side != "" {
		m.Beat = figure.Ready // the key picture too, on the side of the moment
	}
	l = figure.Look{Skin: w.Skin, Hair: w.Hair, Body: w.Body, Dark: theme == "dark", Ground: figure.Paper}
	if ground == "clear" {
		l.Ground = figure.Clear
	}
	if _, err := p.figures.Skin(l); err != nil {
		return fail(misused("%v", err))
	}
	if !(m.Progress >= 0 && m.Progress <= 1) {
		return fail(misused("--progress takes a number from 0 to 1, not %v", m.Progress))
	}
	if !(m.Elapsed >= 0) || math.IsInf(m.Elapsed, 0) {
		return fail(misused("--elapsed takes seconds, such as 3.5, not %v", m.Elapsed))
	}
	if m.Spot, m.Of, err = parseSpot(w.Spot); err != nil {
		return fail(err)
	}
	if m.Muscles, err = parseMuscles(w.Muscles, p.figures.Muscles()); err != nil {
		return fail(err)
	}
	return m, l, nil
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
	return "", misused("there is no %s %q; there are %s", what, name, strings.Join(all, ", "))
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
		return image.Point{}, misused("--size takes pixels, such as 640 or 416x120, up to %d, not %q", largestPicture, text)
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
		return 0, 0, misused("--spot takes which spot of how many, such as 2/4, not %q", text)
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
			return nil, misused("--muscle takes a muscle and a number from 0 to 1, such as rhomboids=0.8, not %q", text)
		}
		both, side, sided := strings.Cut(name, "/")
		if _, err := oneOf("muscle", both, known, "", nil); err != nil || both == "" || sided && side != "left" && side != "right" {
			return nil, misused("there is no muscle %q; there are %s, each also with /left or /right", name, strings.Join(known, ", "))
		}
		muscles[name] = v
	}
	return muscles, nil
}
