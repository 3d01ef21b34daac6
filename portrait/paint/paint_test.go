package paint_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/command"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/portrait"
	"github.com/unknot-app/unknot/portrait/paint"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"unknot": func() { os.Exit(command.Run(context.Background(), command.System(), os.Args[1:])) },
		// What the window program does with `figure`.
		"unknot-window": func() {
			fmt.Fprintln(os.Stderr, "2026/11/23 14:00:00 Fyne error:  Error parsing user locale C")
			err := paint.Run(os.Args[2:], os.Stdout)
			if err != nil {
				fmt.Fprintf(os.Stderr, "unknot-window: %v\n", err)
			}
			switch {
			case errors.Is(err, paint.ErrMisused):
				os.Exit(2)
			case err != nil:
				os.Exit(1)
			}
		},
	})
}

// The scripts are commands as people type them, from `unknot` to the picture.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir)
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"code": exitsWith,
		},
	})
}

// exitsWith runs a command that must exit with a code: code 2 unknot figure.
func exitsWith(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code CODE PROGRAM [ARGUMENT...]")
	}
	got := "0"
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("%v exits with %s, want %s", args[1:], got, args[0])
	}
}

func TestThereIsWhatAWishMayNameAndNothingElse(t *testing.T) {
	figures, err := figure.Load(assets.Figure())
	if err != nil {
		t.Fatal(err)
	}
	var beats []string
	for _, b := range figure.Beats() {
		beats = append(beats, string(b))
	}
	hair := portrait.Hair() // its order means nothing
	slices.Sort(hair)
	for _, c := range []struct {
		what        string
		named, have []string
	}{
		{"beats", portrait.Beats(), beats},
		{"skins", portrait.Skins(), figure.Skins()},
		{"hair", hair, figures.Hair()},
		{"bodies", portrait.Bodies(), figures.Bodies()},
	} {
		if !slices.Equal(c.named, c.have) {
			t.Errorf("a wish may name the %s %v, and there are %v", c.what, c.named, c.have)
		}
	}
}

func TestOnlyAWholeWishIsPainted(t *testing.T) {
	for _, args := range [][]string{
		nil,
		{"t1"},
		{"-o", "x.png"},
		{"-o", "x.png", "t1", "t2"},
		{"-o", "x.png", "-progress", "half", "t1"},
		{"-colour", "red", "t1"},
	} {
		var out strings.Builder
		if err := paint.Run(args, &out); !errors.Is(err, paint.ErrMisused) || out.Len() > 0 {
			t.Errorf("%q: %v, with %d bytes of output; want wrong usage and nothing", args, err, out.Len())
		}
	}
}
