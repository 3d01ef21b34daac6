package shell

import (
	"context"
	"errors"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"github.com/unknot-app/unknot/archive"
	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/cue"
	"github.com/unknot-app/unknot/folder"
	"github.com/unknot-app/unknot/login"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/window"
)

// voicesWithin is how long the system may take to list its voices.
const voicesWithin = 5 * time.Second

// system is this computer, for the pages.
func system(w fyne.Window, g window.Given, f folder.Folders) page.System {
	s := page.System{
		Voices: voices,
		Hear: func(ctx context.Context, c settings.Coach, sentence string) error {
			return hear(ctx, c, g.Lang.Tag(), sentence)
		},
		Show: func(path string) error {
			return fyne.CurrentApp().OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)})
		},
		Save:     saver(w),
		Export:   func(to io.Writer) error { return export(to, g, f) },
		Licenses: assets.Licenses,
		Version: func() string {
			hello, err := g.Resident.Hello()
			if err != nil {
				return "" // a resident that is gone is told elsewhere
			}
			return hello.Program
		},
	}
	if item, err := login.Here(resident(), os.Getenv); err == nil {
		s.StartsAtLogin, s.StartAtLogin = item.On, item.Set
	}
	return s
}

func voices(language string) []page.Voice {
	ctx, stop := context.WithTimeout(context.Background(), voicesWithin)
	defer stop()
	var list []page.Voice
	for _, v := range cue.InstalledVoices(ctx, cue.Options{Voice: true, Language: language}) {
		list = append(list, page.Voice{ID: v.ID, Name: v.Name, Language: v.Language})
	}
	return list
}

func hear(ctx context.Context, c settings.Coach, language, sentence string) error {
	err := cue.Hear(ctx, cue.Options{
		Voice: c.Voice, Chimes: c.Chimes, Set: cue.Set(c.ChimeSet), VolumePercent: c.VolumePercent,
		Language: language, VoiceName: c.VoiceName, RatePercent: c.VoiceRatePercent,
	}, sentence)
	switch {
	case errors.Is(err, cue.ErrNoDevice):
		return page.ErrSilent
	case errors.Is(err, cue.ErrNoVoice):
		return page.ErrVoiceless
	}
	return err
}

// saver asks where to save a file.
func saver(w fyne.Window) func(string, func(io.WriteCloser, error)) {
	return func(name string, then func(io.WriteCloser, error)) {
		d := dialog.NewFileSave(func(file fyne.URIWriteCloser, err error) {
			if err == nil && file == nil {
				return // the person thought better of it
			}
			if err != nil {
				then(nil, err)
				return
			}
			then(whole(file))
		}, w)
		d.SetFileName(name)
		d.Show()
		d.Resize(fyne.NewSize(760, 560)) // there is nothing to resize before
	}
}

func export(to io.Writer, g window.Given, f folder.Folders) error {
	reply, err := g.Resident.Settings()
	if err != nil {
		return err
	}
	history, err := g.Resident.History(time.Time{}, time.Time{})
	if err != nil {
		return err
	}
	file, err := os.ReadFile(f.Settings())
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return archive.Write(to, archive.Content{
		Settings: reply.Settings, File: file, History: history, Packs: os.DirFS(f.Packs()), Now: g.Clock.Now(),
	})
}

// resident is the program to start at login: the one beside this, or on PATH.
func resident() string {
	name := "unknot"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	if self, err := os.Executable(); err == nil {
		beside := filepath.Join(filepath.Dir(self), name)
		if info, err := os.Stat(beside); err == nil && info.Mode().IsRegular() {
			return beside
		}
	}
	if path, err := exec.LookPath(name); err == nil {
		return path
	}
	return name
}
