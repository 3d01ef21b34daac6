package x11_test

import (
	"context"
	"encoding/binary"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/unknot-app/unknot/internal/desktop"
	"github.com/unknot-app/unknot/presence/internal/x11"
)

func TestDisplayNames(t *testing.T) {
	tests := []struct{ name, network, address string }{
		{":0", "unix", "/tmp/.X11-unix/X0"},
		{":12.1", "unix", "/tmp/.X11-unix/X12"},
		{"unix:3", "unix", "/tmp/.X11-unix/X3"},
		{"host/unix:3", "unix", "/tmp/.X11-unix/X3"},
		{"localhost:10.0", "tcp", "localhost:6010"},
		{"[::1]:10", "tcp", "[::1]:6010"},
		{"tcp/host:1", "tcp", "host:6001"},
		{"/tmp/launch/org.x:0", "unix", "/tmp/launch/org.x:0"},
	}
	for _, tt := range tests {
		network, address, err := x11.Address(tt.name)
		if err != nil || network != tt.network || address != tt.address {
			t.Errorf("%q leads to %s %s, %v; want %s %s", tt.name, network, address, err, tt.network, tt.address)
		}
	}
	for _, bad := range []string{"", "host", ":", ":x", ":-1", ":99999"} {
		if _, address, err := x11.Address(bad); err == nil {
			t.Errorf("%q leads to %s, want an error", bad, address)
		}
	}
}

type entry struct {
	family                      uint16
	address, number, name, data string
}

func authorityFile(entries ...entry) []byte {
	var b []byte
	for _, e := range entries {
		b = binary.BigEndian.AppendUint16(b, e.family)
		for _, f := range []string{e.address, e.number, e.name, e.data} {
			b = binary.BigEndian.AppendUint16(b, uint16(len(f)))
			b = append(b, f...)
		}
	}
	return b
}

func TestAuthorityFile(t *testing.T) {
	const local, internet, wild, cookie = 256, 0, 65535, "MIT-MAGIC-COOKIE-1"
	tests := []struct {
		name, host, number string
		file               []byte
		want               string
	}{
		{"of this machine", "", "0", authorityFile(entry{local, "desk", "0", cookie, "k"}), "k"},
		{"of another display", "", "1", authorityFile(entry{local, "desk", "0", cookie, "k"}), ""},
		{"of any display", "", "1", authorityFile(entry{local, "desk", "", cookie, "k"}), "k"},
		{"of another machine", "", "0", authorityFile(entry{local, "sofa", "0", cookie, "k"}), ""},
		{"of any machine", "", "0", authorityFile(entry{wild, "", "0", cookie, "k"}), "k"},
		{"through a tunnel", "localhost", "10", authorityFile(entry{local, "desk", "10", cookie, "k"}), "k"},
		{"the first of two", "", "0", authorityFile(entry{local, "desk", "0", cookie, "1"}, entry{local, "desk", "0", cookie, "2"}), "1"},
		{"a method that is not known", "", "0", authorityFile(entry{local, "desk", "0", "XDM", "1"}, entry{local, "desk", "0", cookie, "2"}), "2"},
		{"cut short", "", "0", authorityFile(entry{local, "desk", "0", cookie, "key"})[:30], ""},
		{"empty", "", "0", nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := x11.AuthorityFile(tt.file, "desk")(tt.host, tt.number); got.Data != tt.want {
				t.Errorf("key = %q, want %q", got.Data, tt.want)
			}
		})
	}
}

func FuzzAuthorityFile(f *testing.F) {
	f.Add(authorityFile(entry{256, "desk", "0", "MIT-MAGIC-COOKIE-1", "k"}))
	f.Fuzz(func(t *testing.T, content []byte) {
		if k := x11.AuthorityFile(content, "desk")("", "0"); len(k.Data) > len(content) {
			t.Errorf("a key of %d bytes out of a file of %d", len(k.Data), len(content))
		}
	})
}

// listener hears whether the server let it in.
type listener struct{ in func() }

func (l listener) Idle(bool, time.Duration) { l.in() }
func (listener) NoIdle()                    {}
func (listener) Typing(bool)                {}
func (listener) FullScreen(bool)            {}
func (listener) NoFullScreen()              {}

func TestServerThatAsksForAKey(t *testing.T) {
	d := desktop.New(t)
	key := strings.Repeat("k", 16)
	path := filepath.Join(d.Home, "authority")
	if err := os.WriteFile(path, authorityFile(entry{65535, "", "", "MIT-MAGIC-COOKIE-1", key}), 0o600); err != nil {
		t.Fatal(err)
	}
	d.StartX(0, "-auth", path)
	watch := func(getenv func(string) string) error {
		ctx, stop := context.WithCancel(t.Context())
		return x11.Watch(ctx, x11.Options{Display: d.Display, Authority: x11.SystemAuthority(getenv), Threshold: time.Hour}, listener{stop})
	}
	with := func(name string) string { return map[string]string{"XAUTHORITY": path}[name] }
	without := func(string) string { return filepath.Join(d.Home, "none") }
	if err := watch(with); !errors.Is(err, context.Canceled) {
		t.Errorf("with the key: %v, want to be let in", err)
	}
	if err := watch(without); err == nil || !strings.Contains(err.Error(), "refused") {
		t.Errorf("without a key: %v, want to be refused", err)
	}
}

func TestServerWithTwoScreens(t *testing.T) {
	d := desktop.New(t)
	d.StartX(0, "-screen", "1", "640x480x24")
	for screen, want := range map[string]string{".0": "", ".1": "", ".2": "has no screen 2"} {
		ctx, stop := context.WithCancel(t.Context())
		o := x11.Options{Display: d.Display + screen, Authority: x11.SystemAuthority(os.Getenv), Threshold: time.Hour}
		err := x11.Watch(ctx, o, listener{stop})
		if want == "" && !errors.Is(err, context.Canceled) || want != "" && !strings.Contains(err.Error(), want) {
			t.Errorf("screen %s: %v, want %q", screen, err, want)
		}
	}
}

// Whatever a server says, the client ends with an error and takes no more than it should.
func FuzzServer(f *testing.F) {
	greeting := append([]byte{1, 0, 11, 0, 0, 0, 18, 0}, make([]byte, 72)...)
	greeting[8+20], greeting[8+32] = 1, 1 // one screen, and its root window
	f.Add(greeting)
	f.Add([]byte{0, 2, 11, 0, 0, 0, 1, 0, 'n', 'o', 0, 0})
	f.Add(append(greeting, 1, 0, 1, 0, 255, 255, 255, 255))
	present := make([]byte, 32)
	present[0], present[2], present[8], present[9], present[10] = 1, 1, 1, 134, 83
	f.Add(append(greeting, present...))
	f.Fuzz(func(t *testing.T, says []byte) {
		dir := t.TempDir()
		l, err := net.Listen("unix", filepath.Join(dir, "s:0"))
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		go func() {
			c, err := l.Accept()
			if err != nil {
				return
			}
			c.Write(says)
			c.(*net.UnixConn).CloseWrite()
			buf := make([]byte, 4096)
			for {
				if _, err := c.Read(buf); err != nil {
					c.Close()
					return
				}
			}
		}()
		options := x11.Options{
			Display:   filepath.Join(dir, "s:0"),
			Authority: func(string, string) x11.Key { return x11.Key{} },
			Threshold: time.Second,
		}
		if err := x11.Watch(t.Context(), options, listener{func() {}}); err == nil {
			t.Error("ended without an error")
		}
	})
}
