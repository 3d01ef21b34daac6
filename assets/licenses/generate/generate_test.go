package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/unknot-app/unknot/assets"
)

func TestTheShippedListIsThatOfWhatIsLinked(t *testing.T) {
	want, err := Gather("../../..")
	if err != nil {
		t.Fatal(err)
	}
	got, err := assets.Licenses()
	if err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Error("the list in assets/licenses is not that of go.mod: run go generate ./assets")
	}
}

func TestADependencyNeedsALicenceThatFits(t *testing.T) {
	r, err := NewRecogniser()
	if err != nil {
		t.Fatal(err)
	}
	mit, err := os.ReadFile("../../../LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	const gpl = `This program is free software: you can redistribute it and/or modify it under the terms of
the GNU General Public License as published by the Free Software Foundation, either version 3 of the License, or
(at your option) any later version. This program is distributed in the hope that it will be useful, but WITHOUT ANY
WARRANTY; without even the implied warranty of MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE. See the GNU
General Public License for more details. You should have received a copy of the GNU General Public License along
with this program. If not, see <https://www.gnu.org/licenses/>.`
	tests := []struct {
		name  string
		files map[string]string
		names string
		err   string // part of it
	}{
		{"one that fits", map[string]string{"LICENSE": string(mit)}, "MIT", ""},
		{"under another name", map[string]string{"licence.md": string(mit)}, "MIT", ""},
		{"none", map[string]string{"README.md": "Free to use."}, "", "has no licence that is known"},
		{"one that nobody knows", map[string]string{"LICENSE": "You may use this on Tuesdays."}, "", "has no licence that is known"},
		{"only a remark", map[string]string{"PATENTS": string(mit)}, "", "has no licence that is known"},
		{"one that does not fit", map[string]string{"LICENSE": string(mit), "COPYING": gpl}, "", "GPL"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range tt.files {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			found, err := r.Of(Module{"example.org/module", "v1.0.0", dir})
			if tt.err != "" {
				if err == nil || !strings.Contains(err.Error(), tt.err) || !strings.Contains(err.Error(), "example.org/module") {
					t.Errorf("error %v, want one about %q that names the module", err, tt.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var names []string
			for _, l := range found {
				names = append(names, l.Names...)
			}
			if got := strings.Join(names, " "); got != tt.names {
				t.Errorf("found %q, want %q", got, tt.names)
			}
		})
	}
}
