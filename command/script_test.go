package command_test

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/command"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"unknot": func() { os.Exit(command.Run(context.Background(), command.System(), os.Args[1:])) },
	})
}

// The scripts are commands as people type them, with what they print and how they exit.
// No Unknot runs beside them.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir)
			// Where unknot is, for a script that must find nothing else.
			bin, _, _ := strings.Cut(e.Getenv("PATH"), string(os.PathListSeparator))
			e.Setenv("BIN", bin)
			for _, name := range []string{"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "UNKNOT_SOCKET"} {
				e.Setenv(name, "")
			}
			// For what takes its time: a session of minutes passes in less than a second.
			const speed = 1200
			turned, err := clock.Turned(time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC), speed)
			if err != nil {
				return err
			}
			e.Setenv(clock.Env, turned.String())
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"code": exitsWith,
		},
	})
}

// exitsWith runs a command that must exit with a code: code 2 unknot plan.
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
