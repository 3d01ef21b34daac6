package assets

import "embed"

//go:embed icons/tray/*-32.png icons/tray/*-64.png
var trayIcons embed.FS

// TraySizes are the sizes in pixels in which the tray icons ship for this system: Windows
// picks from those of an icon file.
var TraySizes = []int{32, 64}
