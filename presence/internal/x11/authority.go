package x11

import (
	"bytes"
	"encoding/binary"
	"os"
)

// Key is what a client shows an X server to be let in.
type Key struct{ Name, Data string }

// Authority finds the key of a display: host is "" for one of this machine. The zero Key
// asks to be let in without.
type Authority func(host, number string) Key

const cookie = "MIT-MAGIC-COOKIE-1"

// AuthorityFile looks keys up in the content of an authority file, as described in
// Xsecurity(7), for a machine of the given name.
func AuthorityFile(content []byte, hostname string) Authority {
	const local, wild = 256, 65535
	return func(host, number string) Key {
		r := bytes.NewReader(content)
		field := func() (string, bool) {
			var n uint16
			if binary.Read(r, binary.BigEndian, &n) != nil || int(n) > r.Len() {
				return "", false
			}
			b := make([]byte, n)
			r.Read(b)
			return string(b), true
		}
		for {
			var family uint16
			if binary.Read(r, binary.BigEndian, &family) != nil {
				return Key{}
			}
			address, _ := field()
			display, _ := field()
			name, _ := field()
			data, ok := field()
			if !ok {
				return Key{}
			}
			here := host == "" || host == "localhost"
			if (family == wild || family == local && here && address == hostname || address == host) &&
				(display == "" || display == number) && name == cookie {
				return Key{name, data}
			}
		}
	}
}

// SystemAuthority looks keys up where the X clients of this user do.
func SystemAuthority(getenv func(string) string) Authority {
	return func(host, number string) Key {
		path := getenv("XAUTHORITY")
		if path == "" {
			path = getenv("HOME") + "/.Xauthority"
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return Key{} // many servers let their own user in without
		}
		hostname, err := os.Hostname()
		if err != nil {
			return Key{}
		}
		return AuthorityFile(content, hostname)(host, number)
	}
}
