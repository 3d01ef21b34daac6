//go:build !linux && !windows

package tray

import "context"

func (t *Tray) run(context.Context) error { return ErrNoTray }
