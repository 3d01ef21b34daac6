package lang_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/technique"
)

func TestEveryLanguageHasEveryTextAndNoOther(t *testing.T) {
	english := messages(t, "en")
	for _, tag := range languages(t) {
		translated := messages(t, tag)
		var missing, superfluous []string
		for id, m := range english {
			if _, ok := translated[id]; !ok {
				missing = append(missing, fmt.Sprintf("%s (%q)", id, m.forms["other"]))
			}
		}
		for id := range translated {
			if _, ok := english[id]; !ok {
				superfluous = append(superfluous, id)
			}
		}
		slices.Sort(missing)
		slices.Sort(superfluous)
		if len(missing) > 0 {
			t.Errorf("assets/translations/%s lacks %d texts:\n  %s", tag, len(missing), strings.Join(missing, "\n  "))
		}
		if len(superfluous) > 0 {
			t.Errorf("assets/translations/%s has texts that English has not:\n  %s", tag, strings.Join(superfluous, "\n  "))
		}
	}
}

func TestPluralsHaveTheFormsOfTheirLanguage(t *testing.T) {
	english := messages(t, "en")
	for _, tag := range languages(t) {
		want := formsOf(tag)
		for id, m := range messages(t, tag) {
			if original, ok := english[id]; ok && original.plural != m.plural {
				t.Errorf("%s: %s has plural forms: %v, in English: %v", m.file, id, m.plural, original.plural)
				continue
			}
			if !m.plural {
				continue
			}
			for _, form := range want {
				if m.forms[form] == "" {
					t.Errorf("%s: %s lacks the form %q", m.file, id, form)
				}
			}
			for form := range m.forms {
				if !slices.Contains(want, form) {
					t.Errorf("%s: %s has the form %q, which the language has not", m.file, id, form)
				}
			}
		}
	}
}

// formsOf are the plural forms that whole numbers take in a language.
func formsOf(tag string) (forms []string) {
	names := map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other"}
	for n := range 1000 {
		form := names[plural.Cardinal.MatchPlural(language.MustParse(tag), n, 0, 0, 0, 0)]
		if !slices.Contains(forms, form) {
			forms = append(forms, form)
		}
	}
	return forms
}

func TestEveryLanguageNamesItselfAndHasItsOwnPackTexts(t *testing.T) {
	names := map[string]string{}
	for _, tag := range languages(t) {
		l, err := lang.New(assets.Translations(), tag)
		if err != nil {
			t.Fatal(err)
		}
		name := l.Say("settings.own_name")
		if other, taken := names[name]; taken {
			t.Errorf("%s and %s are both called %s", tag, other, name)
		}
		names[name] = tag
		library, problems := technique.BuiltinIn(tag)
		if len(problems) > 0 {
			t.Errorf("%s: %v", tag, problems)
		}
		if got := library.Packs()[0].Language; got != tag {
			t.Errorf("%s: the shipped pack is in %s", tag, got)
		}
	}
}

// TestPartsThatStandOutAreInTheSentence: the settings page prints parts of the summary bold.
func TestPartsThatStandOutAreInTheSentence(t *testing.T) {
	for _, tag := range languages(t) {
		m := messages(t, tag)
		if bold, whole := m["settings.bold_rest_day"].forms["other"], m["words.summary.rest_day"].forms["other"]; !strings.Contains(whole, bold) {
			t.Errorf("%s: %q is not in %q", tag, bold, whole)
		}
	}
}

func TestNumbersDatesAndTheClockFollowTheLanguage(t *testing.T) {
	monday := time.Date(2026, 11, 23, 15, 10, 0, 0, time.UTC)
	for _, c := range []struct {
		tag, date, dayDate, number, decimal, clock, noon, days, list string
	}{
		{"en", "23 November 2026", "Monday, 23 November", "12,345", "2.5", "15:10", "3:10 pm", "Mon to Fri", "a, b and c"},
		{"de", "23. November 2026", "Montag, 23. November", "12.345", "2,5", "15:10", "3:10 PM", "Mo bis Fr", "a, b und c"},
		{"es", "23 de noviembre de 2026", "lunes, 23 de noviembre", "12.345", "2,5", "15:10", "3:10 p. m.", "lun a vie", "a, b y c"},
	} {
		l, err := lang.New(assets.Translations(), c.tag)
		if err != nil {
			t.Fatal(err)
		}
		workdays := [7]bool{false, true, true, true, true, true, false}
		for _, got := range [][2]string{
			{l.Date(monday), c.date}, {l.DayDate(monday), c.dayDate}, {l.Number(12345), c.number}, {l.Decimal(2.5), c.decimal},
			{l.Clock(monday), c.clock}, {l.WithTwelveHours(true).Clock(monday), c.noon}, {l.Days(workdays), c.days}, {l.List("a", "b", "c"), c.list},
		} {
			if got[0] != got[1] {
				t.Errorf("%s: %q, want %q", c.tag, got[0], got[1])
			}
		}
	}
}

func TestNamesHaveASmallLetterInsideASentenceWhereNounsDo(t *testing.T) {
	for tag, want := range map[string]string{"en": "two-ball release", "de": "Two-ball release", "es": "two-ball release"} {
		l, err := lang.New(assets.Translations(), tag)
		if err != nil {
			t.Fatal(err)
		}
		if got := l.Inside("Two-ball release"); got != want || l.Inside("") != "" {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
}
