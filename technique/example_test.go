package technique_test

import (
	"fmt"
	"testing/fstest"

	"github.com/unknot-app/unknot/technique"
)

func ExampleBuiltin() {
	library, _ := technique.Builtin()
	routine, _ := library.Routine("mild-tension")
	fmt.Println(routine.Name)
	for _, id := range routine.Techniques {
		t, _ := library.Technique(id)
		fmt.Printf("%d %s, %s to %s\n", t.Number, t.Short, t.Dose.Total.Lo, t.Dose.Total.Hi)
	}
	// Output:
	// Mild desk tension
	// 1 Shoulder knead, 1m0s to 2m0s
	// 3 Tennis ball wall, 2m0s to 3m0s
	// 7 Scapular retraction, 1m0s to 2m0s
}

func ExampleLoadAll() {
	packs := fstest.MapFS{
		"mine/pack.toml": {Data: []byte("format = 1\nid = 'mine'\nname = 'Mine'\nversion = '1'\nlanguage = 'en'\n")},
		"mine/routines.toml": {Data: []byte(`
[[routines]]
id = "quick"
name = "Quick one"
summary = "Two things"
when = "Between two calls."
length = "about 2 min"
techniques = ["shoulder-knead", "scapular-retractoin"]
`)},
	}
	library, problems := technique.LoadAll("packs", packs)
	fmt.Println(len(library.Routines()), "routines")
	for _, p := range problems {
		fmt.Println(p.Sentence())
	}
	// Output:
	// 6 routines
	// packs/mine/routines.toml, line 8, routines.techniques: expected a known technique, such as scapular-retraction, found "scapular-retractoin".
}

func ExampleDose_Holds() {
	library, _ := technique.Builtin()
	t, _ := library.Technique("tennis-ball-wall")
	for count := 10; count <= 14; count += 2 {
		span, _ := t.Dose.Holds(count)
		fmt.Printf("%d spots of %s to %s\n", count, span.Lo, span.Hi)
	}
	// Output:
	// 10 spots of 9s to 10s
	// 12 spots of 8s to 10s
	// 14 spots of 8s to 9.5s
}

func ExampleFill() {
	fmt.Println(technique.Fill("{Other} hand across, onto the {side} shoulder.", "left", "right"))
	// Output: Right hand across, onto the left shoulder.
}
