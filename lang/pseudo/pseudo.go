// Package pseudo makes a language for tests out of English: every letter that can have an
// accent has one, and every text is a third longer than the English one, as German texts
// often are. What is still plain English in a window that speaks it was never said through
// package lang, and what is cut there will be cut in a translation.
package pseudo

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing/fstest"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"

	"github.com/unknot-app/unknot/lang"
)

// Growth is by how much texts are longer than the English ones.
const Growth = 0.35

// Language returns the pseudo-language of the translations in files.
func Language(files fs.FS) (*lang.Language, error) {
	made, err := Files(files)
	if err != nil {
		return nil, err
	}
	return lang.New(made, "en")
}

// Files returns the English texts in files in the pseudo-language, under the tag "en".
func Files(files fs.FS) (fs.FS, error) {
	names, err := fs.Glob(files, "en/*.toml")
	if err != nil {
		return nil, err
	}
	made := fstest.MapFS{}
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		tree := map[string]any{}
		if err := toml.Unmarshal(data, &tree); err != nil {
			return nil, fmt.Errorf("read the texts in %s: %w", name, err)
		}
		text, err := toml.Marshal(change(tree, ""))
		if err != nil {
			return nil, fmt.Errorf("write the texts of %s: %w", name, err)
		}
		made[path.Clean(name)] = &fstest.MapFile{Data: text, Mode: 0o444}
	}
	return made, nil
}

// change lengthens every text of a tree, but for those that are put together: what is
// between thousands or around a list grows with what it joins.
func change(value any, id string) any {
	switch v := value.(type) {
	case string:
		if strings.HasPrefix(id, "calendar.number.group") || strings.HasPrefix(id, "calendar.number.point") ||
			strings.HasPrefix(id, "calendar.list.") || strings.HasPrefix(id, "calendar.day_letter.") {
			return v
		}
		return Text(v)
	case map[string]any:
		changed := make(map[string]any, len(v))
		for key, inner := range v {
			changed[key] = change(inner, strings.TrimPrefix(id+"."+key, "."))
		}
		return changed
	}
	return value
}

var accents = strings.NewReplacer(
	"a", "á", "e", "é", "i", "í", "o", "ö", "u", "ü", "y", "ý", "n", "ñ", "c", "ç",
	"A", "Å", "E", "É", "I", "Î", "O", "Ö", "U", "Ü", "N", "Ñ", "C", "Ç",
)

// Text changes one text. Its placeholders stay as they are, and count for four letters.
func Text(text string) string {
	var words []string
	rest := text
	for rest != "" {
		before, after, found := strings.Cut(rest, "{{")
		words = append(words, grown(before))
		if !found {
			break
		}
		hole, tail, _ := strings.Cut(after, "}}")
		words = append(words, "{{"+hole+"}}")
		rest = tail
	}
	return strings.Join(words, "")
}

// grown makes the words of a text longer, the longest ones first, until the whole of it has
// grown enough: they are what windows have to break lines at.
func grown(text string) string {
	words := strings.Split(text, " ")
	order := make([]int, len(words))
	for i := range order {
		order[i] = i
	}
	size := func(i int) int { return utf8.RuneCountInString(words[i]) }
	slices.SortStableFunc(order, func(a, b int) int { return size(b) - size(a) })
	letters := 0
	for i := range words {
		letters += size(i)
	}
	for more := int(float64(letters)*Growth + 0.5); more > 0; {
		for _, i := range order {
			if words[i] == "" || more == 0 {
				continue
			}
			r, n := utf8.DecodeLastRuneInString(words[i])
			if !isLetter(r) { // the end of a sentence stays its end
				words[i] = words[i][:len(words[i])-n] + "m" + string(r)
			} else {
				words[i] += "m"
			}
			more--
		}
	}
	return accents.Replace(strings.Join(words, " "))
}

func isLetter(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' }
