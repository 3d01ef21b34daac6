package figure_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/figure"
)

// A body, a palette and a scene that are as small as they can be.
const (
	smallBody = `{"rest": {"nk": [0, 120], "shR": [80, 160], "shL": [-80, 160]}, "params": {"pulse": 0, "utR": 0, "utL": 0},
 "muscles": {"trapezius-upper": "ut"}, "limbs": [["nk", "shR"]],
 "profiles": {"arm": [[0, 10, 10], [1, 8, 8]]},
 "shapes": {"box": "0,0! 10,0! 10,10@nk*0.5!"},
 "macros": {"m_utR": [{"k": "blob", "s": "box", "fill": "skin", "a": "$utR"}], "dot": [{"k": "circ", "r": 3, "fill": "skin"}]}}`
	smallScene = `{"cam": [0, 100, 1], "poses": {"up": {"j": {"nk": [0, 118]}}, "down": {"from": "up", "j": {"nk": [0, 126]}}},
 "still": {"pose": "down"}, "beats": {"rest": "up", "spots": [{"touch": "up", "hold": "down"}]}, "layers": [LAYERS]}`
	smallLayers = `{"k": "use", "m": "m_utL"}, {"k": "ribbon", "j": ["nk", "shR"], "prof": "arm", "fill": "skin"}`
)

func smallFiles() fstest.MapFS {
	colors := `"bg": "#F7F3EC", "lensRing": "#FFFFFF", "lensBg": "#E9E4DA"`
	palette := `{"palette": {`
	for i, name := range []string{"light", "dark", "ui-light", "ui-dark"} {
		if i > 0 {
			palette += ","
		}
		palette += `"` + name + `": {` + colors + `}`
	}
	palette += `}, "skins": {"s1": {"skin": "#F7D3B8"}, "s2": {"skin": "#EDBB98"}, "s3": {"skin": "#C68A62"}, "s4": {"skin": "#8A5A3F"}}}`
	return fstest.MapFS{
		"body/all.json":   {Data: []byte(smallBody)},
		"palette.json":    {Data: []byte(palette)},
		"scenes/nod.json": {Data: []byte(strings.Replace(smallScene, "LAYERS", smallLayers, 1))},
	}
}

func TestASmallSetOfFilesLoads(t *testing.T) {
	f, err := figure.Load(smallFiles())
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(f.Scenes(), " "); got != "nod" {
		t.Errorf("scenes: %q", got)
	}
}

func TestWhatIsWrongIsNamedByFileAndKey(t *testing.T) {
	layers := func(text string) [3]string { return [3]string{"scenes/nod.json", smallLayers, text} }
	for _, c := range []struct {
		name   string
		change [3]string // file, old text, new text
		want   string
	}{
		{"a comma too much", [3]string{"body/all.json", `"limbs":`, `, "limbs":`}, "body/all.json: line 2: invalid character ','"},
		{"an unknown key", layers(`{"k": "circ", "r": 2, "fill": "skin", "radius": 4}`), "scenes/nod.json: layers[0].radius: unknown key"},
		{"an unknown kind", layers(`{"k": "star"}`), `scenes/nod.json: layers[0].k: expected blob, line, circ, ribbon, arrow, group, use or lens, found "star"`},
		{"an unknown joint", layers(`{"k": "circ", "at": "toe", "r": 2, "fill": "skin"}`), `layers[0]: unknown joint "toe" in scene nod`},
		{"an unknown macro", layers(`{"k": "use", "m": "tail"}`), `layers[0]: unknown macro "tail"`},
		{"an unknown colour", layers(`{"k": "circ", "r": 2, "fill": "mauve"}`), `layers[0]: unknown colour "mauve"`},
		{"an unknown shape", layers(`{"k": "blob", "s": "ear", "fill": "skin"}`), `layers[0]: unknown shape "ear"`},
		{"an unknown profile", layers(`{"k": "ribbon", "j": ["nk", "shR"], "prof": "leg", "fill": "skin"}`), `layers[0]: unknown profile "leg"`},
		{"an unknown parameter", layers(`{"k": "circ", "r": "2*$twist", "fill": "skin"}`), `layers[0].r: unknown parameter $twist in the expression "2*$twist"`},
		{"a formula that does not end", layers(`{"k": "circ", "r": "2*(1+$pulse", "fill": "skin"}`), `layers[0].r: the expression "2*(1+$pulse" lacks a closing parenthesis`},
		{"a formula with words", layers(`{"k": "circ", "r": "two", "fill": "skin"}`), `layers[0].r: expected a number at "two" in the expression "two"`},
		{"a number where a name belongs", layers(`{"k": "circ", "r": 2, "fill": 7}`), "layers[0].fill: expected a text, found the number 7"},
		{"a broken outline", layers(`{"k": "blob", "pts": "0,0 1;1", "fill": "skin"}`), `layers[0].pts: node "1;1": expected x,y`},
		{"a lens within a group", layers(`{"k": "group", "a": 0.5, "layers": [{"k": "lens", "c": [1, 2], "r": 3, "cam": [0, 0, 1], "layers": []}]}`), "layers[0].layers[0]: a lens must stand at the top of a scene"},
		{"a macro that uses itself", [3]string{"body/all.json", `"dot": [{"k": "circ", "r": 3, "fill": "skin"}]`, `"dot": [{"k": "use", "m": "dot"}], "m_utL": [{"k": "use", "m": "dot"}]`}, "macros are nested deeper than 12; does one use itself?"},
		{"a colour of another kind", [3]string{"palette.json", "#C68A62", "brown"}, `palette.json: skins.s3.skin: expected a colour such as #F0703F or #F0703F80, found "brown"`},
		{"a skin that lacks a colour", [3]string{"palette.json", `"s4": {"skin": "#8A5A3F"}`, `"s4": {}`}, `the palette "light" with the skin "s4" lacks the colour "skin"`},
		{"an unknown pose", [3]string{"scenes/nod.json", `"hold": "down"`, `"hold": "bow"`}, `scenes/nod.json: beats.spots[0].hold: expected the name of a pose, found "bow"`},
		{"poses in a circle", [3]string{"scenes/nod.json", `"up": {`, `"up": {"from": "down", `}, "the poses follow from one another in a circle"},
		{"a key missing", [3]string{"scenes/nod.json", `"cam": [0, 100, 1], `, ``}, "scenes/nod.json: cam: expected x, y and a scale above 0"},
		{"a profile that goes back", [3]string{"body/all.json", "[1, 8, 8]", "[-1, 8, 8]"}, "body/all.json: profiles.arm: row 1: expected a position after 0, found -1"},
		{"a muscle without parameters", [3]string{"body/all.json", `"trapezius-upper": "ut"`, `"trapezius-upper": "xx"`}, `body/all.json: muscles.trapezius-upper: there is no parameter "xxL"`},
		{"another body with a joint of its own", [3]string{"body/all.json", `"limbs":`, `"bodies": {"b": {"joints": {"tail": [1, 2]}}}, "limbs":`}, "body/all.json: bodies.b.joints.tail: the usual body has nothing of that name"},
		{"another body with an outline that breaks", [3]string{"body/all.json", `"limbs":`, `"bodies": {"b": {"shapes": {"box": "1,1"}}}, "limbs":`}, "body/all.json: bodies.b.shapes.box: expected at least two nodes"},
		{"the usual body again", [3]string{"body/all.json", `"limbs":`, `"bodies": {"a": {}}, "limbs":`}, "body/all.json: bodies.a: there is a body of that name already"},
		{"hair without a parameter", [3]string{"body/all.json", `"limbs":`, `"hair": {"bun": "hairBun"}, "limbs":`}, `body/all.json: hair.bun: there is no parameter "hairBun"`},
		{"a crop of a scene that is not there", [3]string{"scenes/nod.json", `"layers":`, `"crops": {"tall": {"at": [0, 0], "scale": 1, "scene": "shake"}}, "layers":`}, `scenes/nod.json: crops.tall.scene: there is no scene "shake"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := smallFiles()
			text := string(files[c.change[0]].Data)
			changed := strings.Replace(text, c.change[1], c.change[2], 1)
			if changed == text {
				t.Fatal("the change changes nothing")
			}
			files[c.change[0]].Data = []byte(changed)
			_, err := figure.Load(files)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
	for name, want := range map[string]string{
		"palette.json":    "palette.json: can't be read",
		"body/all.json":   "body: expected at least one file",
		"scenes/nod.json": "scenes: expected at least one file",
	} {
		files := smallFiles()
		delete(files, name)
		if _, err := figure.Load(files); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("without %s: %v", name, err)
		}
	}
}

func TestWhatIsSharedMayLieInSeveralFilesButOnlyOnce(t *testing.T) {
	files := smallFiles()
	files["body/more.json"] = &fstest.MapFile{Data: []byte(`{"macros": {"m_utL": []}, "limbs": [["nk", "shL"]]}`)}
	if _, err := figure.Load(files); err != nil {
		t.Errorf("one more file: %v", err)
	}
	files["body/more.json"] = &fstest.MapFile{Data: []byte(`{"macros": {"dot": []}}`)}
	want := "body/more.json: macros.dot: is in body/all.json too"
	if _, err := figure.Load(files); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

// Whatever the files hold, loading them ends with figures that can be drawn or with
// an error.
func FuzzLoad(f *testing.F) {
	f.Add(smallBody, strings.Replace(smallScene, "LAYERS", smallLayers, 1))
	for _, layer := range []string{
		`{"k": "arrow", "pts": "0,0 50,9@shR 90,40", "lw": 5, "head": "20*$pulse", "p1": "$pulse", "fill": "skin"}`,
		`{"k": "lens", "c": [320, 320], "r": 90, "cam": [0, 0, 1], "layers": [{"k": "use", "m": "dot", "sx": "0/0"}]}`,
		`{"k": "group", "clip": [{"k": "circ", "r": 40}], "set": {"pulse": "1/$utR"}, "layers": [{"k": "line", "pts": "sym:0,0 1,1", "open": 1, "lw": 3, "dash": [5, 4], "fill": "skin"}]}`,
		`{"k": "circ", "r": 30, "ry": -4, "fill": "skin", "grad": ["bg", 0, 0, 0, 0, 0, "r"]}`,
	} {
		f.Add(smallBody, strings.Replace(smallScene, "LAYERS", layer, 1))
	}
	more := strings.Replace(smallBody, `"limbs":`, `"hair": {"bun": "utR"}, "elbows": {"arm": 9}, "bodies": {"b": {"joints": {"shR": [9, -1e5]}, "profiles": {"arm": [[0, 1, 1], [2, 0, 0]]}}}, "limbs":`, 1)
	f.Add(more, strings.Replace(smallScene, "LAYERS", `{"k": "ribbon", "j": ["nk", "shR", "shL"], "prof": "arm", "bend": 9, "crease": 3, "fill": "skin"}`, 1))
	palette := []byte(shippedFile(f, "palette.json"))
	f.Fuzz(func(t *testing.T, body, scene string) {
		got, err := figure.Load(fstest.MapFS{"body/all.json": {Data: []byte(body)}, "palette.json": {Data: palette}, "scenes/nod.json": {Data: []byte(scene)}})
		if err != nil {
			return
		}
		r := got.Renderer()
		img := wash(square(40), false)
		hair := ""
		if known := got.Hair(); len(known) > 0 {
			hair = known[0]
		}
		for _, scene := range got.Scenes() {
			for _, beat := range []figure.Beat{figure.Still, figure.Hold, figure.Shift, figure.Switch} {
				for _, name := range got.Bodies() {
					if err := r.Draw(img, scene, figure.Moment{Beat: beat, Progress: 0.5, Elapsed: 2, Spot: 2, Of: 3}, figure.Look{Body: name, Hair: hair}, nil); err != nil {
						t.Fatalf("loaded, but %v", err)
					}
				}
			}
		}
	})
}

func shippedFile(t testing.TB, name string) string {
	t.Helper()
	text, err := fs.ReadFile(assets.Figure(), name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
