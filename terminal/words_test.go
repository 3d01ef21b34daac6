package terminal_test

import (
	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/lang"
)

// english are the texts that ship.
var english = func() *lang.Language {
	l, err := lang.New(assets.Translations(), "en")
	if err != nil {
		panic(err)
	}
	return l
}()
