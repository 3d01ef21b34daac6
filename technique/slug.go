package technique

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// latin are letters of European languages as they are written without their marks.
var latin = strings.NewReplacer(
	"ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "å", "a", "ł", "l", "đ", "d", "ð", "d", "þ", "th",
	"à", "a", "á", "a", "â", "a", "ã", "a", "ç", "c", "è", "e", "é", "e", "ê", "e", "ë", "e", "ì", "i", "í", "i", "î", "i", "ï", "i",
	"ñ", "n", "ò", "o", "ó", "o", "ô", "o", "õ", "o", "ù", "u", "ú", "u", "û", "u", "ý", "y", "ÿ", "y",
	"ą", "a", "ć", "c", "č", "c", "ę", "e", "ě", "e", "ń", "n", "ň", "n", "ř", "r", "ś", "s", "š", "s", "ť", "t", "ů", "u", "ź", "z", "ż", "z", "ž", "z",
	"'", "", "’", "",
)

// slugSize leaves room in an ID for a number behind it.
const slugSize = 40

// IDFor makes an ID of a name, which also is safe as a file's name on every system: "Stubborn
// left side" becomes "stubborn-left-side". A name without a Latin letter or a digit gives
// "routine". Where taken says so, a number follows.
func IDFor(name string, taken func(ID) bool) ID {
	folded := latin.Replace(strings.ToLower(name))
	words := strings.FieldsFunc(folded, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	id := strings.Join(words, "-")
	if len(id) > slugSize {
		id = strings.TrimRight(id[:slugSize], "-")
	}
	if id == "" {
		id = "routine"
	}
	if reserved(id) {
		id += "-routine"
	}
	for n := 1; ; n++ {
		one := ID(id)
		if n > 1 {
			one = ID(id + "-" + strconv.Itoa(n))
		}
		if taken == nil || !taken(one) {
			return one
		}
	}
}

// reserved tells whether Windows keeps a name for a device, whatever its ending.
// https://learn.microsoft.com/windows/win32/fileio/naming-a-file
func reserved(id string) bool {
	if slices.Contains([]string{"con", "prn", "aux", "nul"}, id) {
		return true
	}
	return len(id) == 4 && (strings.HasPrefix(id, "com") || strings.HasPrefix(id, "lpt")) && id[3] >= '0' && id[3] <= '9'
}
