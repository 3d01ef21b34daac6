package resident

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/technique"
)

// Routines does something to the person's own routines, which are packs of one file. What is
// changed is on the disk, and counts, when it returns.
func (r *Resident) Routines(c control.RoutineChange) (control.RoutineReply, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	act, known := map[string]func(control.RoutineChange) (control.RoutineReply, error){
		control.ListRoutines:     func(control.RoutineChange) (control.RoutineReply, error) { return control.RoutineReply{}, nil },
		control.SaveRoutine:      r.saveRoutine,
		control.RenameRoutine:    r.renameRoutine,
		control.DuplicateRoutine: r.duplicateRoutine,
		control.DeleteRoutine:    r.deleteRoutine,
		control.UndoRoutine:      r.bringBackRoutine,
		control.ImportRoutine:    r.importRoutines,
		control.ExportRoutine:    r.exportRoutine,
	}[c.Do]
	if !known {
		return control.RoutineReply{}, r.words.refuse("unknown_command", "Name", strings.TrimSpace("routine "+c.Do))
	}
	if r.Packs == "" {
		return control.RoutineReply{}, r.words.refuse("no_packs")
	}
	r.reload() // the person may have changed files by hand
	reply, err := act(c)
	if err != nil {
		return control.RoutineReply{}, err
	}
	if c.Do != control.ListRoutines {
		r.Log.Info("routine", "do", c.Do, "id", c.ID, "ids", reply.IDs)
	}
	r.reload()
	reply.Own = []control.Routine{}
	for _, f := range ownFiles(r.Packs) {
		for _, id := range f.ids {
			if routine, ok := r.Library.Routine(id); ok {
				reply.Own = append(reply.Own, wireRoutine(routine))
			}
		}
	}
	if d := r.packs.deleted; d != nil {
		reply.CanUndo = d.name
	}
	return reply, nil
}

// reload reads all packs anew if the folder changed, and tells everybody.
func (r *Resident) reload() {
	state := r.packs.state(r.Packs)
	if state == r.packs.seen {
		return
	}
	r.packs.seen = state
	library, problems := technique.LoadAllIn(r.words.Tag(), r.Packs, os.DirFS(r.Packs))
	r.forget("pack")
	for _, p := range problems {
		r.notice("pack", p.Sentence())
	}
	r.Library = library
	r.observe() // what was counted so far was counted by the old plan
	r.heed()
	r.hub.send(control.Event{Kind: control.LibraryEvent})
	r.step()
}

// file finds the file that holds a routine of the person's own.
func (r *Resident) file(id technique.ID) (ownFile, bool) {
	for _, f := range ownFiles(r.Packs) {
		if slices.Contains(f.ids, id) {
			return f, true
		}
	}
	return ownFile{}, false
}

// idFor finds an ID for something new: of no routine, technique or pack, and a file's name
// that is free.
func (r *Resident) idFor(name string) technique.ID {
	packs := packIDs(r.Packs)
	declared := map[technique.ID]bool{}
	for _, f := range ownFiles(r.Packs) {
		for _, id := range f.ids {
			declared[id] = true // though something else of it may be wrong
		}
	}
	return technique.IDFor(name, func(id technique.ID) bool {
		_, known := r.Library.Session(id)
		_, err := os.Lstat(filepath.Join(r.Packs, fileOf(id)))
		return known || declared[id] || packs[string(id)] || err == nil
	})
}

func fileOf(id technique.ID) string { return string(id) + ".toml" }

// keepRoutine writes a routine: into its file, or into one of its own if it has none.
func (r *Resident) keepRoutine(routine technique.Routine) (control.RoutineReply, error) {
	f, own := r.file(routine.ID)
	if !own {
		routine.ID = r.idFor(routine.Name)
		f.name = fileOf(routine.ID)
		data, err := technique.NewPack(technique.Pack{ID: string(routine.ID), Name: routine.Name, Version: "1", Language: r.words.Tag()})
		if err != nil {
			return control.RoutineReply{}, err
		}
		f.data = data
	}
	data, err := technique.PutRoutine(f.data, routine)
	if err != nil {
		return control.RoutineReply{}, r.refuseFile(f.name, err)
	}
	if problems := check(r.Packs, f.name, data); len(problems) > 0 {
		return control.RoutineReply{}, r.words.refuse("routine_refused", "Problem", sentences(problems))
	}
	if err := writePack(r.Packs, f.name, data); err != nil {
		return control.RoutineReply{}, r.refuseWriting(err)
	}
	return control.RoutineReply{IDs: []string{string(routine.ID)}}, nil
}

// refuseFile says why a file can't be changed.
func (r *Resident) refuseFile(name string, err error) error {
	if p := (*technique.Problem)(nil); errors.As(err, &p) {
		at := *p
		at.File = name
		return r.words.refuse("routine_refused", "Problem", at.Sentence())
	}
	r.Log.Warn("a pack can't be changed", "file", name, "error", err)
	return r.words.refuse("routine_by_hand", "File", filepath.Join(r.Packs, name))
}

func (r *Resident) refuseWriting(err error) error {
	r.Log.Error("could not write a pack", "error", err)
	return r.words.refuse("routine_not_written", "Folder", r.Packs)
}

// mostSentences is how many problems of a file are told at once.
const mostSentences = 3

func sentences(problems []technique.Problem) string {
	var all []string
	for _, p := range problems[:min(len(problems), mostSentences)] {
		all = append(all, p.Sentence())
	}
	return strings.Join(all, "\n")
}

func (r *Resident) saveRoutine(c control.RoutineChange) (control.RoutineReply, error) {
	if c.Routine == nil {
		return control.RoutineReply{}, r.words.refuse("routine_empty")
	}
	routine := routineOf(*c.Routine)
	routine.Name = strings.Join(strings.Fields(routine.Name), " ")
	switch {
	case routine.Name == "":
		return control.RoutineReply{}, r.words.refuse("routine_name")
	case len(routine.Techniques) == 0:
		return control.RoutineReply{}, r.words.refuse("routine_empty")
	case routine.ID != "":
		if _, own := r.file(routine.ID); !own {
			return control.RoutineReply{}, r.words.refuse("routine_not_own", "Name", routine.Name)
		}
		if was, ok := r.Library.Routine(routine.ID); ok {
			// What the editor doesn't show stays.
			routine.When, routine.Length = was.When, was.Length
		}
	}
	return r.keepRoutine(routine)
}

// own looks up a routine of the person's own.
func (r *Resident) own(id string) (technique.Routine, ownFile, error) {
	f, own := r.file(technique.ID(id))
	routine, ok := r.Library.Routine(technique.ID(id))
	if !own || !ok {
		name := id
		if ok {
			name = routine.Name
		}
		return routine, f, r.words.refuse("routine_not_own", "Name", name)
	}
	return routine, f, nil
}

func (r *Resident) renameRoutine(c control.RoutineChange) (control.RoutineReply, error) {
	routine, _, err := r.own(c.ID)
	if err != nil {
		return control.RoutineReply{}, err
	}
	if routine.Name = strings.Join(strings.Fields(c.Name), " "); routine.Name == "" {
		return control.RoutineReply{}, r.words.refuse("routine_name")
	}
	return r.keepRoutine(routine)
}

// nameSize is how many letters the name of a routine may have.
const nameSize = 48

func (r *Resident) duplicateRoutine(c control.RoutineChange) (control.RoutineReply, error) {
	routine, ok := r.Library.Routine(technique.ID(c.ID))
	if !ok {
		return control.RoutineReply{}, r.words.refuse("routine_gone", "ID", c.ID)
	}
	name := r.words.Say("words.routine.copy", "Name", routine.Name)
	if letters := []rune(name); len(letters) > nameSize {
		name = string(letters[:nameSize-1]) + "…"
	}
	// Its length in words is of doses that will change.
	routine.ID, routine.Name, routine.Length = "", name, ""
	return r.keepRoutine(routine)
}

func (r *Resident) deleteRoutine(c control.RoutineChange) (control.RoutineReply, error) {
	routine, f, err := r.own(c.ID)
	if err != nil {
		return control.RoutineReply{}, err
	}
	gone := &deleted{id: routine.ID, name: routine.Name, file: f.name, before: f.data}
	if len(f.ids) > 1 || f.more {
		if gone.after, err = technique.RemoveRoutine(f.data, routine.ID); err != nil {
			return control.RoutineReply{}, r.refuseFile(f.name, err)
		}
		err = writePack(r.Packs, f.name, gone.after)
	} else {
		err = os.Remove(filepath.Join(r.Packs, f.name))
	}
	if err != nil {
		return control.RoutineReply{}, r.refuseWriting(err)
	}
	r.packs.deleted = gone
	return control.RoutineReply{}, nil
}

func (r *Resident) bringBackRoutine(control.RoutineChange) (control.RoutineReply, error) {
	d := r.packs.deleted
	if d == nil {
		return control.RoutineReply{}, r.words.refuse("nothing_to_undo")
	}
	now, err := os.ReadFile(filepath.Join(r.Packs, d.file))
	if there := err == nil; there != (d.after != nil) || !bytes.Equal(now, d.after) {
		return control.RoutineReply{}, r.words.refuse("routine_by_hand", "File", filepath.Join(r.Packs, d.file))
	}
	if err := writePack(r.Packs, d.file, d.before); err != nil {
		return control.RoutineReply{}, r.refuseWriting(err)
	}
	r.packs.deleted = nil
	return control.RoutineReply{IDs: []string{string(d.id)}}, nil
}

func (r *Resident) importRoutines(c control.RoutineChange) (control.RoutineReply, error) {
	// Only the last part of a name from elsewhere counts, whatever system it is from.
	name := c.Name[strings.LastIndexAny(c.Name, `/\`)+1:]
	if name == "" {
		name = "routine.toml"
	}
	ids, _ := technique.RoutinesIn(c.Content)
	for _, f := range ownFiles(r.Packs) {
		if bytes.Equal(f.data, c.Content) {
			return control.RoutineReply{IDs: texts(ids), Already: true}, nil
		}
	}
	data, ids, stem, err := r.withFreeIDs(name, c.Content, ids)
	if err != nil {
		return control.RoutineReply{}, err
	}
	problems := check(r.Packs, name, data)
	if len(problems) == 0 && len(ids) == 0 {
		return control.RoutineReply{}, r.words.refuse("import_empty", "File", name)
	}
	if len(problems) > 0 {
		return control.RoutineReply{}, r.words.refuse("import_refused", "Problem", sentences(problems))
	}
	if err := writePack(r.Packs, fileOf(stem), data); err != nil {
		return control.RoutineReply{}, r.refuseWriting(err)
	}
	return control.RoutineReply{IDs: texts(ids)}, nil
}

// withFreeIDs gives what a file declares other IDs where its own are taken, and finds the name to
// keep the file under. A file with problems comes back as it is.
func (r *Resident) withFreeIDs(name string, data []byte, ids []technique.ID) ([]byte, []technique.ID, technique.ID, error) {
	stem := r.idFor(strings.TrimSuffix(name, filepath.Ext(name)))
	if len(ids) > 0 {
		stem = r.idFor(string(ids[0]))
	}
	library, problems := technique.Load(append(technique.Shipped(), technique.Alone(name, data))...)
	packs := library.Packs()
	if len(packs) <= len(technique.Shipped()) {
		for _, p := range problems {
			// A pack of the same ID as the shipped one is a pack all the same.
			if p.Key != "id" {
				return data, ids, stem, nil
			}
		}
	}
	pack := string(stem)
	if taken := packIDs(r.Packs); len(packs) > len(technique.Shipped()) && !taken[packs[len(packs)-1].ID] {
		pack = packs[len(packs)-1].ID
	}
	rename := map[technique.ID]technique.ID{}
	fresh := slices.Clone(ids)
	for i, id := range ids {
		if _, taken := r.Library.Session(id); taken && id != "" && slices.Index(ids, id) == i {
			fresh[i] = r.idFor(string(id))
			rename[id] = fresh[i]
		}
	}
	renamed, err := technique.Rename(data, pack, rename)
	if errors.Is(err, technique.ErrNotWritable) {
		return nil, nil, "", r.words.refuse("import_taken", "File", name, "ID", string(firstKey(rename)))
	}
	if err != nil {
		return data, ids, stem, nil // the check says what is wrong, and where
	}
	return renamed, fresh, stem, nil
}

func firstKey(m map[technique.ID]technique.ID) technique.ID {
	var keys []technique.ID
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	if len(keys) == 0 {
		return ""
	}
	return keys[0]
}

func (r *Resident) exportRoutine(c control.RoutineChange) (control.RoutineReply, error) {
	routine, f, err := r.own(c.ID)
	if err != nil {
		return control.RoutineReply{}, err
	}
	name := fileOf(technique.IDFor(routine.Name, nil)) // as it is called now
	if len(f.ids) == 1 {
		return control.RoutineReply{Name: name, Content: f.data}, nil
	}
	data, err := technique.NewPack(technique.Pack{ID: string(routine.ID), Name: routine.Name, Version: "1", Language: r.words.Tag()})
	if err == nil {
		data, err = technique.PutRoutine(data, routine)
	}
	if err != nil {
		return control.RoutineReply{}, err
	}
	return control.RoutineReply{Name: name, Content: data}, nil
}

func texts(ids []technique.ID) []string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = string(id)
	}
	return all
}

// wireRoutine is a routine as clients have it.
func wireRoutine(r technique.Routine) control.Routine {
	w := control.Routine{ID: string(r.ID), Name: r.Name, Summary: r.Summary, Techniques: texts(r.Techniques)}
	for _, id := range r.Techniques {
		if c, ok := r.Doses[id]; ok {
			w.Doses = append(w.Doses, control.Dose{Technique: string(id), Count: c.Count, HoldS: c.Hold.Seconds()})
		}
	}
	return w
}

// routineOf is a routine as clients sent it.
func routineOf(w control.Routine) technique.Routine {
	r := technique.Routine{ID: technique.ID(w.ID), Name: w.Name, Summary: w.Summary}
	for _, id := range w.Techniques {
		r.Techniques = append(r.Techniques, technique.ID(id))
	}
	for _, d := range w.Doses {
		if r.Doses == nil {
			r.Doses = map[technique.ID]technique.Chosen{}
		}
		r.Doses[technique.ID(d.Technique)] = technique.Chosen{Count: d.Count, Hold: time.Duration(d.HoldS*1000+0.5) * time.Millisecond}
	}
	return r
}
