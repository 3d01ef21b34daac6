package technique_test

import (
	"io/fs"
	"testing"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/technique"
)

// shippedSource is the shipped pack, for loading something beside it.
func shippedSource(t testing.TB) []technique.Source {
	t.Helper()
	pack, err := fs.Sub(assets.Packs(), "upper-back")
	if err != nil {
		t.Fatal(err)
	}
	return []technique.Source{{Name: "upper-back", FS: pack}}
}
