package presence

import (
	"path/filepath"
	"strings"
)

// soundServers are where the sound server may listen: what PULSE_SERVER lists of sockets
// on this machine (freedesktop.org, PulseAudio, "Server Strings"), or else the usual place.
func soundServers(getenv func(string) string) []string {
	var paths []string
	if servers := getenv("PULSE_SERVER"); servers != "" {
		for _, s := range strings.Fields(servers) {
			if end := strings.IndexByte(s, '}'); s[0] == '{' && end > 0 {
				s = s[end+1:]
			}
			if s = strings.TrimPrefix(s, "unix:"); strings.HasPrefix(s, "/") {
				paths = append(paths, s)
			}
		}
		return paths
	}
	if dir := getenv("PULSE_RUNTIME_PATH"); dir != "" {
		paths = append(paths, filepath.Join(dir, "native"))
	}
	if dir := getenv("XDG_RUNTIME_DIR"); dir != "" {
		paths = append(paths, filepath.Join(dir, "pulse", "native"))
	}
	return paths
}

// soundCookie is the file of the sound server's cookie.
func soundCookie(getenv func(string) string) string {
	if path := getenv("PULSE_COOKIE"); path != "" {
		return path
	}
	if dir := configFolder(getenv); dir != "" {
		return filepath.Join(dir, "pulse", "cookie")
	}
	return ""
}

// configFolder is where programs keep settings, by the XDG Base Directory Specification.
func configFolder(getenv func(string) string) string {
	if dir := getenv("XDG_CONFIG_HOME"); dir != "" {
		return dir
	}
	if home := getenv("HOME"); home != "" {
		return filepath.Join(home, ".config")
	}
	return ""
}

// pipeWireSocket is where PipeWire listens: see pipewire(1).
func pipeWireSocket(getenv func(string) string) string {
	name := getenv("PIPEWIRE_REMOTE")
	if name == "" {
		name = "pipewire-0"
	}
	if filepath.IsAbs(name) {
		return name
	}
	for _, folder := range []string{"PIPEWIRE_RUNTIME_DIR", "XDG_RUNTIME_DIR"} {
		if dir := getenv(folder); dir != "" {
			return filepath.Join(dir, name)
		}
	}
	return ""
}
