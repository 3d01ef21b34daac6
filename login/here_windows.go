package login

import (
	"errors"
	"fmt"

	"golang.org/x/sys/windows/registry"
)

// Here is the entry of this desktop. Program is what is to be started.
func Here(program string, _ func(string) string) (Item, error) { return run{program}, nil }

// run is a value of the Run key. The Task Manager notes beside it, in StartupApproved, what
// the person switched off there: the first byte of its note is odd then.
type run struct{ program string }

const (
	runKey      = `Software\Microsoft\Windows\CurrentVersion\Run`
	approvedKey = `Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run`
	valueName   = "Unknot"
)

// On implements [Item].
func (run) On() (bool, error) {
	key, err := registry.OpenKey(registry.CURRENT_USER, runKey, registry.QUERY_VALUE)
	if err == nil {
		defer key.Close()
		_, _, err = key.GetStringValue(valueName)
	}
	if errors.Is(err, registry.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("could not look what starts at login: %w", err)
	}
	approved, err := registry.OpenKey(registry.CURRENT_USER, approvedKey, registry.QUERY_VALUE)
	if err != nil {
		return true, nil // nobody ever switched anything off
	}
	defer approved.Close()
	note, _, err := approved.GetBinaryValue(valueName)
	return err != nil || !switchedOff(note), nil
}

// Set implements [Item].
func (r run) Set(on bool) error {
	if err := r.set(on); err != nil {
		return fmt.Errorf("could not change what starts at login: %w", err)
	}
	return nil
}

func (r run) set(on bool) error {
	key, _, err := registry.CreateKey(registry.CURRENT_USER, runKey, registry.SET_VALUE)
	if err != nil {
		return err
	}
	defer key.Close()
	if !on {
		return ignoreMissing(key.DeleteValue(valueName))
	}
	if err := key.SetStringValue(valueName, `"`+r.program+`" `+quietly); err != nil {
		return err
	}
	approved, err := registry.OpenKey(registry.CURRENT_USER, approvedKey, registry.SET_VALUE)
	if errors.Is(err, registry.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer approved.Close()
	return ignoreMissing(approved.DeleteValue(valueName))
}

func ignoreMissing(err error) error {
	if errors.Is(err, registry.ErrNotExist) {
		return nil
	}
	return err
}
