// Package lang says texts in the person's language: messages with placeholders and
// plurals, and the times, lengths, days, numbers and lists inside them.
//
// [Open] chooses the language and gives a [Language]; [Language.Say] and
// [Language.SayN] say a text by its ID. The texts are TOML files of go-i18n, one
// folder a language, one file an area; assets/translations/README.md describes them
// for translators. A file is read when the first of its texts is asked for, so a
// process holds only the areas that it speaks.
package lang

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/pelletier/go-toml/v2"
	"golang.org/x/text/language"
)

// fallback is the language in which every text exists.
const fallback = "en"

// Language says texts in one language. It may be used from several goroutines.
type Language struct {
	texts  *texts
	twelve bool // times of day on the 12-hour clock
}

// Open returns the language for the person: setting is "system" or a language tag,
// clock is "system", "24" or "12", and env looks up a variable of the environment
// ("" if it is not set). It fails only if the texts can't be listed.
func Open(files fs.FS, setting, clock string, env func(string) string) (*Language, error) {
	l, err := New(files, Tags(setting, env)...)
	if err != nil {
		return nil, err
	}
	return l.WithTwelveHours(TwelveHours(clock, env)), nil
}

// New returns the first of the languages with these tags that files has a folder for,
// or a wider one ("de" for "de-AT"), or English. Times are on the 24-hour clock.
func New(files fs.FS, tags ...string) (*Language, error) {
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, fmt.Errorf("list the folders of the translations: %w", err)
	}
	folders := map[string]string{}
	for _, e := range entries {
		if e.IsDir() {
			folders[strings.ToLower(e.Name())] = e.Name()
		}
	}
	english, ok := folders[fallback]
	if !ok {
		return nil, errors.New("the translations have no folder \"en\"")
	}
	chosen := choose(folders, tags)
	t := &texts{
		files:   files,
		bundle:  i18n.NewBundle(language.English),
		read:    map[string]bool{},
		waiting: map[string]map[string]forms{},
		// go-i18n looks in this order.
		folders: []string{chosen, english},
	}
	if chosen == english {
		t.folders = t.folders[:1]
	}
	t.localizer = i18n.NewLocalizer(t.bundle, t.folders...)
	return &Language{texts: t}, nil
}

func choose(folders map[string]string, tags []string) string {
	for _, tag := range tags {
		for tag = strings.ToLower(tag); tag != ""; {
			if folder, ok := folders[tag]; ok {
				return folder
			}
			cut := strings.LastIndexByte(tag, '-')
			tag = tag[:max(cut, 0)]
		}
	}
	return folders[fallback]
}

// Tag returns the tag of the language: "en".
func (l *Language) Tag() string { return l.texts.folders[0] }

// WithTwelveHours returns the same language with times of day on the 12-hour clock,
// or on the 24-hour clock.
func (l *Language) WithTwelveHours(twelve bool) *Language {
	return &Language{texts: l.texts, twelve: twelve}
}

// Say returns the text with this ID. args fill its placeholders: pairs of a name and
// a value, or one map[string]any. A [time.Time] is written as a time of day
// ([Language.Clock]), a [time.Duration] in words ([Language.Words]), a []string as a
// list ([Language.List]).
//
// An ID without a text comes back as it is, so that the lack is seen; a placeholder
// without a value stays visible too.
func (l *Language) Say(id string, args ...any) string {
	return l.texts.say(id, nil, l.values(args))
}

// SayN returns the text with this ID in the plural form for n. Besides args it has the
// placeholders Count ("3"), Word ("three") and Cap ("Three").
func (l *Language) SayN(id string, n int, args ...any) string {
	values := l.values(args)
	word := l.NumberWord(n)
	for name, value := range map[string]string{"Count": l.Number(n), "Word": word, "Cap": capital(word)} {
		if _, taken := values[name]; !taken {
			values[name] = value
		}
	}
	return l.texts.say(id, n, values)
}

// Has reports whether there is a text with this ID, in the language or in English.
func (l *Language) Has(id string) bool {
	l.texts.mutex.Lock()
	defer l.texts.mutex.Unlock()
	_, err := l.texts.localize(id, 2, map[string]string{})
	return err == nil
}

func (l *Language) values(args []any) map[string]string {
	values := make(map[string]string, len(args)/2+3)
	for i := 0; i < len(args); i++ {
		if all, ok := args[i].(map[string]any); ok {
			for name, value := range all {
				values[name] = l.value(value)
			}
			continue
		}
		name, ok := args[i].(string)
		if !ok || i+1 == len(args) {
			continue // the placeholder stays visible
		}
		i++
		values[name] = l.value(args[i])
	}
	return values
}

func (l *Language) value(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return l.Number(v)
	case time.Time:
		return l.Clock(v)
	case time.Duration:
		return l.Words(v)
	case []string:
		return l.List(v...)
	}
	return fmt.Sprint(v)
}

// texts are the messages of a language and of English, read area by area. The bundle
// of go-i18n holds only what has been said: its messages are ten times as large as
// their text, and a process says few of them.
type texts struct {
	files     fs.FS
	folders   []string
	mutex     sync.Mutex // go-i18n may not read while messages are added
	bundle    *i18n.Bundle
	localizer *i18n.Localizer
	read      map[string]bool             // by area
	waiting   map[string]map[string]forms // by folder and ID: not said yet
}

func (t *texts) say(id string, n any, values map[string]string) string {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	text, err := t.localize(id, n, values)
	if err != nil && text == "" {
		return id
	}
	return text
}

func (t *texts) localize(id string, n any, values map[string]string) (string, error) {
	area, _, _ := strings.Cut(id, ".")
	if !t.read[area] {
		t.read[area] = true
		for _, folder := range t.folders {
			if err := t.load(folder, area); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return "", err
			}
		}
	}
	for _, folder := range t.folders {
		if err := t.bundleUp(folder, id); err != nil {
			return "", err
		}
	}
	return t.localizer.Localize(&i18n.LocalizeConfig{
		MessageID:      id,
		PluralCount:    n,
		TemplateData:   values,
		TemplateParser: placeholders{},
	})
}

func (t *texts) load(folder, area string) error {
	name := path.Join(folder, area+".toml")
	data, err := fs.ReadFile(t.files, name)
	if err != nil {
		return err
	}
	tree := map[string]any{}
	if err := toml.Unmarshal(data, &tree); err != nil {
		return fmt.Errorf("read the texts in %s: %w", name, err)
	}
	if t.waiting[folder] == nil {
		t.waiting[folder] = map[string]forms{}
	}
	gather(t.waiting[folder], "", tree)
	return nil
}

// bundleUp hands a message to go-i18n when it is said for the first time.
func (t *texts) bundleUp(folder, id string) error {
	f, found := t.waiting[folder][id]
	if !found {
		return nil
	}
	delete(t.waiting[folder], id)
	tag, err := language.Parse(folder)
	if err != nil {
		return fmt.Errorf("read the language of the folder %s: %w", folder, err)
	}
	return t.bundle.AddMessages(tag, &i18n.Message{
		ID: id, Other: f.other,
		Zero: f.plural["zero"], One: f.plural["one"], Two: f.plural["two"], Few: f.plural["few"], Many: f.plural["many"],
	})
}

// forms are the plural forms of a text; most have but one.
type forms struct {
	other  string
	plural map[string]string // nil for a text without a plural
}

// gather collects the texts of a file: a table that has the form "other" is a plural.
func gather(into map[string]forms, id string, tree map[string]any) {
	if other, ok := tree["other"].(string); ok {
		f := forms{other: other, plural: map[string]string{}}
		for form, value := range tree {
			if text, ok := value.(string); ok && form != "other" {
				f.plural[form] = text
			}
		}
		into[id] = f
		return
	}
	for key, value := range tree {
		inner := strings.TrimPrefix(id+"."+key, ".")
		switch v := value.(type) {
		case string:
			into[inner] = forms{other: v}
		case map[string]any:
			gather(into, inner, v)
		}
	}
}
