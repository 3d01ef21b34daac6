package technique

// Library is what was loaded from packs.
type Library struct{}

// Technique looks a technique up by its ID.
func (l *Library) Technique(id ID) (Technique, bool) { return Technique{}, false }
