package login_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/unknot-app/unknot/login"
)

const entryFile = login.ID + ".desktop"

// desk is a person's and a system's folder, and a program.
func desk(t *testing.T) login.XDG {
	t.Helper()
	root := t.TempDir()
	program := filepath.Join(root, `a $strange "name"`, "un%knot")
	write(t, program, "")
	return login.XDG{Config: filepath.Join(root, "config"), System: []string{filepath.Join(root, "none"), filepath.Join(root, "etc")}, Program: program, Desktop: "XFCE"}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func expect(t *testing.T, item login.Item, want bool) {
	t.Helper()
	got, err := item.On()
	if err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Errorf("it says %v, want %v", got, want)
	}
}

func set(t *testing.T, item login.Item, on bool) {
	t.Helper()
	if err := item.Set(on); err != nil {
		t.Fatal(err)
	}
	expect(t, item, on)
}

func TestWithoutAPackageThePersonsOwnFileStartsUnknot(t *testing.T) {
	x := desk(t)
	expect(t, x, false)
	set(t, x, true)
	own := filepath.Join(x.Config, "autostart", entryFile)
	text, err := os.ReadFile(own)
	if err != nil {
		t.Fatal(err)
	}
	if want := `a \\$strange \\"name\\"/un%%knot" --quiet`; !strings.Contains(string(text), want) {
		t.Errorf("the file is\n%s\nwant the path as %s", text, want)
	}
	set(t, x, false)
	if _, err := os.Stat(own); !os.IsNotExist(err) {
		t.Errorf("its file is still there: %v", err)
	}
}

func TestWhatAPackageStartsIsOverriddenByAHiddenFile(t *testing.T) {
	x := desk(t)
	installed := filepath.Join(x.System[1], "autostart", entryFile)
	write(t, installed, "[Desktop Entry]\nType=Application\nExec=unknot\n")
	expect(t, x, true)
	set(t, x, false)
	own := filepath.Join(x.Config, "autostart", entryFile)
	if text, err := os.ReadFile(own); err != nil || !strings.Contains(string(text), "\nHidden=true\n") {
		t.Errorf("the person's file is %q, %v", text, err)
	}
	set(t, x, true)
	if _, err := os.Stat(own); !os.IsNotExist(err) {
		t.Error("a file stands in the way of the package's for nothing")
	}
	// Once the package is gone, so is what it started.
	if err := os.Remove(installed); err != nil {
		t.Fatal(err)
	}
	expect(t, x, false)
}

func TestItTellsTheTruthAboutWhatOthersWrote(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       bool
	}{
		{"a plain entry", "[Desktop Entry]\nExec=unknot\n", true},
		{"one that was switched off in GNOME", "[Desktop Entry]\nExec=unknot\nX-GNOME-Autostart-enabled=false\n", false},
		{"a hidden one", "[Desktop Entry]\nExec=unknot\nHidden=true\n", false},
		{"a key of another group", "[Desktop Entry]\nExec=unknot\n[Desktop Action x]\nHidden=true\n", true},
		{"a comment", "[Desktop Entry]\nExec=unknot\n#Hidden=true\n", true},
		{"a program that is gone", "[Desktop Entry]\nExec=\"/nowhere/un knot\" --x\n", false},
		{"a program without quotes that is gone", "[Desktop Entry]\nExec=/nowhere/unknot --x\n", false},
		{"for this desktop", "[Desktop Entry]\nExec=unknot\nOnlyShowIn=GNOME;XFCE;\n", true},
		{"for another desktop", "[Desktop Entry]\nExec=unknot\nOnlyShowIn=GNOME;\n", false},
		{"not for this desktop", "[Desktop Entry]\nExec=unknot\nNotShowIn=XFCE;\n", false},
		{"an empty file", "", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			x := desk(t)
			write(t, filepath.Join(x.Config, "autostart", entryFile), tt.text)
			expect(t, x, tt.want)
			set(t, x, !tt.want)
			set(t, x, tt.want)
		})
	}
}

func TestARefusalOfTheDiskIsToldWithItsPlace(t *testing.T) {
	x := desk(t)
	write(t, x.Config, "no folder")
	err := x.Set(true)
	if err == nil || !strings.Contains(err.Error(), entryFile) {
		t.Errorf("got %v", err)
	}
}

func TestALaunchAgentIsWrittenAndTakenAway(t *testing.T) {
	a := login.Agent{Folder: filepath.Join(t.TempDir(), "LaunchAgents"), Program: "/Applications/Un & knot.app/unknot"}
	expect(t, a, false)
	set(t, a, false)
	set(t, a, true)
	text, err := os.ReadFile(filepath.Join(a.Folder, login.ID+".plist"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), "<string>/Applications/Un &amp; knot.app/unknot</string>") {
		t.Errorf("the agent is\n%s", text)
	}
	set(t, a, false)
}

func FuzzWhatOthersWroteIsRead(f *testing.F) {
	f.Add("[Desktop Entry]\nExec=\"unknot\\\"\nHidden=true")
	f.Add("[Desktop Entry]\nExec=\"\nOnlyShowIn=;;")
	f.Fuzz(func(t *testing.T, text string) {
		x := desk(t)
		write(t, filepath.Join(x.Config, "autostart", entryFile), text)
		was, err := x.On()
		if err != nil {
			t.Fatal(err)
		}
		set(t, x, !was)
	})
}

func TestTheTaskManagersNoteIsRead(t *testing.T) {
	for _, tt := range []struct {
		note []byte
		want bool
	}{
		{nil, false}, {[]byte{2, 0, 0, 0}, false}, {[]byte{3, 0, 0, 0, 1}, true}, {[]byte{6}, false}, {[]byte{7}, true},
	} {
		if got := login.SwitchedOff(tt.note); got != tt.want {
			t.Errorf("%v: %v, want %v", tt.note, got, tt.want)
		}
	}
}
