//go:build linux

package desktop_test

import (
	"os/exec"
	"strings"
	"testing"
)

// The rig is for tests: no program may carry it.
func TestNoProgramLinksTheDesktop(t *testing.T) {
	list := func(args ...string) []string {
		t.Helper()
		cmd := exec.Command("go", append([]string{"list"}, args...)...)
		cmd.Dir = "../.."
		var problems strings.Builder
		cmd.Stderr = &problems
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v\n%s", cmd, err, &problems)
		}
		return strings.Fields(string(out))
	}
	programs := list("-e", "-f", `{{if eq .Name "main"}}{{.ImportPath}}{{end}}`, "./...")
	if len(programs) == 0 {
		t.Fatal("found no program in the module")
	}
	for _, p := range programs {
		for _, dep := range list("-e", "-deps", p) {
			if strings.HasSuffix(dep, "/internal/desktop") {
				t.Errorf("%s links %s", p, dep)
			}
		}
	}
}
