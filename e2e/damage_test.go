//go:build e2e && linux

package e2e_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/folder"
)

func TestDamageIsSaidAndKeptAndWorkedWith(t *testing.T) {
	const damage = "this is [no = file of Unknot\x00"
	tests := []struct {
		name   string
		file   func(folder.Folders) string
		notice string // the beginning of its kind
		copies func(folder.Folders) string
	}{
		{"settings", folder.Folders.Settings, "settings-default",
			func(f folder.Folders) string { return f.Settings() + ".broken-*" }},
		{"journal", folder.Folders.Journal, "journal-",
			func(f folder.Folders) string { return filepath.Join(f.Data, "journal*damaged*") }},
		{"pack", func(f folder.Folders) string { return filepath.Join(f.Packs(), "mine", "pack.toml") }, "pack",
			func(f folder.Folders) string { return filepath.Join(f.Packs(), "mine", "pack.toml") }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := withoutDisplay(t)
			f := s.folders()
			path := tt.file(f)
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(damage), 0o600); err != nil {
				t.Fatal(err)
			}
			s.start(monday, 1)
			notices := decoded[control.Snapshot](s, "status").Notices
			said := ""
			for _, n := range notices {
				if strings.HasPrefix(n.Kind, tt.notice) {
					said = n.Text
				}
			}
			if said == "" {
				t.Errorf("notices %+v, want one of the kind %s", notices, tt.notice)
			}
			if out := s.do("status"); said != "" && !strings.Contains(out, said) {
				t.Errorf("status does not say it:\n%s", out)
			}
			copies, err := filepath.Glob(tt.copies(f))
			if err != nil || len(copies) == 0 {
				t.Fatalf("no copy is kept as %s (%v)", tt.copies(f), err)
			}
			if kept, err := os.ReadFile(copies[0]); err != nil || string(kept) != damage {
				t.Errorf("kept is %q (%v)", kept, err)
			}
			// It works: what is asked for is done and kept.
			s.do("snooze", "10m")
			s.do("resume")
			s.untilState(control.Due)
			s.do("skip")
			if h := decoded[control.History](s, "history"); len(h.Reminders) == 0 {
				t.Error("the history is empty")
			}
			s.do("quit")
			if code := s.resident.ExitCode(); code != 0 {
				t.Errorf("the resident exits with %d", code)
			}
		})
	}
}
