package resident

import (
	"strings"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/presence"
)

// Sources is what each source of presence says; at is when a moment is by the clock that
// counts, and said the language of the sentences.
func Sources(v *presence.View, at func(time.Time) time.Time, said *lang.Language) []control.Source {
	facts := v.Facts()
	list := make([]control.Source, len(facts))
	for i, f := range facts {
		list[i] = control.Source{Source: string(f.Source), Kind: string(f.Kind), Sees: f.Sees, On: f.On, Sentence: words{Language: said}.detail(f)}
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

// detail says what is known of a fact besides; empty: nothing.
func (w words) detail(f presence.Fact) string {
	var said []string
	for _, n := range f.Notes {
		switch names := n.Names(); {
		case n.What == "":
		case len(names) == 0:
			said = append(said, w.Say("presence.note."+string(n.What), "Percent", n.Percent))
		default:
			said = append(said, w.SayN("presence.note_by."+string(n.What), len(names), "Names", names))
		}
	}
	if len(said) == 0 {
		return f.Detail
	}
	return strings.Join(said, " ")
}
