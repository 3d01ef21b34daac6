package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// Module is a dependency, and the folder with its source.
type Module struct{ Path, Version, Dir string }

// builds are the programs as they are built: what each system links differs.
var builds = []struct{ os, tags, program string }{
	{"linux", "nethttpomithttp2", "."},
	{"windows", "nethttpomithttp2", "."},
	{"darwin", "nethttpomithttp2", "."},
	{"linux", "migrated_fynedo,no_emoji,no_metadata,release", "./cmd/unknot-window"},
	{"windows", "migrated_fynedo,no_emoji,no_metadata,release", "./cmd/unknot-window"},
	{"darwin", "migrated_fynedo,no_emoji,no_metadata,release", "./cmd/unknot-window"},
}

// Modules lists the modules that any of the programs links on any system, by path, the
// standard library among them. root is the folder of the project.
func Modules(root string) ([]Module, error) {
	found := map[Module]bool{}
	for _, b := range builds {
		// -e: a package without Go files for another system than this is no error here.
		cmd := exec.Command("go", "list", "-e", "-deps", "-json=Module", "-tags", b.tags, b.program)
		cmd.Dir = root
		cmd.Env = append(os.Environ(), "GOOS="+b.os, "CGO_ENABLED=1", "GOFLAGS=-mod=mod")
		var problems bytes.Buffer
		cmd.Stderr = &problems
		out, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("list what %s links on %s: %w\n%s", b.program, b.os, err, problems.String())
		}
		for d := json.NewDecoder(bytes.NewReader(out)); ; {
			var p struct {
				Module *struct {
					Path, Version, Dir string
					Main               bool
					Replace            *Module
				}
			}
			if err := d.Decode(&p); err == io.EOF {
				break
			} else if err != nil {
				return nil, fmt.Errorf("read what %s links on %s: %w", b.program, b.os, err)
			}
			m := p.Module
			if m == nil || m.Main {
				continue
			}
			if m.Replace != nil {
				m.Dir = m.Replace.Dir
			}
			found[Module{m.Path, m.Version, m.Dir}] = true
		}
	}
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("ask where Go is: %w", err)
	}
	list := []Module{{Path: "Go", Dir: strings.TrimSpace(string(goroot))}}
	for m := range found {
		list = append(list, m)
	}
	slices.SortFunc(list[1:], func(a, b Module) int { return strings.Compare(a.Path, b.Path) })
	return list, nil
}
