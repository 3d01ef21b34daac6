//go:build !windows && !darwin

package login

import (
	"errors"
	"path/filepath"
)

// Here is the entry of this desktop. Program is what is to be started.
func Here(program string, getenv func(string) string) (Item, error) {
	if image := getenv("APPIMAGE"); image != "" {
		program = image // what lies inside it is gone after the session
	}
	config := getenv("XDG_CONFIG_HOME")
	if !filepath.IsAbs(config) {
		home := getenv("HOME")
		if home == "" {
			return nil, errors.New("could not tell where to note what starts at login: HOME is empty")
		}
		config = filepath.Join(home, ".config")
	}
	var system []string
	for _, folder := range filepath.SplitList(getenv("XDG_CONFIG_DIRS")) {
		if filepath.IsAbs(folder) {
			system = append(system, folder)
		}
	}
	if len(system) == 0 {
		system = []string{"/etc/xdg"}
	}
	return XDG{Config: config, System: system, Program: program, Desktop: getenv("XDG_CURRENT_DESKTOP")}, nil
}
