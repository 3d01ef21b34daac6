package command

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"github.com/unknot-app/unknot/resident"
)

// built is set by the build, from the tag: -ldflags "-X .../command.built=1.2.3".
var built string

// Version is the program's version, such as "1.2.3"; "dev" if the build did not set one.
func Version() string {
	if built == "" {
		return "dev"
	}
	return built
}

// aboutProgram is what `unknot version --json` prints.
type aboutProgram struct {
	Version string `json:"version"`
	Commit  string `json:"commit,omitempty"` // with "+changes" if it was built from changed files
	Go      string `json:"go"`
	System  string `json:"system"` // "linux/amd64"
	// Fyne is the version of the window program's toolkit, WindowProgram its path and
	// WindowVersion its version; empty: it was not found.
	Fyne          string `json:"fyne,omitempty"`
	WindowProgram string `json:"window_program,omitempty"`
	WindowVersion string `json:"window_version,omitempty"`
}

func version() Command {
	return Command{
		Name:    "version",
		Summary: "Say which version this is.",
		Examples: []string{
			"unknot version",
			"unknot version --json",
		},
		Help: "It tells the version, the commit that it was built from, the Go that built it, the system,\nand the Fyne of the program that opens windows.",
		Flags: func(flags *flag.FlagSet) func(context.Context, Env, []string) error {
			asJSON := flags.Bool("json", false, "print it as JSON")
			return func(ctx context.Context, env Env, _ []string) error {
				about := aboutProgram{Version: Version(), Commit: commit(), Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH}
				about.WindowProgram = resident.FindWindowProgram()
				if about.WindowProgram != "" {
					about.WindowVersion, about.Fyne = windowVersion(ctx, about.WindowProgram)
				}
				if *asJSON {
					out := json.NewEncoder(env.Out)
					out.SetIndent("", "  ")
					return out.Encode(about)
				}
				fmt.Fprintln(env.Out, about)
				return nil
			}
		},
	}
}

// String is what `unknot version` prints.
func (a aboutProgram) String() string {
	first := "unknot " + a.Version
	if a.Commit != "" {
		first += ", commit " + a.Commit
	}
	lines := []string{first, "built with " + a.Go + " for " + a.System}
	switch {
	case a.WindowProgram == "":
		lines = append(lines, "unknot-window was found neither beside unknot nor on the path")
	case a.Fyne == "":
		lines = append(lines, a.WindowProgram+" does not say its version")
	default:
		lines = append(lines, fmt.Sprintf("unknot-window %s with Fyne %s: %s", a.WindowVersion, a.Fyne, a.WindowProgram))
	}
	return strings.Join(lines, "\n")
}

// windowVersion asks the window program for its version and that of Fyne. Both are empty if
// it does not answer: its libraries may be missing.
func windowVersion(ctx context.Context, program string) (version, fyne string) {
	ctx, stop := context.WithTimeout(ctx, 5*time.Second)
	defer stop()
	out, err := exec.CommandContext(ctx, program, "--version").Output()
	if err != nil {
		return "", ""
	}
	fields := strings.Fields(string(bytes.TrimSpace(out))) // unknot-window 1.2.3 Fyne 2.8.0
	if len(fields) != 4 {
		return "", ""
	}
	return fields[1], fields[3]
}

// commit is the commit that the program was built from, where the build noted it.
func commit() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	var revision, changes string
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			revision = s.Value
		case "vcs.modified":
			if s.Value == "true" {
				changes = "+changes"
			}
		}
	}
	if len(revision) < 12 {
		return ""
	}
	return revision[:12] + changes
}
