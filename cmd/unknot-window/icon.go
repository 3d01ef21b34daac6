package main

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/assets"
)

// appIcon is the windows' icon.
func appIcon() fyne.Resource { return fyne.NewStaticResource("unknot.png", assets.AppIcon()) }
