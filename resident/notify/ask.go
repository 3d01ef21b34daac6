package notify

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"io"
	"os"
	"slices"
	"time"

	"github.com/godbus/dbus/v5"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/internal/bus"
)

// errNoButtons means that nothing on this desktop shows notifications with buttons.
var errNoButtons = errors.New("notifications have no buttons here")

// The words of the Desktop Notifications Specification, version 1.2.
const (
	daemonName   = "org.freedesktop.Notifications"
	daemonPath   = "/org/freedesktop/Notifications"
	whenPressed  = daemonName + ".ActionInvoked"
	whenClosed   = daemonName + ".NotificationClosed"
	neverExpires = int32(0)
	normal       = byte(1)
)

// hidesButtons names the daemons that have buttons, but only in a menu that many never open.
var hidesButtons = map[string]bool{"dunst": true}

// ask shows a message with buttons, and writes to out what becomes of it, until it is gone
// or ctx ends. The error is errNoButtons if nothing was shown because there are no buttons.
func ask(ctx context.Context, m Message, out io.Writer) error {
	conn, err := bus.Connect(ctx, bus.SessionAddress(os.Getenv))
	if err != nil {
		return errNoButtons // beeep says what is wrong, or knows another way
	}
	defer conn.Close()
	daemon := conn.Object(daemonName, daemonPath)
	var can []string
	asking, stop := context.WithTimeout(ctx, patience)
	defer stop()
	if err := daemon.CallWithContext(asking, daemonName+".GetCapabilities", 0).Store(&can); err != nil || !slices.Contains(can, "actions") {
		return errNoButtons
	}
	news := make(chan *dbus.Signal, 16)
	conn.Signal(news)
	if err := conn.AddMatchSignalContext(asking, dbus.WithMatchSender(daemonName), dbus.WithMatchObjectPath(daemonPath)); err != nil {
		return fmt.Errorf("listen to the notification daemon: %w", err)
	}
	body := m.Body
	var name, vendor, version, spec string
	if daemon.CallWithContext(asking, daemonName+".GetServerInformation", 0).Store(&name, &vendor, &version, &spec) == nil && hidesButtons[name] && m.Plain != "" {
		body = m.Plain
	}
	buttons := []string{pressedItself, ""}
	for _, b := range m.Buttons {
		buttons = append(buttons, b.Key, b.Label)
	}
	hints := map[string]dbus.Variant{
		"urgency":       dbus.MakeVariant(normal),
		"desktop-entry": dbus.MakeVariant("unknot"),
	}
	if icon, err := picture(assets.NotificationIcon()); err == nil {
		hints["image-data"] = dbus.MakeVariant(icon)
	}
	var id uint32
	if err := daemon.CallWithContext(asking, daemonName+".Notify", 0, appName, uint32(0), "", m.Title, body, buttons, hints, neverExpires).Store(&id); err != nil {
		return fmt.Errorf("ask the notification daemon to show it: %w", err)
	}
	fmt.Fprintln(out, saysShown)

	var over <-chan time.Time
	if m.Stays > 0 {
		over = time.After(m.Stays)
	}
	for {
		select {
		case s, ok := <-news:
			switch {
			case !ok:
				return nil // the bus ended, and the notification with it
			case len(s.Body) < 2 || s.Body[0] != id:
			case s.Name == whenPressed:
				fmt.Fprintln(out, saysPressed+fmt.Sprint(s.Body[1]))
				takeBack(daemon, id)
				return nil
			case s.Name == whenClosed:
				return nil
			}
		case <-over:
			takeBack(daemon, id)
			return nil
		case <-ctx.Done():
			// The connection ends with ctx: another one takes the notification back.
			if conn, err := bus.Connect(context.Background(), bus.SessionAddress(os.Getenv)); err == nil {
				defer conn.Close()
				takeBack(conn.Object(daemonName, daemonPath), id)
			}
			return nil
		}
	}
}

// takeBack closes a notification. One that is gone already is as good.
func takeBack(daemon dbus.BusObject, id uint32) {
	ctx, stop := context.WithTimeout(context.Background(), time.Second)
	defer stop()
	_ = daemon.CallWithContext(ctx, daemonName+".CloseNotification", 0, id).Err
}

// rawPicture is the specification's image-data: (iiibiiay).
type rawPicture struct {
	Width, Height, Stride int32
	Alpha                 bool
	BitsPerSample         int32
	Channels              int32
	Pixels                []byte
}

func picture(file []byte) (rawPicture, error) {
	decoded, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		return rawPicture{}, err
	}
	size := decoded.Bounds()
	p := image.NewNRGBA(image.Rect(0, 0, size.Dx(), size.Dy()))
	draw.Draw(p, p.Bounds(), decoded, size.Min, draw.Src)
	return rawPicture{int32(size.Dx()), int32(size.Dy()), int32(p.Stride), true, 8, 4, p.Pix}, nil
}
