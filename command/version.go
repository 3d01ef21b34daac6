package command

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
)

// Version is the program's version.
const Version = "0.1.0"

func version() Command {
	return Command{
		Name:    "version",
		Summary: "Say which version this is.",
		Examples: []string{
			"unknot version",
		},
		Help: "It tells the version, the commit that it was built from, the Go that built it and the system.",
		Flags: noFlags(func(_ context.Context, env Env, _ []string) error {
			fmt.Fprintf(env.Out, "unknot %s%s, %s, %s/%s\n", Version, commit(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return nil
		}),
	}
}

// commit is the commit that the program was built from, where the build noted it.
func commit() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	var revision, modified string
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			revision = s.Value
		case "vcs.modified":
			if s.Value == "true" {
				modified = " with changes"
			}
		}
	}
	if len(revision) < 12 {
		return ""
	}
	return " (" + revision[:12] + modified + ")"
}
