package tray

import (
	"bytes"
	"context"
	"image"
	"image/png"

	"fyne.io/systray"
	"github.com/sergeymakinen/go-ico"

	"github.com/unknot-app/unknot/assets"
)

func (t *Tray) run(ctx context.Context) error {
	ready := func() {
		systray.SetOnTapped(today(t.options.Do))
		shown := newShown(t.options, func(state string) ([]byte, error) {
			return iconFile(t.options.Colouring, state)
		})
		if t.options.Hosted != nil {
			t.options.Hosted(true)
		}
		t.follow(ctx, shown.show)
		systray.Quit()
	}
	systray.Run(ready, nil)
	return nil
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
