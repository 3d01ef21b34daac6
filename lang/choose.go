package lang

import (
	"slices"
	"strings"
)

// Tags returns the languages that the person wants, best first. setting is "system"
// (or empty) or a language tag; the system's choice is read from LANGUAGE, LC_ALL,
// LC_MESSAGES and LANG as gettext does: LANGUAGE is a list and counts only where the
// locale is not "C".
func Tags(setting string, env func(string) string) []string {
	if setting != "" && setting != "system" {
		return []string{setting}
	}
	locale := tagOf(first(env, "LC_ALL", "LC_MESSAGES", "LANG"))
	if locale == "" {
		return nil
	}
	var tags []string
	for _, name := range strings.Split(env("LANGUAGE"), ":") {
		if tag := tagOf(name); tag != "" {
			tags = append(tags, tag)
		}
	}
	if !slices.Contains(tags, locale) {
		tags = append(tags, locale)
	}
	return tags
}

// TwelveHours reports whether times of day are on the 12-hour clock. clock is "24",
// "12" or "system"; the system's choice follows the country of LC_ALL, LC_TIME or LANG.
func TwelveHours(clock string, env func(string) string) bool {
	switch clock {
	case "12":
		return true
	case "24":
		return false
	}
	language, country, _ := strings.Cut(tagOf(first(env, "LC_ALL", "LC_TIME", "LANG")), "-")
	if country == "CA" {
		return language == "en"
	}
	return slices.Contains(strings.Fields(twelveHourCountries), country)
}

// Countries for which the Unicode CLDR (supplemental data, timeData) prefers the
// 12-hour clock.
const twelveHourCountries = "AE AG AU BB BD BH BM BS CO DM DO DZ EG FJ FM GD GM GU GY HK IN IQ JM JO KI KN KR KW KY " +
	"LB LC LR LY MH MO MP MR MW MY NZ OM PA PH PK PR QA SA SB SD SG SL SY TC TN TT TW US VC VE VG VI YE ZM"

func first(env func(string) string, names ...string) string {
	for _, name := range names {
		if value := env(name); value != "" {
			return value
		}
	}
	return ""
}

// tagOf turns the name of a locale ("de_AT.UTF-8@euro") into a tag ("de-AT"); "" for
// the locales that name no language.
func tagOf(locale string) string {
	locale, _, _ = strings.Cut(locale, ".")
	locale, _, _ = strings.Cut(locale, "@")
	if locale == "C" || locale == "POSIX" {
		return ""
	}
	return strings.ReplaceAll(locale, "_", "-")
}
