package technique

// Phrases are what a session says that belongs to no technique, from the [phrases] of the
// packs. Each is a list of sentences of which one is chosen; an empty one has the coach use
// its own English.
type Phrases struct {
	Paused []string // the person paused
	Wait   []string // the countdown waits for the person
	Done   []string // played to the end
	Ended  []string // ended by the person
	Stop   []string // it hurts
	Leave  []string // it hurts, at a wall
	Find   []string // find the first spot of a side; may hold {side} and {other}
	Spot   []string // the same in two or three words, to be read
	Starts []string // when a session begins that something is fetched for; {seconds} is a number
	// Right, Left and Both are what {side} and {other} stand for.
	Right, Left, Both string
}

// readPhrases reads the table of that name. What is not in it stays as it was, so that a
// later pack, in another language, need not say all anew.
func readPhrases(r *reader, p *Phrases) {
	for _, list := range []struct {
		key   string
		sided bool
		to    *[]string
	}{
		{"paused", false, &p.Paused}, {"wait", false, &p.Wait}, {"done", false, &p.Done}, {"ended", false, &p.Ended},
		{"stop", false, &p.Stop}, {"leave", false, &p.Leave}, {"find", true, &p.Find}, {"spot", false, &p.Spot}, {"starts", false, &p.Starts},
	} {
		said := r.sentences(list.key, list.key == "starts", list.sided)
		if len(said) > 0 {
			*list.to = said
		}
	}
	for _, word := range []struct {
		key string
		to  *string
	}{{"right", &p.Right}, {"left", &p.Left}, {"both", &p.Both}} {
		if text := r.maybe(word.key, sideSize); text != "" {
			*word.to = text
		}
	}
	r.done()
}

// sideSize is how long the word for a side may be.
const sideSize = 24
