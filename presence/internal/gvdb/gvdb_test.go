package gvdb_test

import (
	"os"
	"testing"

	"github.com/unknot-app/unknot/presence/internal/gvdb"
)

// The file was written by dconf 0.40: "dconf write" of the settings below.
func read(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/user")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestBool(t *testing.T) {
	tests := []struct {
		key          string
		value, found bool
	}{
		{"/org/gnome/desktop/notifications/show-banners", false, true},
		{"/org/gnome/desktop/notifications/show-in-lock-screen", true, true},
		{"/org/gnome/desktop/interface/clock-format", false, false}, // a string
		{"/org/gnome/desktop/notifications/show", false, false},
		{"/org/gnome/desktop/notifications/", false, false},
		{"show-banners", false, false},
		{"", false, false},
	}
	data := read(t)
	for _, tt := range tests {
		value, found, err := gvdb.Bool(data, tt.key)
		if err != nil || value != tt.value || found != tt.found {
			t.Errorf("Bool(%q) = %v, %v, %v; want %v, %v", tt.key, value, found, err, tt.value, tt.found)
		}
	}
}

func TestWhatIsNoTableIsRefused(t *testing.T) {
	whole := read(t)
	for _, data := range [][]byte{nil, []byte("GVariant"), []byte("no table, but long enough for one"), whole[:30]} {
		if _, _, err := gvdb.Bool(data, "/a"); err == nil {
			t.Errorf("%d bytes that are no table were taken", len(data))
		}
	}
}

func FuzzBool(f *testing.F) {
	f.Add(read(f), "/org/gnome/desktop/notifications/show-banners")
	f.Fuzz(func(t *testing.T, data []byte, key string) {
		if _, found, err := gvdb.Bool(data, key); found && err != nil {
			t.Error("found, and an error")
		}
	})
}
