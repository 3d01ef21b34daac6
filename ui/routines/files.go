package routines

import (
	"errors"
	"io"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/ui/icon"
)

// pick asks for a file and takes it in.
func (p *Page) pick() {
	if p.given.Pick != nil {
		p.given.Pick(p.take)
	}
}

// take takes a file in: what it holds is checked, kept and shown.
func (p *Page) take(name string, data []byte, err error) {
	say := p.given.Words.Say
	if err != nil {
		p.tell(icon.FileWarning, say("routines.refused.import"), say("routines.refused.read", "File", name))
		return
	}
	p.change(control.RoutineChange{Do: control.ImportRoutine, Name: name, Content: data}, func(reply control.RoutineReply) {
		p.hush()
		text := p.given.Words.SayN("routines.toast.imported", len(reply.IDs), "Name", nameOf(reply))
		if reply.Already {
			text = p.given.Words.SayN("routines.toast.already", len(reply.IDs), "Name", nameOf(reply))
		}
		p.toast.say(text, nil)
		if len(reply.IDs) > 0 {
			p.point(technique.ID(reply.IDs[0]))
		}
	})
}

// nameOf is the name of the first routine that came.
func nameOf(reply control.RoutineReply) string {
	for _, r := range reply.Own {
		if len(reply.IDs) > 0 && r.ID == reply.IDs[0] {
			return r.Name
		}
	}
	return ""
}

// export writes a routine into a file to send.
func (p *Page) export(id technique.ID) {
	if p.given.System.Save == nil {
		return
	}
	say := p.given.Words.Say
	p.change(control.RoutineChange{Do: control.ExportRoutine, ID: string(id)}, func(reply control.RoutineReply) {
		p.given.System.Save(reply.Name, func(w io.WriteCloser, err error) {
			if err == nil {
				_, err = w.Write(reply.Content)
				err = errors.Join(err, w.Close())
			}
			if err != nil {
				p.tell(icon.FileWarning, say("routines.refused.export"), say("routines.refused.write", "File", reply.Name))
				return
			}
			p.toast.say(say("routines.toast.exported", "File", reply.Name), nil)
		})
	})
}

// wire is a routine as the resident takes it.
func wire(r technique.Routine) *control.Routine {
	w := &control.Routine{ID: string(r.ID), Name: r.Name, Summary: r.Summary}
	for _, id := range r.Techniques {
		w.Techniques = append(w.Techniques, string(id))
		if c, ok := r.Doses[id]; ok {
			w.Doses = append(w.Doses, control.Dose{Technique: string(id), Count: c.Count, HoldS: c.Hold.Seconds()})
		}
	}
	return w
}

// routineOf is a routine as the resident gives it.
func routineOf(w control.Routine) technique.Routine {
	r := technique.Routine{ID: technique.ID(w.ID), Name: w.Name, Summary: w.Summary, Doses: map[technique.ID]technique.Chosen{}}
	for _, id := range w.Techniques {
		r.Techniques = append(r.Techniques, technique.ID(id))
	}
	for _, d := range w.Doses {
		r.Doses[technique.ID(d.Technique)] = technique.Chosen{Count: d.Count, Hold: time.Duration(d.HoldS*1000+0.5) * time.Millisecond}
	}
	return r
}
