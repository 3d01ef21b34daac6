package main

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/face"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/folder"
	"github.com/unknot-app/unknot/technique"
	ui "github.com/unknot-app/unknot/ui/coach"
	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/window"
)

func coachKind(g window.Given) window.Kind {
	return window.Kind{Title: g.Lang.Say("coach.window"), Size: ui.Size(), Remembered: "coach"}
}

// openCoach opens a session with the resident and coaches it in the window.
func openCoach(w fyne.Window, g window.Given) (window.Face, error) {
	library, err := packs(g.Lang.Tag())
	if err != nil {
		return window.Face{}, err
	}
	start := control.SessionStart{Face: face.Window, PID: os.Getpid()}
	if len(g.Args) > 0 {
		start.Routine = g.Args[0]
	}
	ticket, err := g.Resident.StartSession(start)
	if err != nil {
		return window.Face{}, err
	}
	session, err := face.Begin(library, ticket, g.Clock.Now(), g.Clock.Speed(), g.Lang)
	if err != nil {
		// Nothing was done, and the resident must not wait for it.
		return window.Face{}, errors.Join(err, g.Resident.ReportSession(ticket.ID, control.SessionReport{Ended: true}))
	}
	reports := newReporter(g.Resident, ticket.ID)
	chosen := ticket.Settings.Coach
	var view *ui.Window
	heard := newSound(chosen, session, g.Clock, func(id string) {
		fyne.Do(func() {
			view.Remark(g.Lang.Say(id))
			if id == noDevice {
				view.SetHeard(false)
			}
		})
	}, func() { fyne.Do(func() { view.SetHeard(true) }) })
	stands := newStand(w)
	deps := ui.Deps{
		Session: session,
		Clock:   g.Clock,
		Texts:   g.Lang,
		Figures: openFigures,
		Look:    figure.Look{Dark: theme.Dark(), Skin: chosen.Skin, Hair: chosen.Hair, Body: chosen.Body},
		Motion:  chosen.Motion,
		Report:  reports.send,
		After: func() ui.After {
			reports.now(face.Report(session))
			return afterwards(g, ticket.ID)
		},
		Close:        g.Close,
		Again:        func() { again(g, session, view) },
		Stand:        stands,
		SecondScreen: chosen.SecondScreen,
		Before:       ticket.Before,
	}
	if heard != nil {
		deps.Sound = heard
	}
	view = ui.Open(w, deps)
	return window.Face{
		Shown: func() {
			stands.fit()
			view.SetCostly(drawnByProcessor(w))
			onHidden(w, func(hidden bool) { view.SetVisible(!hidden) })
			if chosen.FullScreen {
				stands.FullScreen(true, chosen.SecondScreen)
			}
		},
		Size: stands.Size,
		Event: func(e control.Event) {
			if c, ok := face.Command(e); ok && e.Kind != window.EventBye && !view.Ended() {
				view.Do(c)
			}
			if e.Kind == "session" && e.Command == "mini" {
				view.ToggleMini()
			}
			if view.Ended() && runsAnother(e, ticket.ID) {
				g.Close() // the last screen makes room for the next session
			}
		},
		Closing: func() {
			view.Stop()
			reports.close()
			if heard != nil {
				heard.Close()
			}
		},
		Stays: func() bool { return !view.Ended() },
	}, nil
}

// again starts a session of one technique once more.
func again(g window.Given, s *coach.Session, view *ui.Window) {
	id, ok := ui.OnceMore(s)
	if !ok {
		return
	}
	g.Ask(control.Command{Name: "start", Routine: string(id)}, func(_ control.Snapshot, err error) {
		if err != nil {
			slog.Warn("the resident does not start it once more", "error", err)
			view.Remark(refusal(g, err))
		}
	})
}

// refusal says why something can't be.
func refusal(g window.Given, err error) string {
	var refused *control.Error
	if errors.As(err, &refused) {
		return refused.Sentence
	}
	return g.Lang.Say("coach.not_again")
}

// runsAnother tells that an event shows another session than this.
func runsAnother(e control.Event, id int64) bool {
	return e.Snapshot != nil && e.Snapshot.Session != nil && e.Snapshot.Session.ID != id
}

// packs loads the techniques and routines that the resident has, too, with the texts in a
// language.
func packs(language string) (*technique.Library, error) {
	f, err := folder.Here()
	if err != nil {
		return nil, err
	}
	var own fs.FS
	if _, err := os.Stat(f.Packs()); err == nil {
		own = os.DirFS(f.Packs())
	}
	// What is wrong with a pack is the resident's to say.
	library, _ := technique.LoadAllIn(language, f.Packs(), own)
	return library, nil
}

func openFigures() (ui.Drawer, error) {
	figures, err := figure.Load(assets.Figure())
	if err != nil {
		return nil, fmt.Errorf("could not read the figures: %w", err)
	}
	return ui.Drawing(figures), nil
}

// afterwards is what the last screen says about the time after the session, which the resident
// knows to be over by now. It may be gone: then nothing is said.
func afterwards(g window.Given, id int64) ui.After {
	s, err := g.Resident.Snapshot()
	if err != nil {
		slog.Warn("the resident does not say what comes next", "error", err)
		return ui.After{}
	}
	reminder := ui.Thing{Icon: icon.Bell, Name: s.Headline, Line: s.Reason}
	if s.NextReminder != nil {
		every := time.Duration(g.Settings.Schedule.EveryMinutes) * time.Minute
		reminder.Name = g.Lang.Say("coach.after.next", "Time", *s.NextReminder)
		reminder.Line = g.Lang.Say("coach.after.next_line", "Every", every)
	}
	things := []ui.Thing{reminder}
	if restsTomorrow(s.Week) {
		things = append(things, ui.Thing{Icon: icon.Moon, Name: g.Lang.Say("coach.after.rest"), Line: g.Lang.Say("coach.after.rest_line")})
	}
	return ui.After{Session: s.Week.Done, Goal: s.Week.Goal, Things: things, Gains: gains(g, id)}
}

// gains are by how much the sessions of the last weeks took tension off, the latest first,
// but for the session with the ID.
func gains(g window.Given, id int64) []int {
	const weeks = 8
	history, err := g.Resident.History(g.Clock.Now().AddDate(0, 0, -7*weeks), time.Time{})
	if err != nil {
		slog.Warn("the resident does not say what was before", "error", err)
		return nil
	}
	slices.SortFunc(history.Sessions, func(a, b control.SessionRecord) int { return b.Started.Compare(a.Started) })
	var all []int
	for _, s := range history.Sessions {
		if s.ID != id && s.TensionBefore != nil && s.TensionAfter != nil {
			all = append(all, *s.TensionBefore-*s.TensionAfter)
		}
	}
	return all
}

// restsTomorrow tells whether tomorrow is a rest day for deep work.
func restsTomorrow(week control.Week) bool {
	for i, day := range week.Days {
		if day.Today {
			return i+1 < len(week.Days) && week.Days[i+1].Kind == "rest"
		}
	}
	return false
}

// reporter sends the reports of a session, one after the other, without making the window
// wait.
type reporter struct {
	resident *control.Client
	id       int64
	reports  chan control.SessionReport
	sent     chan struct{} // closed when all are
}

func newReporter(resident *control.Client, id int64) *reporter {
	const behind = 64
	r := &reporter{resident, id, make(chan control.SessionReport, behind), make(chan struct{})}
	go func() {
		defer close(r.sent)
		for report := range r.reports {
			r.now(report)
		}
	}()
	return r
}

func (r *reporter) send(report control.SessionReport) { r.reports <- report }

// now sends a report and waits until the resident has it.
func (r *reporter) now(report control.SessionReport) {
	if err := r.resident.ReportSession(r.id, report); err != nil {
		slog.Warn("the resident did not take a report", "error", err)
	}
}

// close waits until the last report is with the resident.
func (r *reporter) close() {
	close(r.reports)
	<-r.sent
}
