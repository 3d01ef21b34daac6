//go:build !windows

package command

import "syscall"

// onItsOwn makes a child the head of a session of its own: closing the terminal or the menu
// that started it does not end it.
func onItsOwn() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setsid: true} }

// residentProgram is the program that stays, given the path of the one that runs.
func residentProgram(self string) string { return self }
