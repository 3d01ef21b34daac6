package resident

import (
	"os"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/scheduler"
	"github.com/unknot-app/unknot/scheduler/habit"
	"github.com/unknot-app/unknot/technique"
)

// keptData is what the resident knows of deleted data.
type keptData struct {
	copy    *control.KeptData // that can be brought back
	cleared time.Time         // when old copies were looked for
}

// snapshot is the copy that can be brought back, of its own for each snapshot.
func (k keptData) snapshot() *control.KeptData {
	if k.copy == nil {
		return nil
	}
	c := *k.copy
	return &c
}

// deleteData deletes all of the person's data: settings, journal, packs, the desk clock. A copy
// of it is kept for a while.
func (r *Resident) deleteData(control.Command) error {
	return r.exchange("data.not_deleted", func(now time.Time) error {
		_, err := r.Data.keep(deletedPrefix, now)
		return err
	})
}

// restoreData brings back what was deleted last. What was there instead is kept for a while, too.
func (r *Resident) restoreData(control.Command) error {
	if r.data.copy == nil {
		return &control.Error{Sentence: r.words.Say("data.nothing_kept")}
	}
	folder := r.data.copy.Folder
	return r.exchange("data.not_restored", func(now time.Time) error { return r.Data.restore(folder, now) })
}

// exchange moves data while nothing is written, and begins anew with what is there then.
func (r *Resident) exchange(refused string, move func(now time.Time) error) error {
	r.lookForFace()
	if r.session != nil {
		return r.words.refuse("session_running")
	}
	if r.Data.Kept == "" {
		return &control.Error{Sentence: r.words.Say(refused, "Folder", "")}
	}
	now, _ := r.observe()
	r.endTrial()
	if r.reminder != nil {
		r.answered(scheduler.NotSeen, now)
	}
	r.save() // what the desk clock shows belongs to it
	notices, err := r.Journal.Exchange(func() error { return move(now) })
	for _, n := range notices {
		r.notice(n.Kind, n.Text)
	}
	if err != nil {
		r.Log.Error("could not move the data", "error", err)
		return &control.Error{Sentence: r.words.Say(refused, "Folder", r.Data.Kept)}
	}
	return r.beginAnew(now)
}

// beginAnew takes up what lies on the disk, as at a start.
func (r *Resident) beginAnew(now time.Time) error {
	r.Log.Info("the data was exchanged")
	r.card, r.back, r.ended, r.cutOff = nil, nil, nil, nil
	r.year, r.tension = nil, nil
	r.learned, r.learnedOn = habit.Learned{}, time.Time{}
	r.history = scheduler.History{}
	if r.Checkpoint != nil {
		r.Checkpoint = NewCheckpoint(r.Checkpoint.path)
	}
	if r.Data.Packs != "" {
		r.Library, _ = technique.LoadAll(r.Data.Packs, os.DirFS(r.Data.Packs))
	}
	before := r.settings.Quiet.IdleMinutes
	loaded, told := r.Parts.Settings.Load()
	for _, n := range told {
		r.notice(n.Kind, n.Text)
	}
	r.settings = loaded
	if loaded.Quiet.IdleMinutes != before {
		select {
		case r.idleChanged <- struct{}{}:
		default: // it is told already
		}
	}
	r.heed()
	if err := r.takeUp(); err != nil {
		r.Log.Error("could not take up the data", "error", err)
	}
	r.data.copy = r.Data.deleted(now.Location())
	r.hub.send(control.Event{Kind: "settings"})
	r.hub.send(control.Event{Kind: "library"})
	return nil
}

// clearDaily removes copies that were kept long enough, once a day, and sees what there is.
func (r *Resident) clearDaily(now time.Time) {
	if sameDay(r.data.cleared, now) {
		return
	}
	r.data.cleared = now
	if err := r.Data.clear(now); err != nil {
		r.Log.Error("could not remove deleted data for good", "error", err)
	}
	r.data.copy = r.Data.deleted(now.Location())
}
