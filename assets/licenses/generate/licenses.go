package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	classifier "github.com/google/licenseclassifier/v2"
	"github.com/google/licenseclassifier/v2/assets"
)

// Fit are the licences that go together with Unknot's own, which is MIT: they ask for no
// more than that their text goes along. Names are those of spdx.org/licenses.
var Fit = []string{
	"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "Bitstream", "CC0-1.0", "FTL", "ISC", "MIT", "OFL-1.1", "Unlicense", "Zlib", "blessing",
}

// License is the text of one licence file, with what it was recognised as.
type License struct {
	File  string   // in its module
	Names []string // of spdx.org/licenses
	Text  string
}

// named are the names of licence files, beside sources and in folders of C sources or fonts
// that come along.
var named = regexp.MustCompile(`(?i)^(licen[sc]e|copying|notice|patents|ofl)([-_.].*)?$`)

// remarks are files that go along but grant nothing for what is linked: they tell of
// modules that have licence files of their own here, or that only tests need.
var remarks = regexp.MustCompile(`(?i)3rd-party|third-party|^patents|^notice`)

// carried are folders below a module whose contents, under a licence of their own, end up in
// the programs.
var carried = map[string][]string{
	"fyne.io/fyne/v2":                 {"theme/font"},
	"github.com/go-gl/glfw/v3.4/glfw": {"glfw"},
}

// Recogniser recognises licences by their texts.
type Recogniser struct{ classifier *classifier.Classifier }

// NewRecogniser loads the known texts.
func NewRecogniser() (*Recogniser, error) {
	c, err := assets.DefaultClassifier()
	if err != nil {
		return nil, fmt.Errorf("load the known licences: %w", err)
	}
	return &Recogniser{c}, nil
}

// Of finds the licences of a module. The error names what is missing, not recognised or unfit.
func (r *Recogniser) Of(m Module) ([]License, error) {
	var list []License
	recognised := false
	for _, folder := range append([]string{"."}, carried[m.Path]...) {
		entries, err := os.ReadDir(filepath.Join(m.Dir, folder))
		if err != nil {
			return nil, fmt.Errorf("look for the licence of %s: %w", m.Path, err)
		}
		for _, e := range entries {
			if e.Type() != fs.FileMode(0) || !named.MatchString(e.Name()) || filepath.Ext(e.Name()) == ".go" {
				continue
			}
			text, err := os.ReadFile(filepath.Join(m.Dir, folder, e.Name()))
			if err != nil {
				return nil, fmt.Errorf("read a licence of %s: %w", m.Path, err)
			}
			l := License{File: filepath.ToSlash(filepath.Join(folder, e.Name())), Text: strings.ReplaceAll(string(text), "\r\n", "\n")}
			if !remarks.MatchString(e.Name()) {
				l.Names = r.names(text)
			}
			for _, name := range l.Names {
				if !slices.Contains(Fit, name) {
					return nil, fmt.Errorf("%s %s is under %s (%s), which is not among the licences that fit", m.Path, m.Version, name, l.File)
				}
				recognised = true
			}
			list = append(list, l)
		}
	}
	if !recognised {
		return nil, fmt.Errorf("%s %s has no licence that is known", m.Path, m.Version)
	}
	return list, nil
}

// names are the licences of a text, each once.
func (r *Recogniser) names(text []byte) []string {
	var names []string
	for _, m := range r.classifier.Match(text).Matches {
		if (m.MatchType == "License" || m.MatchType == "Header") && !slices.Contains(names, m.Name) {
			names = append(names, m.Name)
		}
	}
	slices.Sort(names)
	return names
}
