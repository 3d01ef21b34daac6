package tray

import (
	"bytes"
	"context"
	"image"
	"image/png"

	"fyne.io/systray"
	"github.com/sergeymakinen/go-ico"
	"golang.org/x/sys/windows/registry"

	"github.com/unknot-app/unknot/assets"
)

func (t *Tray) run(ctx context.Context) error {
	ready := func() {
		t.colour(taskbar)
		systray.SetOnTapped(today(t.options.Do))
		shown := newShown(t.options, iconFile)
		t.hosted(true)
		t.follow(ctx, shown)
		systray.Quit()
	}
	systray.Run(ready, nil)
	return nil
}

// taskbar is the colouring for the taskbar as Windows has it when Unknot starts.
func taskbar() string {
	key, err := registry.OpenKey(registry.CURRENT_USER, `Software\Microsoft\Windows\CurrentVersion\Themes\Personalize`, registry.QUERY_VALUE)
	if err != nil {
		return "colour-on-dark"
	}
	defer key.Close()
	if light, _, err := key.GetIntegerValue("SystemUsesLightTheme"); err == nil && light == 1 {
		return "colour-on-light"
	}
	return "colour-on-dark"
}

// iconFile makes an icon file with the sizes that Windows picks from.
func iconFile(colouring, state string) ([]byte, error) {
	var pictures []image.Image
	for _, size := range []int{32, 64} {
		b, err := assets.TrayIcon(colouring, state, size)
		if err != nil {
			return nil, err
		}
		m, err := png.Decode(bytes.NewReader(b))
		if err != nil {
			return nil, err
		}
		pictures = append(pictures, m)
	}
	var file bytes.Buffer
	if err := ico.EncodeAll(&file, pictures); err != nil {
		return nil, err
	}
	return file.Bytes(), nil
}
