package main

import (
	"fmt"
	"image"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/figure"
	"github.com/unknot-app/unknot/technique"
	ui "github.com/unknot-app/unknot/ui/coach"
	"github.com/unknot-app/unknot/ui/icon"
)

// scene is a session brought to a moment.
type scene struct {
	routine technique.ID
	place   place
	then    []coach.Command
	later   time.Duration // how long it goes on after that
	slept   bool          // the computer slept for an hour at that moment
	over    bool          // played to its end
	rating  ui.Rating
	after   ui.After
}

// place is a moment of a session: some time into a segment.
type place struct {
	technique technique.ID
	phase     technique.Phase
	index     int // 0: the first
	in        time.Duration
}

// coaching are the states of the coach.
func coaching() ([]exhibit, error) {
	mild := func(p place, then ...coach.Command) scene {
		return scene{routine: "mild-tension", place: p, then: then}
	}
	hold := place{"tennis-ball-wall", technique.Work, 4, 3 * time.Second}
	ready := mild(place{"shoulder-knead", technique.Ready, 0, 6 * time.Second})
	ready.rating.Before = 7
	slept := mild(hold)
	slept.slept = true
	done := scene{routine: "mild-tension", over: true, rating: ui.Rating{Before: 7, After: 4}, after: ui.After{Session: 3, Goal: 4, Things: []ui.Thing{
		{Icon: icon.Bell, Name: "Next reminder about 16:30", Line: "75 minutes of desk time from now"},
		{Icon: icon.Moon, Name: "Tomorrow is a deep-work rest day", Line: "Kneading and retraction are fine any day"},
	}, Gains: []int{3, 2, 4, 3}}}
	unrated := done
	unrated.rating.After = 0

	knead := mild(place{"shoulder-knead", technique.Work, 1, 12 * time.Second})
	change := mild(place{"shoulder-knead", technique.Switch, 0, 3 * time.Second})
	next := mild(place{"tennis-ball-wall", technique.Next, 0, 2 * time.Second})
	reps := mild(place{"scapular-retraction", technique.Work, 6, 2 * time.Second})
	eased := mild(hold, coach.Hurts, coach.Resume)
	eased.later = 4 * time.Second

	var all []exhibit
	show := func(draw composition, size fyne.Size, scenes ...named) {
		for _, one := range scenes {
			all = append(all, exhibit{"Coach", one.name, func(s *studio) (image.Image, error) { return s.coach(one.scene, draw, size) }})
		}
	}
	show(ui.Still, fyne.NewSize(980, 680),
		named{"coach-ready", ready},
		named{"coach-knead", knead},
		named{"coach-switch", change},
		named{"coach-next", next},
		named{"coach-shift", mild(place{"tennis-ball-wall", technique.Shift, 4, time.Second})},
		named{"coach-hold", mild(hold)},
		named{"coach-reps", reps},
		named{"coach-let-go", mild(place{"scapular-retraction", technique.Letting, 6, time.Second})},
		named{"coach-positions", scene{routine: "five-minute", place: place{"two-ball-release", technique.Work, 3, 9 * time.Second}}},
		named{"coach-strokes", scene{routine: "full-sequence", place: place{"effleurage", technique.Work, 0, 40 * time.Second}}},
		named{"coach-knots", scene{routine: "full-sequence", place: place{"trigger-point", technique.Work, 2, 12 * time.Second}}},
		named{"coach-paused", mild(hold, coach.Pause)},
		named{"coach-hurts", mild(hold, coach.Hurts)},
		named{"coach-eased", eased},
		named{"coach-slept", slept},
		named{"coach-done", done},
		named{"coach-done-not-rated", unrated},
		named{"coach-ended-early", mild(hold, coach.End)})
	show(ui.StillMini, ui.MiniSize(),
		named{"coach-mini-ready", ready},
		named{"coach-mini-hold", mild(hold)},
		named{"coach-mini-switch", change},
		named{"coach-mini-next", next},
		named{"coach-mini-reps", reps},
		named{"coach-mini-paused", mild(hold, coach.Pause)},
		named{"coach-mini-slept", slept},
		named{"coach-mini-done", done})
	show(ui.StillFull, fyne.NewSize(1920, 1080),
		named{"coach-fullscreen-ready", ready},
		named{"coach-fullscreen-hold", mild(hold)},
		named{"coach-fullscreen-switch", change},
		named{"coach-fullscreen-next", next},
		named{"coach-fullscreen-reps", reps},
		named{"coach-fullscreen-paused", mild(hold, coach.Pause)},
		named{"coach-fullscreen-hurts", mild(hold, coach.Hurts)})
	return all, nil
}

// named is a scene with the name of its picture.
type named struct {
	name  string
	scene scene
}

// composition draws a state in one of the compositions.
type composition = func(ui.State, ui.Texts, ui.Drawer, figure.Look, fyne.Size, float32) (fyne.CanvasObject, error)

// coach draws a scene.
func (s *studio) coach(c scene, draw composition, size fyne.Size) (image.Image, error) {
	session, err := s.play(c)
	if err != nil {
		return nil, err
	}
	shown := ui.Describe(session, s.words, c.rating, c.after)
	picture, err := draw(shown, s.words, ui.Drawing(s.figures), s.look(), size, 1)
	if err != nil {
		return nil, err
	}
	w := s.window()
	w.SetContent(picture)
	w.Resize(size)
	return shoot(w), nil
}

// play brings a session to the moment of a scene.
func (s *studio) play(c scene) (*coach.Session, error) {
	routine, ok := s.library.Routine(c.routine)
	if !ok {
		return nil, fmt.Errorf("there is no routine %s", c.routine)
	}
	line, err := coach.Fit(s.library, coach.Request{Texts: s.words, Routine: routine})
	if err != nil {
		return nil, err
	}
	elapsed := line.Length() + time.Second
	if !c.over {
		if elapsed, err = c.place.of(line); err != nil {
			return nil, err
		}
	}
	const tick = time.Second
	session := coach.NewSession(line, now, coach.Options{Gap: 2 * tick})
	for t := time.Duration(0); t < elapsed; t += tick {
		session.Tick(now.Add(t))
	}
	session.Tick(now.Add(elapsed))
	for _, command := range c.then {
		session.Do(now.Add(elapsed), command)
	}
	for t := tick; t <= c.later; t += tick {
		session.Tick(now.Add(elapsed + t))
	}
	if c.slept {
		session.Tick(now.Add(elapsed + time.Hour))
	}
	return session, nil
}

// of is how long after the beginning of a session the moment comes.
func (p place) of(line coach.Timeline) (time.Duration, error) {
	for _, segment := range line.Segments {
		if segment.Technique == p.technique && segment.Phase == p.phase && (p.index == 0 || segment.Index == p.index) {
			return segment.Start + p.in, nil
		}
	}
	return 0, fmt.Errorf("%s has no %s %d in this session", p.technique, p.phase, p.index)
}
