package library

import (
	"strings"

	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// wrap breaks a text into lines that fit into a width. A single word that doesn't is left
// to be cut.
func wrap(s string, r theme.Role, bold bool, width float32) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(s) {
		longer := word
		if line != "" {
			longer = line + " " + word
		}
		if line != "" && widget.TextWidth(longer, r, bold) > width {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}
