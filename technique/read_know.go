package technique

// readKnow reads good-to-know.toml. What it declares is used as far as it is whole.
func (l *loader) readKnow(s *source) {
	k := &l.library.know
	l.read(s, knowFile, false, func(r *reader) {
		k.Problem = append(k.Problem, r.texts("problem", 0, 20, textSize)...)
		k.Where = append(k.Where, r.texts("where", 0, 20, textSize)...)
		k.Effects = append(k.Effects, r.texts("effects", 0, 20, textSize)...)
		k.Frequency = append(k.Frequency, r.texts("frequency", 0, 20, textSize)...)
		k.Signs = append(k.Signs, each(r, "signs", 0, 20, func(r *reader) Sign {
			sign := Sign{ID: r.text("id", longest), Text: r.text("text", lineSize)}
			l.claim(r, "id", "sign", sign.ID)
			return sign
		})...)
		k.Mistakes = append(k.Mistakes, each(r, "mistakes", 0, 20, func(r *reader) Mistake {
			m := Mistake{ID: r.text("id", longest), Title: r.text("title", 64), Text: r.text("text", lineSize)}
			l.claim(r, "id", "mistake", m.ID)
			return m
		})...)
		if sub := r.sub("safety", false); sub != nil {
			l.safety(sub, &k.Safety)
		}
		k.Questions = append(k.Questions, each(r, "questions", 0, 30, func(r *reader) Question {
			return Question{r.text("question", lineSize), r.text("answer", textSize)}
		})...)
		k.Evidence = append(k.Evidence, each(r, "evidence", 0, 30, func(r *reader) Evidence {
			return Evidence{
				Claim:  r.text("claim", textSize),
				Limits: r.text("limits", textSize),
				Source: r.text("source", textSize),
				Link:   r.text("link", 200),
			}
		})...)
		r.done()
	})
}

// safety adds the table [safety] of a pack. Whom to ask is said by the first pack.
func (l *loader) safety(r *reader, s *Safety) {
	if ask := r.maybe("ask", textSize); s.Ask == "" {
		s.Ask = ask
	}
	s.Stop = append(s.Stop, r.texts("stop", 0, 20, textSize)...)
	s.Gun = append(s.Gun, r.texts("gun", 0, 20, textSize)...)
	s.Conditions = append(s.Conditions, each(r, "conditions", 0, 20, func(r *reader) Condition {
		c := Condition{ID: r.id("id"), Text: r.text("text", lineSize), Locks: r.truth("locks"), Note: r.maybe("note", lineSize)}
		l.claim(r, "id", "condition", c.ID)
		return c
	})...)
	r.done()
}
