//go:build !windows

package assets

import "embed"

//go:embed icons/tray/*-44.png
var trayIcons embed.FS

// TraySizes are the sizes in pixels in which the tray icons ship for this system: hosts
// scale the one that they are given.
var TraySizes = []int{44}
