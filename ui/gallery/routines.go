package main

import (
	"image"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/shell"
	"github.com/unknot-app/unknot/ui/shell/page"
)

// ownID is the routine of the person's own in the pictures.
const ownID = "stubborn-left-side"

// routinePages are the parts of the page Routines.
func routinePages() ([]exhibit, error) {
	var all []exhibit
	for _, part := range []struct {
		name, place string
		order       []technique.ID // of the own routine; nil: there is none
		locked      bool
		size        fyne.Size
	}{
		{name: "routines", place: page.Routines, size: high},
		{name: "routines-own", place: page.Routines, order: goodOrder(), size: high},
		{name: "routines-locked", place: page.Routines, locked: true, size: high},
		{name: "routine-editor-new", place: page.Routines + "/new", size: usual},
		{name: "routine-editor", place: page.Routines + "/" + ownID, order: goodOrder(), size: usual},
		{name: "routine-editor-warning", place: page.Routines + "/" + ownID, order: []technique.ID{"trigger-point", "shoulder-knead", "tennis-ball-wall", "scapular-retraction"}, size: usual},
	} {
		all = append(all, exhibit{"Routines", part.name, func(s *studio) (image.Image, error) {
			opened, err := s.openRoutines(part.order, part.locked, part.place)
			if err != nil {
				return nil, err
			}
			return s.take(opened, part.size), nil
		}})
	}
	return all, nil
}

func goodOrder() []technique.ID {
	return []technique.ID{"shoulder-knead", "tennis-ball-wall", "trigger-point", "scapular-retraction"}
}

// openRoutines opens the main window with a routine of the person's own, if there is an order
// for it.
func (s *studio) openRoutines(order []technique.ID, locked bool, place string) (*shell.Shell, error) {
	reply := control.RoutineReply{Own: []control.Routine{}}
	library := s.library
	if order != nil {
		own := technique.Routine{ID: ownID, Name: "Stubborn left side", Techniques: order, Doses: map[technique.ID]technique.Chosen{
			"tennis-ball-wall": {Count: 10, Hold: 10 * time.Second}, "scapular-retraction": {Count: 12, Hold: 5 * time.Second},
		}}
		data, err := technique.NewPack(technique.Pack{ID: ownID, Name: own.Name, Version: "1", Language: "en"})
		if err == nil {
			data, err = technique.PutRoutine(data, own)
		}
		if err != nil {
			return nil, err
		}
		library, _ = technique.Load(append(technique.Shipped(), technique.Alone("own.toml", data))...)
		reply.Own = []control.Routine{{ID: ownID, Name: own.Name}}
	}
	choices, snapshot := s.choices(locked), afternoon()
	choices.Tools = append(choices.Tools, string(technique.LacrosseBall))
	snapshot.CoachLocked = locked
	return shell.New(page.Given{
		Resident: absent{}, Words: s.words, Library: library, Figures: s.figures, Clock: s.clock,
		Routines: func(_ control.RoutineChange, then func(control.RoutineReply, error)) { then(reply, nil) },
		After:    func(time.Duration, func()) func() { return func() {} },
	}, func(settings.Settings) (*lang.Language, error) { return s.words, nil }, control.SettingsReply{Settings: choices}, snapshot, place), nil
}
