package assets

import (
	_ "embed"
	"fmt"
)

//go:generate go run ./icons/generate icons

// TrayColourings are the colourings of the tray icons: black or white for panels that
// colour icons themselves, and coloured for a light or a dark panel.
var TrayColourings = []string{"mono", "mono-white", "colour-on-light", "colour-on-dark"}

// TrayStates are the states that have a tray icon.
var TrayStates = []string{
	"rest", "progress-25", "progress-50", "progress-75", "due", "snoozed", "paused", "meeting",
	"session-25", "session-50", "session-75",
}

// TrayIcon is a tray icon as PNG, in one of [TraySizes].
func TrayIcon(colouring, state string, size int) ([]byte, error) {
	icon, err := trayIcons.ReadFile(fmt.Sprintf("icons/tray/tray-%s-%s-%d.png", colouring, state, size))
	if err != nil {
		return nil, fmt.Errorf("no tray icon %s of %s in %d pixels", state, colouring, size)
	}
	return icon, nil
}

//go:embed icons/app-icon-48.png
var notificationIcon []byte

//go:embed icons/app-icon-128.png
var appIcon []byte

// NotificationIcon is the app icon as PNG, 48 pixels, as notifications show it.
func NotificationIcon() []byte { return notificationIcon }

// AppIcon is the app icon as PNG, 128 pixels.
func AppIcon() []byte { return appIcon }
