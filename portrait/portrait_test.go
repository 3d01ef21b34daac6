package portrait_test

import (
	"flag"
	"io"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"github.com/unknot-app/unknot/portrait"
)

// read takes a wish from arguments, as both programs do.
func read(args []string) (portrait.Wish, error) {
	flags := flag.NewFlagSet(portrait.Command, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	w := portrait.Flags(flags)
	err := flags.Parse(args)
	w.Scene = flags.Arg(0)
	return *w, err
}

func TestAWishIsReadAgainAsItWasHandedOn(t *testing.T) {
	word := rapid.String() // whatever a person types, dashes and all
	rapid.Check(t, func(t *rapid.T) {
		want := portrait.Wish{
			Scene: word.Draw(t, "scene"), Beat: word.Draw(t, "beat"), After: word.Draw(t, "after"),
			Progress: rapid.Float64().Draw(t, "progress"), Elapsed: rapid.Float64().Draw(t, "elapsed"),
			Spot: word.Draw(t, "spot"), Side: word.Draw(t, "side"), Theme: word.Draw(t, "theme"),
			Skin: word.Draw(t, "skin"), Hair: word.Draw(t, "hair"), Body: word.Draw(t, "body"),
			Ground: word.Draw(t, "ground"), Crop: word.Draw(t, "crop"), Size: word.Draw(t, "size"), Out: word.Draw(t, "out"),
			Muscles: rapid.SliceOf(rapid.StringMatching(`[a-z-]+(/left)?=[0-9.]{1,4}`)).Draw(t, "muscles"),
		}
		if len(want.Muscles) == 0 {
			want.Muscles = nil
		}
		got, err := read(want.Args())
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%q is read as %+v (%v), want %+v", want.Args(), got, err, want)
		}
	})
}

func TestWhatIsNotAskedForIsUsual(t *testing.T) {
	got, err := read([]string{"-o", "x.png", "-muscle", "rhomboids=1, trapezius-upper/left=0.4", "t1"})
	want := portrait.Wish{
		Scene: "t1", Out: "x.png", Muscles: []string{"rhomboids=1", "trapezius-upper/left=0.4"},
		Progress: 0.5, Elapsed: 3, Theme: "light", Ground: "paper", Size: "640",
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v (%v), want %+v", got, err, want)
	}
}
