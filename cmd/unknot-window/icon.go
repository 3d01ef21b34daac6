package main

import (
	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/assets"
)

// icon is the windows' icon.
func icon() fyne.Resource { return fyne.NewStaticResource("unknot.png", assets.AppIcon()) }
