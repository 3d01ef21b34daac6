//go:build e2e && linux

// Package e2e_test tests the built programs as a person meets them: on a real X display
// with a window manager, message buses, trays and notification daemons, by pointer, keys
// and command line. The clock is turned, so that an afternoon passes in seconds.
//
//	make build
//	CGO_ENABLED=0 go test -count=1 -tags e2e ./e2e -programs ../build
//
// UNKNOT_PICTURES names a folder for screenshots of the main stations.
package e2e_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

var programs = flag.String("programs", "../build", "the folder of the built programs")

// atOnce is how many tests run beside one another. Most of their time they wait for the
// turned clock, so that there may be more of them than processors.
const atOnce = "4"

func TestMain(m *testing.M) {
	if err := flag.Set("test.parallel", atOnce); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	flag.Parse()
	for _, name := range []string{"unknot", "unknot-window"} {
		if _, err := os.Stat(program(name)); err != nil {
			fmt.Fprintf(os.Stderr, "these tests need the built programs, and %s is not there; run: make build\n", program(name))
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// program is the path of a built program.
func program(name string) string {
	path, err := filepath.Abs(filepath.Join(*programs, name))
	if err != nil {
		panic(err)
	}
	return path
}
