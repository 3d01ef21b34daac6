package presence_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/unknot-app/unknot/presence"
)

func (s *soundServer) sharingOptions() presence.Options {
	// No compositor is there, but it would be Wayland.
	return presence.Options{Wayland: filepath.Join(s.dir, "wayland-0"), PipeWire: filepath.Join(s.dir, "pipewire-0")}
}

var (
	shared    = says(presence.ScreenCast, presence.Sharing, true)
	notShared = says(presence.ScreenCast, presence.Sharing, false)
)

// A portal and a desktop hand the picture of the screen to PipeWire as GStreamer does here.
func TestAScreenThatIsHandedOnIsShared(t *testing.T) {
	for name, properties := range map[string]string{
		"as GNOME and KDE do":           "props,media.class=Stream/Output/Video,node.name=gnome-shell",
		"as the portal of wlroots does": "props,media.class=Video/Source,node.name=xdg-desktop-portal-wlr",
	} {
		t.Run(name, func(t *testing.T) {
			s := newSoundServer(t)
			s.startPipeWire()
			w := watch(t, s.sharingOptions())
			w.until("nobody shares", notShared)
			for range 2 {
				cast := s.start(s.command("gst-launch-1.0", "-q", "videotestsrc", "is-live=true", "!", "video/x-raw,width=64,height=64,framerate=5/1",
					"!", "pipewiresink", "mode=provide", "stream-properties="+properties))
				wantDetail(t, w.until("the screen is shared", shared), "Your screen is shared or recorded.")
				cast()
				w.until("it is over", notShared)
			}
		})
	}
}

func TestACameraOfPipeWireIsNoScreen(t *testing.T) {
	s := newSoundServer(t)
	s.startPipeWire()
	s.start(s.command("gst-launch-1.0", "-q", "videotestsrc", "is-live=true", "!", "video/x-raw,width=64,height=64,framerate=5/1",
		"!", "pipewiresink", "mode=provide", "stream-properties=props,media.class=Video/Source,media.role=Camera,node.name=webcam"))
	s.await("sh", "-c", "pw-cli ls Node | grep -q webcam")
	first := watch(t, s.sharingOptions()).until("the first word", func(f presence.Fact) bool { return f.Source == presence.ScreenCast })
	if !first.Sees || first.On {
		t.Errorf("with a camera: %+v, want no screen shared", first)
	}
}

func TestPipeWireMayComeLateAndGo(t *testing.T) {
	s := newSoundServer(t)
	w := watch(t, s.sharingOptions())
	w.until("it does not run", blind(presence.ScreenCast))
	s.bus = "unix:path=/nonexistent"
	stop := s.start(s.command("pipewire"))
	w.until("it has come", notShared)
	stop()
	w.until("it is gone", blind(presence.ScreenCast))
	s.start(s.command("pipewire"))
	w.until("it is back", notShared)
}

func TestOnX11NobodyCanTellWhoLooks(t *testing.T) {
	f := watch(t, presence.Options{Display: ":0", PipeWire: "/nonexistent"}).until("it can't see", blind(presence.ScreenCast))
	if !strings.Contains(f.Why, "X11") {
		t.Errorf("why = %q, want a word about X11", f.Why)
	}
}
