package lang

import (
	"fmt"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n/template"
)

const opening, closing = "{{.", "}}"

// placeholders fills "{{.Name}}". The templates of go-i18n can compute; texts that
// translators write should not, and this parser keeps nothing between two calls.
type placeholders struct{}

func (placeholders) Cacheable() bool { return false }

func (placeholders) Parse(source, _, _ string) (template.ParsedTemplate, error) {
	return text(source), nil
}

type text string

func (source text) Execute(data any) (string, error) {
	values, ok := data.(map[string]string)
	if !ok {
		return "", fmt.Errorf("fill the text %q: the values are a %T", string(source), data)
	}
	rest := string(source)
	var out strings.Builder
	for {
		before, after, found := strings.Cut(rest, opening)
		out.WriteString(before)
		if !found {
			return out.String(), nil
		}
		name, tail, closed := strings.Cut(after, closing)
		value, known := values[name]
		if !closed || !known {
			out.WriteString(opening)
			rest = after
			continue
		}
		out.WriteString(value)
		rest = tail
	}
}
