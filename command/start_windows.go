package command

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"golang.org/x/sys/windows"
)

// onItsOwn keeps a child away from this process's console: closing that does not end it. The
// child has a console that nobody sees, which programs that it starts in turn share.
func onItsOwn() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{CreationFlags: windows.CREATE_NO_WINDOW | windows.CREATE_NEW_PROCESS_GROUP}
}

// residentProgram is the program that stays, given the path of the one that runs: of the two
// forms that Unknot has on Windows the one without a console, unknotw.exe beside unknot.exe,
// or the one that runs where that is missing.
func residentProgram(self string) string {
	extension := filepath.Ext(self)
	quiet := strings.TrimSuffix(self, extension) + "w" + extension
	if info, err := os.Stat(quiet); err == nil && info.Mode().IsRegular() {
		return quiet
	}
	return self
}
