// Package folder says where Unknot's files live: settings, data, logs and the control
// socket, each where the system keeps such files (the XDG folders on Linux).
package folder

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// Name is the name of Unknot's folder in each place.
const Name = "unknot"

// SocketEnv is the environment variable that overrides where the control socket is.
const SocketEnv = "UNKNOT_SOCKET"

// Folders are the absolute paths of Unknot's folders.
type Folders struct {
	Config  string // settings.toml
	Data    string // journal.db, packs
	State   string // log, checkpoint.json, the window's size
	Runtime string // control.sock, while a resident runs
	socket  string
}

// Settings is the path of the settings file.
func (f Folders) Settings() string { return filepath.Join(f.Config, "settings.toml") }

// Journal is the path of the journal.
func (f Folders) Journal() string { return filepath.Join(f.Data, "journal.db") }

// Packs is the folder of the person's own packs, a folder each.
func (f Folders) Packs() string { return filepath.Join(f.Data, "packs") }

// Log is the path of the log.
func (f Folders) Log() string { return filepath.Join(f.State, "unknot.log") }

// Checkpoint is the path of what the resident knows from one start to the next.
func (f Folders) Checkpoint() string { return filepath.Join(f.State, "checkpoint.json") }

// Socket is the path of the control socket.
func (f Folders) Socket() string {
	if f.socket != "" {
		return f.socket
	}
	return filepath.Join(f.Runtime, "control.sock")
}

// Of finds the folders for the system named by goos (a runtime.GOOS), from an
// environment. It fails if the person's home is unknown.
func Of(goos string, getenv func(string) string) (Folders, error) {
	f, err := of(goos, getenv)
	f.socket = getenv(SocketEnv)
	return f, err
}

// Here finds the folders of this process.
func Here() (Folders, error) { return Of(runtime.GOOS, os.Getenv) }

func of(goos string, getenv func(string) string) (Folders, error) {
	if goos == "windows" {
		roaming, local := getenv("APPDATA"), getenv("LOCALAPPDATA")
		if roaming == "" || local == "" {
			return Folders{}, fmt.Errorf("could not tell where to keep settings: neither APPDATA nor LOCALAPPDATA may be empty")
		}
		roaming, local = filepath.Join(roaming, "Unknot"), filepath.Join(local, "Unknot")
		return Folders{Config: roaming, Data: local, State: local, Runtime: filepath.Join(local, "run")}, nil
	}
	home := getenv("HOME")
	if home == "" {
		return Folders{}, fmt.Errorf("could not tell where to keep settings: HOME is empty; set it to your home folder")
	}
	if goos == "darwin" {
		support := filepath.Join(home, "Library", "Application Support", "Unknot")
		return Folders{Config: support, Data: support, State: filepath.Join(home, "Library", "Logs", "Unknot"), Runtime: filepath.Join(support, "run")}, nil
	}
	xdg := func(name, fallback string) string {
		// The XDG Base Directory Specification says to ignore relative paths.
		if p := getenv(name); filepath.IsAbs(p) {
			return filepath.Join(p, Name)
		}
		return filepath.Join(home, fallback, Name)
	}
	f := Folders{
		Config: xdg("XDG_CONFIG_HOME", ".config"),
		Data:   xdg("XDG_DATA_HOME", ".local/share"),
		State:  xdg("XDG_STATE_HOME", ".local/state"),
	}
	if p := getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(p) {
		f.Runtime = filepath.Join(p, Name)
	} else {
		f.Runtime = filepath.Join(f.State, "run")
	}
	return f, nil
}
