package login

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Agent is a launch agent of macOS, in the person's folder LaunchAgents. What the person
// switches off in the system's list of login items can't be seen in it.
type Agent struct {
	Folder  string // ~/Library/LaunchAgents
	Program string // what is started: an absolute path
}

var _ Item = Agent{}

func (a Agent) path() string { return filepath.Join(a.Folder, ID+".plist") }

// On implements [Item].
func (a Agent) On() (bool, error) {
	_, err := os.Stat(a.path())
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("could not look what starts at login, in %s: %w", a.path(), err)
	}
	return true, nil
}

// Set implements [Item].
func (a Agent) Set(on bool) error {
	err := os.Remove(a.path())
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	if on && err == nil {
		err = a.write()
	}
	if err != nil {
		return fmt.Errorf("could not change what starts at login, in %s: %w", a.path(), err)
	}
	return nil
}

func (a Agent) write() error {
	if err := os.MkdirAll(a.Folder, 0o700); err != nil {
		return err
	}
	var program bytes.Buffer
	if err := xml.EscapeText(&program, []byte(a.Program)); err != nil {
		return err
	}
	return os.WriteFile(a.path(), fmt.Appendf(nil, `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>Label</key>
	<string>%s</string>
	<key>ProgramArguments</key>
	<array>
		<string>%s</string>
		<string>%s</string>
	</array>
	<key>RunAtLoad</key>
	<true/>
	<key>ProcessType</key>
	<string>Interactive</string>
</dict>
</plist>
`, ID, program.String(), quietly), 0o644)
}
