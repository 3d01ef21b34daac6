package library

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/unknot-app/unknot/technique"
)

// NoTool stands for techniques that need nothing at hand.
const NoTool technique.Tool = ""

// Times are the lengths that can be filtered by.
type Times uint8

const (
	Short  Times = iota // under two minutes
	Middle              // two to three
	Long                // over three
)

// The bounds between the lengths.
const (
	shortEnd  = 2 * time.Minute
	middleEnd = 3 * time.Minute
)

// Filter chooses techniques. What is empty lets all pass; of several tools or lengths one
// is enough. The zero value lets all pass.
type Filter struct {
	Tools  []technique.Tool
	Times  []Times
	Muscle technique.Muscle
	Search string
}

// Empty tells that nothing is filtered.
func (f Filter) Empty() bool {
	return len(f.Tools) == 0 && len(f.Times) == 0 && f.Muscle == "" && len(wordsOf(f.Search)) == 0
}

// Passes tells whether a technique is among those chosen. Texts are what else it can be
// found by, besides its own: the names of its muscles and tools, and its length.
func (f Filter) Passes(t technique.Technique, texts []string) bool {
	if len(f.Tools) > 0 && !slices.ContainsFunc(f.Tools, func(tool technique.Tool) bool { return needs(t, tool) }) {
		return false
	}
	if len(f.Times) > 0 && !slices.ContainsFunc(f.Times, func(length Times) bool { return lasts(t, length) }) {
		return false
	}
	if f.Muscle != "" && !slices.Contains(t.Targets, f.Muscle) {
		return false
	}
	return found(f.Search, append([]string{t.Name, t.Short, t.Summary, t.Target}, texts...))
}

// needs tells whether a tool is one that the technique is done with.
func needs(t technique.Technique, tool technique.Tool) bool {
	if tool == NoTool {
		return len(t.Tools) == 0
	}
	return slices.Contains(t.Tools, tool)
}

// lasts tells whether the technique can take a time of this length.
func lasts(t technique.Technique, length Times) bool {
	total := t.Dose.Total
	switch length {
	case Short:
		return total.Lo < shortEnd
	case Middle:
		return total.Lo <= middleEnd && total.Hi >= shortEnd
	}
	return total.Hi > middleEnd
}

// found tells whether all words that are searched for begin words of one and the same text.
// Across texts they would find what nobody means: “lower back” is neither the lower
// trapezius nor the upper back.
func found(search string, in []string) bool {
	wanted := wordsOf(search)
	if len(wanted) == 0 {
		return true
	}
	return slices.ContainsFunc(in, func(text string) bool {
		words := wordsOf(text)
		for _, w := range wanted {
			if !slices.ContainsFunc(words, func(have string) bool { return strings.HasPrefix(have, w) }) {
				return false
			}
		}
		return true
	})
}

// wordsOf are the words of a text in small letters.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
