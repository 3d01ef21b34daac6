// Command generate gathers the licences of everything that the programs link on any
// system into one text, which ships with them. Run it with `go generate ./assets` after a
// change of go.mod.
package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"strings"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: generate PROJECT FILE\n\nWrites the licences of what the project's programs link, compressed, into the file.")
		os.Exit(2)
	}
	text, err := Gather(os.Args[1])
	if err == nil {
		err = os.WriteFile(os.Args[2], compress(text), 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// Gather lists everything that is linked, and then the licence texts, each once with those
// whose it is. The error names what has no licence, or none that fits.
func Gather(root string) (string, error) {
	modules, err := Modules(root)
	if err != nil {
		return "", err
	}
	r, err := NewRecogniser()
	if err != nil {
		return "", err
	}
	var list, texts strings.Builder
	owners := map[string][]string{}
	var order []string
	for _, m := range modules {
		licenses, err := r.Of(m)
		if err != nil {
			return "", err
		}
		var names []string
		for _, l := range licenses {
			names = append(names, l.Names...)
			if owners[l.Text] == nil {
				order = append(order, l.Text)
			}
			owners[l.Text] = append(owners[l.Text], strings.TrimSpace(m.Path+" "+m.Version)+", "+l.File)
		}
		fmt.Fprintf(&list, "  %-46s  %s\n", strings.TrimSpace(m.Path+" "+m.Version), strings.Join(distinct(names), ", "))
	}
	for _, text := range order {
		fmt.Fprintf(&texts, "\n%s\n\n%s\n\n%s\n", strings.Repeat("-", 78), strings.Join(owners[text], "\n"), strings.TrimSpace(text))
	}
	return "Unknot is built with the work of others. It holds:\n\n" + list.String() + "\nTheir licences:\n" + texts.String(), nil
}

func distinct(names []string) []string {
	var list []string
	seen := map[string]bool{}
	for _, n := range names {
		if !seen[n] {
			list, seen[n] = append(list, n), true
		}
	}
	return list
}

// compress is always the same for the same text.
func compress(text string) []byte {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	_, _ = w.Write([]byte(text))
	_ = w.Close()
	return out.Bytes()
}
