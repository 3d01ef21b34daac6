package resident

import (
	"os"

	"github.com/unknot-app/unknot/technique"
)

// translate reads the packs in another language, once the person has chosen it. What they
// began with is in the language of then.
func (r *Resident) translate(language string) {
	if r.Packs == "" || r.words.Language == nil || r.words.Tag() == language {
		return
	}
	// What is wrong with a pack was told when it was read first.
	r.Library, _ = technique.LoadAllIn(language, r.Packs, os.DirFS(r.Packs))
}
