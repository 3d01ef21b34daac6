package technique

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is something in a pack that was refused: where it is, and what was
// expected there.
type Problem struct {
	File     string // name of the pack's source and path within it
	Line     int    // from 1; 0 when the whole file is meant
	Key      string // such as "dose.hold_s"; empty when no key is meant
	Expected string // what was expected, as a phrase: "a number of seconds from 1 to 30"
	Found    string // what is there, as a phrase; empty when nothing is
}

// Sentence says the problem in one line: file, line, key, what was expected, what is there.
func (p Problem) Sentence() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ", line %d", p.Line)
	}
	if p.Key != "" {
		fmt.Fprintf(&b, ", %s", p.Key)
	}
	fmt.Fprintf(&b, ": expected %s", p.Expected)
	if p.Found != "" {
		fmt.Fprintf(&b, ", found %s", p.Found)
	}
	b.WriteByte('.')
	return b.String()
}

// Error is Sentence, so that a problem can travel as an error.
func (p Problem) Error() string { return p.Sentence() }

// maxProblems is how many problems of one file are told; a file with more is
// mended from the top anyway.
const maxProblems = 20

// file collects the problems of one file.
type file struct {
	name     string
	problems []Problem
}

func (f *file) refuse(line int, key, expected, found string) {
	if len(f.problems) < maxProblems {
		f.problems = append(f.problems, Problem{File: f.name, Line: line, Key: key, Expected: expected, Found: found})
	}
}

func (f *file) ok() bool { return len(f.problems) == 0 }

// nearest is the candidate closest to word, or "" when none is close enough to be
// meant: at most one letter in three may differ.
func nearest(word string, candidates []string) string {
	if len(word) > 64 || len(candidates) == 0 {
		return ""
	}
	best := slices.MinFunc(candidates, func(a, b string) int { return cmp.Compare(distance(word, a), distance(word, b)) })
	if distance(word, best) > max(len(word), len(best))/3 {
		return ""
	}
	return best
}

// distance counts the letters to insert, delete or replace (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
