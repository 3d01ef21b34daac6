package resident

import (
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/presence"
)

// Sources is what each source of presence says; at is when a moment is by the clock that
// counts.
func Sources(v *presence.View, at func(time.Time) time.Time) []control.Source {
	facts := v.Facts()
	list := make([]control.Source, len(facts))
	for i, f := range facts {
		list[i] = control.Source{Source: string(f.Source), Kind: string(f.Kind), Sees: f.Sees, On: f.On, Sentence: f.Detail}
		if !f.Sees {
			list[i].Sentence = f.Why
		}
		if f.On {
			since := at(f.Since)
			list[i].Since = &since
		}
	}
	return list
}
