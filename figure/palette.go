package figure

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// palettes are the colours of all looks, each a list in the order of names.
type palettes struct {
	names map[string]int
	looks map[Look][]color
}

// The grounds that palettes are made for.
const (
	// Clear leaves the ground to what lies behind: the windows' washes.
	Clear = ""
	// Paper fills the ground, for pictures that stand alone.
	Paper = "paper"
)

var skinNames = []string{"s1", "s2", "s3", "s4"}

// paletteName is the palette of palette.json that a look begins with.
func (l Look) paletteName() string {
	name := "light"
	if l.Dark {
		name = "dark"
	}
	if l.Ground == Clear {
		name = "ui-" + name
	}
	return name
}

// complete fills in what a look leaves open and says what no look can have.
func (f *Figures) complete(l Look) (Look, error) {
	if l.Skin == "" {
		l.Skin = "s2"
	}
	if l.Hair == "" {
		l.Hair = usualHair
	}
	if l.Body == "" {
		l.Body = usualBody
	}
	hair, bald := f.hair[l.Hair], len(f.hair) == 0
	switch {
	case f.bodies[l.Body] == nil:
		return l, fmt.Errorf("the body %q is not one of %s", l.Body, strings.Join(f.Bodies(), ", "))
	case !slices.Contains(skinNames, l.Skin):
		return l, fmt.Errorf("the skin %q is not one of %s", l.Skin, strings.Join(skinNames, ", "))
	case hair == "" && !bald:
		return l, fmt.Errorf("the hair %q is not one of %s", l.Hair, strings.Join(f.Hair(), ", "))
	case l.Ground != Clear && l.Ground != Paper:
		return l, fmt.Errorf("the ground %q is not one of %q, %q", l.Ground, Clear, Paper)
	}
	return l, nil
}

func readPalettes(t *table) *palettes {
	p := &palettes{names: map[string]int{}, looks: map[Look][]color{}}
	byName := func(key string) map[string]map[string]color {
		out := map[string]map[string]color{}
		group := t.table(key)
		group.each(func(name string) {
			colors := group.table(name)
			out[name] = map[string]color{}
			colors.each(func(k string) {
				text := colors.text(k)
				c, err := parseColor(text)
				if err != nil {
					t.bad.add(colors.at(k), "%v", err)
				}
				out[name][k] = c
				if _, ok := p.names[k]; !ok {
					p.names[k] = len(p.names)
				}
			})
		})
		return out
	}
	grounds, skins := byName("palette"), byName("skins")
	t.done()
	for _, ground := range []string{Clear, Paper} {
		for _, dark := range []bool{false, true} {
			for _, skin := range skinNames {
				l := Look{Dark: dark, Skin: skin, Ground: ground}
				p.looks[l] = p.mix(t, l, grounds, skins)
			}
		}
	}
	return p
}

// mix lays the skin over the palette, and what the skin has for this palette alone.
func (p *palettes) mix(t *table, l Look, grounds, skins map[string]map[string]color) []color {
	name := l.paletteName()
	all := map[string]color{}
	for _, layer := range []map[string]color{grounds[name], skins[l.Skin], skins[l.Skin+"@"+name]} {
		maps.Copy(all, layer)
	}
	out := make([]color, len(p.names))
	for k, i := range p.names {
		c, ok := all[k]
		if !ok {
			t.bad.add(t.path, "the palette %q with the skin %q lacks the colour %q", name, l.Skin, k)
		}
		out[i] = c
	}
	return out
}

// parseColor reads #RRGGBB or #RRGGBBAA.
func parseColor(text string) (color, error) {
	digits, ok := strings.CutPrefix(text, "#")
	if len(digits) == 6 {
		digits += "FF"
	}
	v, err := strconv.ParseUint(digits, 16, 32)
	if !ok || len(digits) != 8 || err != nil {
		return color{}, fmt.Errorf("expected a colour such as #F0703F or #F0703F80, found %q", text)
	}
	return color{uint32(v >> 24), uint32(v >> 16 & 255), uint32(v >> 8 & 255), float64(v&255) / 255}, nil
}
