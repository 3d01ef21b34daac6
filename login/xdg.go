package login

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// XDG is the entry of desktops that follow the XDG Autostart Specification: a file in the
// person's folder, which stands before one of the same name that a package put into a
// folder of the system.
type XDG struct {
	Config  string   // the person's folder of settings: $XDG_CONFIG_HOME
	System  []string // those of the system, the first rules: $XDG_CONFIG_DIRS
	Program string   // what is started: an absolute path
	// Desktop is the name of the desktop that runs, as $XDG_CURRENT_DESKTOP has it. An entry
	// may be for some desktops only.
	Desktop string
}

var _ Item = XDG{}

const entryName = ID + ".desktop"

func (x XDG) own() string { return filepath.Join(x.Config, "autostart", entryName) }

// On implements [Item].
func (x XDG) On() (bool, error) {
	found, on, err := x.entry(x.own())
	if found || err != nil {
		return on, err
	}
	return x.installed()
}

// installed tells whether the system's own entry starts Unknot.
func (x XDG) installed() (bool, error) {
	for _, folder := range x.System {
		found, on, err := x.entry(filepath.Join(folder, "autostart", entryName))
		if found || err != nil {
			return on, err
		}
	}
	return false, nil
}

// Set implements [Item].
func (x XDG) Set(on bool) error {
	installed, err := x.installed()
	if err != nil {
		return err
	}
	switch {
	case on == installed:
		err = os.Remove(x.own()) // what the system has says it already
		if errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
	case on:
		err = x.write("Exec=" + quoteExec(x.Program) + " " + quietly + "\nTerminal=false\nNoDisplay=true\nX-GNOME-Autostart-enabled=true\n")
	default:
		err = x.write("Hidden=true\n")
	}
	if err != nil {
		return fmt.Errorf("could not change what starts at login, in %s: %w", x.own(), err)
	}
	return nil
}

func (x XDG) write(rest string) error {
	if err := os.MkdirAll(filepath.Dir(x.own()), 0o700); err != nil {
		return err
	}
	text := "[Desktop Entry]\nType=Application\nName=Unknot\nIcon=" + ID + "\n" + rest
	beside := x.own() + ".new"
	if err := os.WriteFile(beside, []byte(text), 0o644); err != nil {
		return err
	}
	return os.Rename(beside, x.own())
}

// entry reads a desktop entry and tells whether it is there and starts something.
func (x XDG) entry(path string) (found, on bool, err error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, false, nil
	}
	if err != nil {
		return false, false, fmt.Errorf("could not look what starts at login, in %s: %w", path, err)
	}
	keys := desktopEntry(text)
	if keys["Hidden"] == "true" || keys["X-GNOME-Autostart-enabled"] == "false" || keys["Exec"] == "" {
		return true, false, nil
	}
	desktops := strings.Split(x.Desktop, ":")
	named := func(list string) bool {
		return slices.ContainsFunc(strings.Split(list, ";"), func(d string) bool { return d != "" && slices.Contains(desktops, d) })
	}
	if only, some := keys["OnlyShowIn"]; some && !named(only) || named(keys["NotShowIn"]) {
		return true, false, nil
	}
	if program := execProgram(keys["Exec"]); filepath.IsAbs(program) {
		if _, err := os.Stat(program); err != nil {
			return true, false, nil // it is gone, and would not start
		}
	}
	return true, true, nil
}

// desktopEntry are the keys of the group Desktop Entry.
func desktopEntry(text []byte) map[string]string {
	keys, inside := map[string]string{}, false
	lines := bufio.NewScanner(bytes.NewReader(text))
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if strings.HasPrefix(line, "[") {
			inside = line == "[Desktop Entry]"
			continue
		}
		if key, value, ok := strings.Cut(line, "="); ok && inside && !strings.HasPrefix(line, "#") {
			keys[strings.TrimSpace(key)] = strings.TrimSpace(value)
		}
	}
	return keys
}

// quoteExec writes a path as the key Exec wants it: in quotes, with the characters that are
// special there escaped, and then once more as in every string of a desktop entry.
func quoteExec(path string) string {
	quoted := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "`", "\\`", `$`, `\$`).Replace(path) + `"`
	return strings.NewReplacer(`\`, `\\`, `%`, `%%`).Replace(quoted)
}

// execProgram is the program of a key Exec.
func execProgram(exec string) string {
	exec = strings.NewReplacer(`\\`, `\`, `%%`, `%`).Replace(exec)
	rest, quoted := strings.CutPrefix(exec, `"`)
	if !quoted {
		program, _, _ := strings.Cut(exec, " ")
		return program
	}
	var program strings.Builder
	for i := 0; i < len(rest) && rest[i] != '"'; i++ {
		if rest[i] == '\\' && i+1 < len(rest) {
			i++
		}
		program.WriteByte(rest[i])
	}
	return program.String()
}
