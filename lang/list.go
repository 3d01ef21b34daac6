package lang

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// List joins words: "a", "a and b", "a, b and c".
func (l *Language) List(words ...string) string {
	if len(words) == 0 {
		return ""
	}
	joined := words[0]
	for i, word := range words[1:] {
		id := "calendar.list.comma"
		if i == len(words)-2 {
			id = "calendar.list.and"
		}
		joined = l.Say(id, "Left", joined, "Right", word)
	}
	return joined
}

// Number returns a whole number with its thousands set apart: "12,345".
func (l *Language) Number(n int) string {
	digits := strconv.Itoa(n)
	start := 0
	if n < 0 {
		start = 1
	}
	for i := len(digits) - 3; i > start; i -= 3 {
		digits = digits[:i] + l.Say("calendar.number.group") + digits[i:]
	}
	return digits
}

// Decimal returns a number with the fraction that it has, at most two digits of it: "1.5".
func (l *Language) Decimal(n float64) string {
	text := strconv.FormatFloat(math.Round(n*100)/100, 'f', -1, 64)
	return strings.Replace(text, ".", l.Say("calendar.number.point"), 1)
}

// NumberWord returns a count as a word up to twelve, and in digits beyond: "four".
func (l *Language) NumberWord(n int) string {
	if n < 0 || n > 12 {
		return l.Number(n)
	}
	return l.Say("calendar.number.n" + strconv.Itoa(n))
}

// NumberWordFirst is [Language.NumberWord] at the start of a sentence: "Four".
func (l *Language) NumberWordFirst(n int) string { return capital(l.NumberWord(n)) }

// Inside returns a name as it stands inside a sentence: "tennis ball wall". In German it
// stays as it is, since nouns have a capital.
func (l *Language) Inside(name string) string {
	r, size := utf8.DecodeRuneInString(name)
	if base, _, _ := strings.Cut(l.Tag(), "-"); size == 0 || base == "de" {
		return name
	}
	return string(unicode.ToLower(r)) + name[size:]
}

func capital(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToUpper(r)) + text[size:]
}
