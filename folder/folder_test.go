package folder_test

import (
	"testing"

	"github.com/unknot-app/unknot/folder"
)

func TestFilesLiveWhereTheSystemKeepsThem(t *testing.T) {
	tests := []struct {
		name, goos string
		env        map[string]string
		settings   string
		journal    string
		log        string
		socket     string
	}{
		{
			"linux, only a home", "linux", map[string]string{"HOME": "/home/ada"},
			"/home/ada/.config/unknot/settings.toml", "/home/ada/.local/share/unknot/journal.db",
			"/home/ada/.local/state/unknot/unknot.log", "/home/ada/.local/state/unknot/run/control.sock",
		},
		{
			"linux, XDG folders", "linux", map[string]string{
				"HOME": "/home/ada", "XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d", "XDG_STATE_HOME": "/s", "XDG_RUNTIME_DIR": "/run/user/7",
			},
			"/c/unknot/settings.toml", "/d/unknot/journal.db", "/s/unknot/unknot.log", "/run/user/7/unknot/control.sock",
		},
		{
			"linux, relative XDG folders are ignored", "linux", map[string]string{"HOME": "/home/ada", "XDG_CONFIG_HOME": "c", "XDG_RUNTIME_DIR": "r"},
			"/home/ada/.config/unknot/settings.toml", "/home/ada/.local/share/unknot/journal.db",
			"/home/ada/.local/state/unknot/unknot.log", "/home/ada/.local/state/unknot/run/control.sock",
		},
		{
			"a socket of one's own", "linux", map[string]string{"HOME": "/home/ada", folder.SocketEnv: "/x/y.sock"},
			"/home/ada/.config/unknot/settings.toml", "/home/ada/.local/share/unknot/journal.db",
			"/home/ada/.local/state/unknot/unknot.log", "/x/y.sock",
		},
		{
			"macOS", "darwin", map[string]string{"HOME": "/Users/ada"},
			"/Users/ada/Library/Application Support/Unknot/settings.toml", "/Users/ada/Library/Application Support/Unknot/journal.db",
			"/Users/ada/Library/Logs/Unknot/unknot.log", "/Users/ada/Library/Application Support/Unknot/run/control.sock",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := folder.Of(tt.goos, func(k string) string { return tt.env[k] })
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range []struct{ what, got, want string }{
				{"settings", f.Settings(), tt.settings}, {"journal", f.Journal(), tt.journal},
				{"log", f.Log(), tt.log}, {"socket", f.Socket(), tt.socket},
			} {
				if c.got != c.want {
					t.Errorf("%s: %s, want %s", c.what, c.got, c.want)
				}
			}
		})
	}
}

func TestWithoutAHomeThereIsNoPlace(t *testing.T) {
	for _, goos := range []string{"linux", "darwin", "windows"} {
		if f, err := folder.Of(goos, func(string) string { return "" }); err == nil {
			t.Errorf("%s: got %+v, want an error", goos, f)
		}
	}
}
