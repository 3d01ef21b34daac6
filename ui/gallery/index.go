package main

import (
	_ "embed"
	"fmt"
	"html/template"
	"os"
	"strings"
)

//go:embed index.html
var indexPage string

// group is a part of the index.
type group struct {
	Name, Anchor string
	Exhibits     []entry
}

type entry struct {
	Name  string
	Files []string // one a variant
}

// writeIndex writes the page with all pictures, light and dark side by side.
func writeIndex(path string, all []exhibit) error {
	layout, err := template.New("index").Parse(indexPage)
	if err != nil {
		return err
	}
	var groups []group
	for _, e := range all {
		if n := len(groups); n == 0 || groups[n-1].Name != e.group {
			groups = append(groups, group{Name: e.group, Anchor: strings.ReplaceAll(strings.ToLower(e.group), " ", "-")})
		}
		last := &groups[len(groups)-1]
		one := entry{Name: e.name}
		for _, variant := range variants {
			one.Files = append(one.Files, e.file(variant))
		}
		last.Exhibits = append(last.Exhibits, one)
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := layout.Execute(f, groups); err != nil {
		f.Close()
		return fmt.Errorf("write %s: %w", path, err)
	}
	return f.Close()
}
