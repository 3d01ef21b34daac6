package pipewire_test

import (
	"testing"

	"github.com/unknot-app/unknot/presence/internal/pipewire"
)

// global is an announcement, with properties as key and value in turn.
func global(kind string, properties ...string) []byte {
	fields := []any{int32(len(properties) / 2)}
	for _, p := range properties {
		fields = append(fields, p)
	}
	return pipewire.Structure(int32(42), int32(7), kind, int32(3), fields)
}

func TestWhichNodesAreScreens(t *testing.T) {
	const node = "PipeWire:Interface:Node"
	tests := []struct {
		name           string
		message        []byte
		video          bool
		screen, viewer bool
	}{
		{"GNOME and KDE", global(node, "node.name", "gnome-shell", "media.class", "Stream/Output/Video"), true, true, false},
		{"portal of wlroots", global(node, "node.name", "xdg-desktop-portal-wlr", "media.class", "Video/Source"), true, true, false},
		{"camera", global(node, "device.id", "45", "media.class", "Video/Source"), true, false, false},
		{"virtual camera", global(node, "media.class", "Video/Source", "media.role", "Camera"), true, false, false},
		{"who looks", global(node, "media.class", "Stream/Input/Video", "application.name", "Firefox"), true, false, true},
		{"sound", global(node, "media.class", "Stream/Output/Audio"), false, false, false},
		{"no node", global("PipeWire:Interface:Link", "media.class", "Stream/Output/Video"), false, false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n, is, err := pipewire.ReadGlobal(tt.message)
			if err != nil || is != tt.video || n.Screen() != tt.screen || n.Viewer() != tt.viewer {
				t.Errorf("%+v, %v, %v: screen %v, viewer %v", n, is, err, n.Screen(), n.Viewer())
			}
			if is && n.ID != 42 {
				t.Errorf("ID = %d, want 42", n.ID)
			}
		})
	}
}

func TestWhatIsCutOffIsRefused(t *testing.T) {
	whole := global("PipeWire:Interface:Node", "media.class", "Video/Source")
	for n := range whole {
		if _, is, err := pipewire.ReadGlobal(whole[:n]); is || err == nil {
			t.Fatalf("the first %d of %d bytes were taken", n, len(whole))
		}
	}
}

func FuzzReadGlobal(f *testing.F) {
	f.Add(global("PipeWire:Interface:Node", "media.class", "Video/Source", "device.id", "4"))
	f.Fuzz(func(t *testing.T, message []byte) {
		if n, is, err := pipewire.ReadGlobal(message); is && (err != nil || n.Class == "") {
			t.Errorf("%+v, %v", n, err)
		}
	})
}
