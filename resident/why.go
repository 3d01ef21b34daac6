package resident

import (
	"strings"
	"time"

	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/scheduler"
)

// Why says in a paragraph what is planned next and which facts led to it.
func (r *Resident) Why() control.Why {
	r.mu.Lock()
	defer r.mu.Unlock()
	now, p := r.observe()
	d := scheduler.Next(r.plan, r.history, p, now)
	var said []string
	for _, s := range scheduler.Explain(r.plan, r.history, d, now) {
		args := make([]any, len(s.Args))
		for i, arg := range s.Args {
			if day, ok := arg.(time.Weekday); ok {
				arg = r.words.Weekday(day)
			}
			args[i] = arg
		}
		said = append(said, r.words.Say(s.ID, args...))
	}
	return control.Why{Text: strings.Join(said, " ")}
}
