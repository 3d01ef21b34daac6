package resident

import (
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/presence"
)

// Sources is what each source of presence says.
func Sources(v *presence.View) []control.Source {
	facts := v.Facts()
	list := make([]control.Source, len(facts))
	for i, f := range facts {
		list[i] = control.Source{Source: string(f.Source), Kind: string(f.Kind), Sees: f.Sees, On: f.On, Sentence: f.Detail}
		if !f.Sees {
			list[i].Sentence = f.Why
		}
		if f.On {
			list[i].Since = &f.Since
		}
	}
	return list
}
