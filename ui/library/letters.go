package library

import (
	"strings"

	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// wrap breaks a text into lines that fit into a width, between words and, where a word
// alone is too long, behind its hyphens. What is longer still is left to be cut.
func wrap(s string, r theme.Role, bold bool, width float32) []string {
	fits := func(s string) bool { return widget.TextWidth(s, r, bold) <= width }
	var lines []string
	line := ""
	add := func(piece, glue string) {
		if line != "" && fits(line+glue+piece) {
			line += glue + piece
			return
		}
		if line != "" {
			lines = append(lines, line)
		}
		line = piece
	}
	for word := range strings.FieldsSeq(s) {
		if fits(word) {
			add(word, " ")
			continue
		}
		glue := " "
		for piece := range strings.SplitAfterSeq(word, "-") {
			add(piece, glue)
			glue = ""
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}
