package settings

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// hearWithin is how long a sound that is tried may take.
const hearWithin = 15 * time.Second

// sound is what the page knows of voices and devices, and its notice about them.
type sound struct {
	page    *Page
	asked   bool // for the voices
	voices  []page.Voice
	loss    page.Mute // "" none that is known
	how     bool      // the person asked how to come by a voice
	busy    bool
	hear    *widget.Button
	notices *fyne.Container
	names   *widget.Select
}

func newSound(p *Page) *sound {
	say := p.given.Words.Say
	s := &sound{page: p, notices: page.Column(0)}
	s.notices.Hide()
	s.hear = widget.NewButton(widget.Secondary, say("settings.coach.hear"), s.play)
	return s
}

// look asks for the installed voices, the first time that they are of use.
func (s *sound) look() {
	find := s.page.given.System.Voices
	if s.asked || find == nil {
		return
	}
	s.asked = true
	var found []page.Voice
	s.page.work(func() { found = find(s.page.given.Words.Tag()) }, func() {
		s.voices = found
		if len(found) == 0 {
			s.loss = page.ErrVoiceless
		} else if s.loss == page.ErrVoiceless {
			s.loss, s.how = "", false
		}
		s.tell()
		s.page.show()
	})
}

// play lets the choice of chimes and voice be heard.
func (s *sound) play() {
	hear := s.page.given.System.Hear
	if s.busy || hear == nil {
		return
	}
	s.busy = true
	s.hear.Disable()
	chosen, sentence := s.page.wanted.Coach, s.page.given.Words.Say("settings.coach.hear_sentence")
	var err error
	s.page.work(func() {
		ctx, stop := context.WithTimeout(context.Background(), hearWithin)
		defer stop()
		err = hear(ctx, chosen, sentence)
	}, func() {
		s.busy = false
		s.hear.Enable()
		var loss page.Mute
		errors.As(err, &loss)
		if loss == "" && len(s.voices) == 0 && s.asked {
			loss = page.ErrVoiceless
		}
		s.loss = loss
		s.tell()
	})
}

// tell shows what is missing, with what can be done about it.
func (s *sound) tell() {
	say := s.page.given.Words.Say
	again := func() {
		s.asked = false
		s.look()
		s.play()
	}
	s.notices.Objects = nil
	switch {
	case s.loss == page.ErrSilent:
		s.notices.Objects = []fyne.CanvasObject{widget.NewNotice(widget.NoticeCaution, icon.VolumeOff,
			say("settings.coach.silent.title"), say("settings.coach.silent.text"), say("settings.coach.silent.button"), again)}
	case s.loss == page.ErrVoiceless && s.how:
		s.notices.Objects = []fyne.CanvasObject{widget.NewNotice(widget.NoticeInfo, icon.Voice,
			say("settings.coach.voiceless.title"), say("settings.coach.voiceless.how_text"), say("settings.coach.silent.button"), again)}
	case s.loss == page.ErrVoiceless:
		s.notices.Objects = []fyne.CanvasObject{widget.NewNotice(widget.NoticeCaution, icon.Voice,
			say("settings.coach.voiceless.title"), say("settings.coach.voiceless.text"), say("settings.coach.voiceless.button"), func() {
				s.how = true
				s.tell()
			})}
	}
	visible(s.notices, len(s.notices.Objects) > 0)
	s.notices.Refresh()
	s.page.content.Refresh()
	s.page.given.Resized()
}

// menu is the choice of a voice: the best there is, or one of those that are installed.
func (s *sound) menu() fyne.CanvasObject {
	const key = "coach.voice_name"
	p := s.page
	var values []string
	s.names = widget.NewSelect(nil, -1, func(i int) {
		p.change(key, func(to *settings.Settings) { to.Coach.VoiceName = values[i] })
	})
	p.bind(Coach, s.names, func(now settings.Settings) {
		values = []string{""}
		labels := []string{p.given.Words.Say("settings.coach.voice_name.best")}
		chosen, known := now.Coach.VoiceName, now.Coach.VoiceName == ""
		for _, v := range s.voices {
			values, labels = append(values, v.ID), append(labels, shortened(v.Name, v.Language))
			known = known || v.ID == chosen
		}
		if !known {
			values, labels = append(values, chosen), append(labels, shortened(chosen, ""))
		}
		s.names.Options = labels
		for i, v := range values {
			if v == chosen {
				s.names.Selected = i
			}
		}
		s.names.Refresh()
	}, key)
	return s.names
}

// shortened is a voice's name for a menu that is not wide.
func shortened(name, language string) string {
	const most = 22
	if language != "" {
		name += ", " + language
	}
	if r := []rune(name); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return name
}

// voice is the row of the voice: how loud, which one, and whether at all.
func (s *sound) voice() *fyne.Container {
	p := s.page
	sign := &fyne.Container{Layout: square{18}, Objects: []fyne.CanvasObject{widget.NewIcon(icon.Volume, theme.Ink2)}}
	return p.newRow("coach.voice", page.Line(12, page.Line(8, sign, p.volume()), s.hear, s.menu(), p.toggle(Coach, "coach.voice",
		func(s *settings.Settings) *bool { return &s.Coach.Voice })))
}

// work runs work off the main thread and then done on it.
func (p *Page) work(work, done func()) {
	if p.given.Work == nil {
		work()
		done()
		return
	}
	p.given.Work(work, done)
}
