package cue

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// VoiceInfo is an installed voice.
type VoiceInfo struct {
	ID       string // what Options.VoiceName takes: "espeak-ng/gmw/en-US"
	Name     string // for people: "English (America)"
	Language string // a tag, as its source writes it: "en-us"
	Source   string // what speaks: "speech-dispatcher", "espeak-ng", "say" or "SAPI"
}

// InstalledVoices lists the voices of this system that speak a language, the best first: of
// the person's own region, then of the source that the person chose for the whole desktop.
// It takes up to a few seconds, for which ctx may have no patience. No voice is no error.
func InstalledVoices(ctx context.Context, o Options) []VoiceInfo {
	o = o.complete()
	want := regional(o.Language, o.Getenv)
	all := slices.DeleteFunc(installed(ctx, o), func(v VoiceInfo) bool { return base(v.Language) != base(want) })
	slices.SortStableFunc(all, func(a, b VoiceInfo) int { return cmp.Compare(rank(a, want), rank(b, want)) })
	return all
}

// rank is lower the better a voice suits.
func rank(v VoiceInfo, want string) int {
	r := 0
	switch tag := normal(v.Language); {
	case tag == want || strings.HasPrefix(tag, want+"-") && strings.Count(tag, "-") == strings.Count(want, "-"):
	case tag == base(want):
		r = 1
	case strings.Count(tag, "-") <= 1 && !strings.ContainsAny(tag, "0123456789"):
		r = 2
	default:
		r = 3 // a dialect, or the language of a part of the world
	}
	// Voices that were installed for their sound name themselves so.
	for i, better := range []string{"premium", "enhanced", "neural", "natural", "piper"} {
		if strings.Contains(strings.ToLower(v.ID+v.Name), better) {
			return 4*r - 5 + i
		}
	}
	return 4 * r
}

// regional is the language of sentences in the person's region: that of the locale, if it
// is the same language.
func regional(language string, getenv func(string) string) string {
	want := normal(language)
	if strings.Contains(want, "-") {
		return want
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		locale, _, _ := strings.Cut(getenv(name), ".")
		if tag := normal(locale); tag != "" {
			if base(tag) == want {
				return tag
			}
			return want
		}
	}
	return want
}

// normal writes a language tag in one way: "en-us".
func normal(tag string) string { return strings.ToLower(strings.ReplaceAll(tag, "_", "-")) }

// base is the language of a tag, without region.
func base(tag string) string {
	b, _, _ := strings.Cut(normal(tag), "-")
	return b
}

// ownVoice is the part of a chosen voice's ID behind its source; empty if it is another's.
func (o Options) ownVoice(source string) string {
	name, own := strings.CutPrefix(o.VoiceName, source+"/")
	if !own {
		return ""
	}
	return name
}
