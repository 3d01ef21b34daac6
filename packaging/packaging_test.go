//go:build linux

// Package packaging_test holds the packages to what their systems want. What takes longer, and
// what needs a clean system, is proved by the scripts in prove.
package packaging_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/unknot-app/unknot/command"
)

// run runs a program in the project's folder and returns what it printed.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = ".."
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", cmd, err, out)
	}
	return string(out)
}

// unknot is what a command of unknot prints.
func unknot(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	env := command.Env{In: strings.NewReader(""), Out: &out, Err: &errs, Getenv: func(string) string { return "" }}
	if code := command.Run(context.Background(), env, args); code != command.Done {
		t.Fatalf("unknot %v exits with %d: %s", args, code, &errs)
	}
	return out.Bytes()
}

func files(t *testing.T, pattern string) []string {
	t.Helper()
	all, err := filepath.Glob(pattern)
	if err != nil || len(all) == 0 {
		t.Fatalf("there is no %s (%v)", pattern, err)
	}
	for i := range all {
		all[i] = filepath.Join("packaging", all[i])
	}
	return all
}

func TestTheDesktopTakesTheMenuEntries(t *testing.T) {
	run(t, "desktop-file-validate", files(t, "linux/*.desktop")...)
	run(t, "appstreamcli", append([]string{"validate", "--no-net"}, files(t, "linux/*.metainfo.xml")...)...)
}

func TestThePicturesOfTheStoreAreThoseOfTheGallery(t *testing.T) {
	text, err := os.ReadFile("linux/io.github.unknot_app.unknot.metainfo.xml")
	if err != nil {
		t.Fatal(err)
	}
	pictures := regexp.MustCompile(`/main/(docs/pictures/[^<]+)</image>`).FindAllSubmatch(text, -1)
	if len(pictures) == 0 {
		t.Fatal("there are none")
	}
	for _, p := range pictures {
		if _, err := os.Stat(filepath.Join("..", string(p[1]))); err != nil {
			t.Error(err)
		}
	}
}

func TestScriptsAreSound(t *testing.T) {
	var all []string
	for _, pattern := range []string{"build", "linux/install.sh", "linux/uninstall.sh", "linux/preremove", "linux/tree", "linux/debian", "linux/sysroot",
		"windows/build", "windows/compile", "macos/build", "macos/layout", "arch/recipe", "flatpak/recipe", "prove/*"} {
		all = append(all, files(t, pattern)...)
	}
	run(t, "shellcheck", append(all, "scripts/release-notes", "scripts/version")...)
	run(t, "bash", "-n", "packaging/arch/PKGBUILD")
}

func TestTheManualIsAManualPage(t *testing.T) {
	page := filepath.Join(t.TempDir(), "unknot.1")
	if err := os.WriteFile(page, unknot(t, "help", "--man"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, _ := exec.Command("mandoc", "-T", "lint", "-W", "warning", page).CombinedOutput()
	for line := range strings.Lines(string(out)) {
		// It has no date of its own: the version says it.
		if !strings.Contains(line, "missing date") {
			t.Error(line)
		}
	}
}

func TestTheShellsTakeTheCompletions(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish"} {
		script := filepath.Join(t.TempDir(), shell)
		if err := os.WriteFile(script, unknot(t, "completion", shell), 0o600); err != nil {
			t.Fatal(err)
		}
		run(t, shell, "-n", script)
	}
}

func TestReleaseNotesAreTheSectionOfTheVersion(t *testing.T) {
	changes := filepath.Join(t.TempDir(), "CHANGELOG.md")
	const text = "# Changes\n\nNewest first.\n\n## 0.3.0, not released yet\n\n- Soon.\n\n## 0.2.0, 2026-12-01\n\n- Two.\n  More of it.\n- Three.\n\n## 0.2, 2026-11-30\n\n## 0.1.0, 2026-11-23\n\n- One.\n"
	if err := os.WriteFile(changes, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ version, notes, refusal string }{
		{"0.2.0", "- Two.\n  More of it.\n- Three.\n", ""},
		{"v0.1.0", "- One.\n", ""},
		{"0.3.0", "", "not released yet"},
		{"0.2", "", "is empty"},
		{"0.4.0", "", "says nothing of 0.4.0"},
	}
	for _, tt := range tests {
		var out, errs bytes.Buffer
		cmd := exec.Command("../scripts/release-notes", tt.version, changes)
		cmd.Stdout, cmd.Stderr = &out, &errs
		err := cmd.Run()
		if out.String() != tt.notes || (err == nil) != (tt.refusal == "") || !strings.Contains(errs.String(), tt.refusal) {
			t.Errorf("%s: %q and %q, want %q and %q", tt.version, &out, &errs, tt.notes, tt.refusal)
		}
	}
}

// The Debian package that brings each library that GLFW and GL load, or that is linked.
var debian = map[string]string{
	"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1", "libX11.so.6": "libx11-6", "libXcursor.so.1": "libxcursor1",
	"libXext.so.6": "libxext6", "libXi.so.6": "libxi6", "libXinerama.so.1": "libxinerama1", "libXrandr.so.2": "libxrandr2",
	"libXrender.so.1": "libxrender1", "libXxf86vm.so.1": "libxxf86vm1", "libwayland-client.so.0": "libwayland-client0",
	"libwayland-cursor.so.0": "libwayland-cursor0", "libwayland-egl.so.1": "libwayland-egl1", "libxkbcommon.so.0": "libxkbcommon0",
	"libdecor-0.so.0": "libdecor-0-0", "libc.so.6": "libc6", "libm.so.6": "libc6",
}

// Names that GLFW knows, too, and that Unknot never comes to: other ways to GL than those
// that it asks for, and Vulkan.
var unused = []string{"libGL.so", "libGLES_CM.so.1", "libGLESv1_CM.so.1", "libGLESv2.so.2", "libGLX.so.0", "libOSMesa.so.6", "libOSMesa.so.8", "libOpenGL.so.0", "libX11-xcb.so.1", "libvulkan.so.1"}

func TestPackagesNameEveryLibraryThatWindowsLoad(t *testing.T) {
	// GLFW's sources are the list: it opens them by name.
	folder := strings.TrimSpace(run(t, "go", "list", "-m", "-f", "{{.Dir}}", "github.com/go-gl/glfw/v3.4/glfw"))
	config, err := os.ReadFile("linux/nfpm.yaml")
	if err != nil {
		t.Fatal(err)
	}
	name := regexp.MustCompile(`"(lib[A-Za-z0-9_+-]+\.so(\.[0-9]+)?)"`)
	found := map[string]bool{"libGL.so.1": true, "libwayland-client.so.0": true, "libc.so.6": true} // linked
	sources, err := filepath.Glob(filepath.Join(folder, "glfw/src/*.c"))
	if err != nil || len(sources) == 0 {
		t.Fatalf("GLFW has no sources in %s (%v)", folder, err)
	}
	for _, source := range sources {
		text, err := os.ReadFile(source)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range name.FindAllSubmatch(text, -1) {
			found[string(m[1])] = true
		}
	}
	for library := range found {
		if slices.Contains(unused, library) || !regexp.MustCompile(`\.so\.[0-9]+$`).MatchString(library) {
			continue
		}
		deb, known := debian[library]
		if !known {
			t.Errorf("%s is loaded, and this test does not know which package brings it", library)
			continue
		}
		if !regexp.MustCompile(`- ` + regexp.QuoteMeta(deb) + `( |\n)`).Match(config) {
			t.Errorf("the .deb does not name %s, which brings %s", deb, library)
		}
		if !bytes.Contains(config, []byte("- "+library+"(")) {
			t.Errorf("the .rpm does not name %s", library)
		}
	}
}

// Two folders, one commit: the resident is the same, byte by byte.
func TestTheResidentIsBuiltTheSameTwice(t *testing.T) {
	var programs [2][]byte
	source := ".."
	for i := range programs {
		folder := filepath.Join(t.TempDir(), strings.Repeat("deeper/", i), "source")
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("bash", "-c", `cd "$0" && tar -c --exclude=./.git --exclude=./build --exclude=./dist --exclude=./docs . | tar -x -C "$1"`, source, folder).CombinedOutput(); err != nil {
			t.Fatalf("copy the source: %v\n%s", err, out)
		}
		source = folder // of the next copy: the project may be worked on meanwhile
		build := exec.Command("make", "VERSION=1.2.3", "BUILD="+filepath.Join(folder, "build"), filepath.Join(folder, "build/unknot"))
		build.Dir = folder
		build.Env = append(os.Environ(), "GOFLAGS=-buildvcs=false", "MAKEFLAGS=", "MAKELEVEL=")
		if out, err := build.CombinedOutput(); err != nil {
			t.Fatalf("build it: %v\n%s", err, out)
		}
		var err error
		if programs[i], err = os.ReadFile(filepath.Join(folder, "build/unknot")); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(programs[0], programs[1]) {
		t.Error("they differ")
	}
}
