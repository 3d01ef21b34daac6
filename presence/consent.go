package presence

import (
	"path"
	"strings"
	"time"
)

// consent is what Windows notes of a program that used the microphone or a camera, under
// CapabilityAccessManager\ConsentStore of the registry; it is what Settings, Privacy shows.
type consent struct {
	device      string // "Microphone" or "Camera"
	key         string // the program's: a package's family name, or a path with # for \
	packaged    bool
	start, stop uint64 // last use, as FILETIME; a use that goes on has stop 0
}

// fileTime is when a FILETIME is: units of 100 ns since 1601.
func fileTime(t uint64) time.Time {
	const unixEpoch = 116444736000000000
	return time.Unix(0, (int64(t)-unixEpoch)*100)
}

// goesOn tells whether the program uses the device still. A use that a crash of the
// computer cut off is never noted as ended: it began before the computer did.
func (c consent) goesOn(booted time.Time) bool {
	return c.start != 0 && c.stop == 0 && fileTime(c.start).After(booted)
}

// program is the program as people know it.
func (c consent) program() string {
	if !c.packaged {
		return Program("", path.Base(strings.ReplaceAll(c.key, "#", "/")))
	}
	name, _, _ := strings.Cut(c.key, "_") // Microsoft.WindowsCamera_8wekyb3d8bbwe
	return Program("", name[strings.LastIndexByte(name, '.')+1:])
}

// inUse is what the notes say as a whole: one sentence, since the earliest use.
func inUse(notes []consent, booted, now time.Time) Fact {
	f := Fact{Kind: Call, Since: now}
	var uses []Note
	for _, what := range []What{Microphone, Camera} {
		device := map[What]string{Microphone: "Microphone", Camera: "Camera"}[what]
		var who []string
		used := false
		for _, c := range notes {
			if c.device != device || !c.goesOn(booted) {
				continue
			}
			used = true
			who = append(who, c.program())
			if since := fileTime(c.start); since.Before(f.Since) {
				f.Since = since
			}
		}
		if used {
			uses = append(uses, by(what, who))
		}
	}
	f.On = len(uses) > 0
	f.note(uses...)
	return f
}
