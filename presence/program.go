package presence

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Program is the name of a program as people know it, from what it calls itself and the
// file that runs, either of which may be empty. It is empty if neither says anything.
func Program(called, file string) string {
	file = strings.ToLower(strings.TrimSuffix(path.Base(strings.ReplaceAll(file, `\`, "/")), ".exe"))
	if file == "." || file == "/" {
		file = ""
	}
	for _, k := range known {
		if file != "" && slices.Contains(k.files, file) {
			return k.name
		}
	}
	called = clean(called)
	if inner, ok := strings.CutPrefix(called, "ALSA plug-in ["); ok {
		called = strings.TrimSuffix(inner, "]")
	}
	called = strings.TrimSuffix(called, " input") // as browsers call what they record
	lower := strings.ToLower(strings.TrimSuffix(called, ".desktop"))
	if dot := strings.LastIndexByte(lower, '.'); dot >= 0 && !strings.Contains(lower, " ") {
		lower = lower[dot+1:] // org.mozilla.firefox
	}
	for _, k := range known {
		if slices.Contains(k.files, lower) {
			return k.name
		}
	}
	if called == "" || slices.Contains(engines, lower) {
		called = file
	}
	return title(clean(called))
}

// engines are what programs call themselves that are built around a library; it names
// none of them.
var engines = []string{"webrtc voiceengine", "zoom voiceengine", "chromium input", "libpulse", "pulseaudio", "my application", "audio stream", "python3"}

// known are programs whose files, or the names they use for themselves, are not how people
// call them.
var known = []struct {
	name  string
	files []string
}{
	{"Zoom", []string{"zoom", "zoom.real", "zoom voiceengine", "zoom.us"}},
	{"Teams", []string{"teams", "ms-teams", "msteams", "teams-for-linux", "teams_for_linux"}},
	{"Google Chrome", []string{"chrome", "google-chrome", "google-chrome-stable"}},
	{"Chromium", []string{"chromium", "chromium-browser"}},
	{"Microsoft Edge", []string{"msedge", "microsoft-edge"}},
	{"Brave", []string{"brave", "brave-browser"}},
	{"Firefox", []string{"firefox", "firefox-bin", "firefox-esr"}},
	{"Slack", []string{"slack"}},
	{"Discord", []string{"discord"}},
	{"Signal", []string{"signal-desktop", "signal"}},
	{"Skype", []string{"skype", "skypeforlinux"}},
	{"Telegram", []string{"telegram", "telegram-desktop"}},
	{"Jitsi Meet", []string{"jitsi-meet", "jitsi meet"}},
	{"Webex", []string{"webex", "ciscocollabhost"}},
	{"OBS Studio", []string{"obs", "obs64", "obsproject"}},
	{"VLC", []string{"vlc"}},
	{"mpv", []string{"mpv"}},
	{"Audacity", []string{"audacity"}},
	{"FFmpeg", []string{"ffmpeg"}},
	{"FaceTime", []string{"facetime"}},
}

// longest is how many letters of a name are shown: it stands in a sentence.
const longest = 40

// clean is a name without what can't be shown in a line.
func clean(name string) string {
	name = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, name)
	letters := []rune(strings.TrimSpace(name))
	return strings.TrimSpace(string(letters[:min(len(letters), longest)]))
}

// title begins a file's name with a capital, and leaves what a program chose alone.
func title(s string) string {
	if strings.ToLower(s) != s || strings.Contains(s, " ") {
		return s
	}
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// sentenceOf says what some programs do: "Zoom and Firefox keep the screen awake." If none
// has a name, it is "A program".
func sentenceOf(who []string, one, many, what string) string {
	names := programs(who)
	verb := many
	if len(names) == 1 {
		verb = one
	}
	return enumerate(names) + " " + verb + " " + what + "."
}

// nobody stands for programs without a name.
const nobody = "A program"

// programs names each program once.
func programs(who []string) []string {
	names := slices.DeleteFunc(slices.Clone(who), func(s string) bool { return s == "" })
	slices.Sort(names)
	names = slices.Compact(names)
	if len(names) == 0 {
		return []string{nobody}
	}
	return names
}

func enumerate(names []string) string {
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// usedBy says what is in use, and by whom if that is known: "Microphone in use by Zoom."
func usedBy(what string, who []string) string {
	names := slices.DeleteFunc(slices.Clone(who), func(s string) bool { return s == "" })
	if len(names) == 0 {
		return what + " in use."
	}
	return what + " in use by " + enumerate(programs(names)) + "."
}
