package login

import (
	"errors"
	"path/filepath"
)

// Here is the entry of this desktop. Program is what is to be started.
func Here(program string, getenv func(string) string) (Item, error) {
	home := getenv("HOME")
	if home == "" {
		return nil, errors.New("could not tell where to note what starts at login: HOME is empty")
	}
	return Agent{Folder: filepath.Join(home, "Library", "LaunchAgents"), Program: program}, nil
}
