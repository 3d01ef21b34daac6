// Package gvdb reads booleans from the database in which dconf keeps GNOME's settings: a
// hash table on disk, described by gvdb-format.h of https://gitlab.gnome.org/GNOME/gvdb.
// dconf's own service can only write; readers open the file.
package gvdb

import (
	"encoding/binary"
	"errors"
)

// ErrFormat means that the data is no GVDB table.
var ErrFormat = errors.New("not a GVDB table")

const (
	headerSize = 24
	itemSize   = 24
	// noParent is the parent of an item whose key is whole.
	noParent = 0xffffffff
	// mostParents bounds the way to a whole key: dconf's folders are a handful deep.
	mostParents = 32
)

// Bool looks a key such as "/org/gnome/desktop/notifications/show-banners" up. There is
// none (found is false) where the setting was never changed, or is no boolean.
func Bool(data []byte, key string) (value, found bool, err error) {
	if len(data) < headerSize || string(data[:8]) != "GVariant" {
		return false, false, ErrFormat
	}
	// Tables are little-endian whatever the machine; only values may be the other way
	// round, which a boolean does not show.
	table, ok := slice(data, binary.LittleEndian.Uint32(data[16:]), binary.LittleEndian.Uint32(data[20:]))
	if !ok || len(table) < 8 {
		return false, false, ErrFormat
	}
	bloom := uint64(binary.LittleEndian.Uint32(table)&(1<<27-1)) * 4
	buckets := uint64(binary.LittleEndian.Uint32(table[4:])) * 4
	if 8+bloom+buckets > uint64(len(table)) {
		return false, false, ErrFormat
	}
	items := table[8+bloom+buckets:]
	for n := range len(items) / itemSize {
		item := items[n*itemSize:][:itemSize]
		if item[14] != 'v' || !named(data, items, item, key) {
			continue
		}
		// A variant: the value, a zero byte, the type.
		v, ok := slice(data, binary.LittleEndian.Uint32(item[16:]), binary.LittleEndian.Uint32(item[20:]))
		if !ok {
			return false, false, ErrFormat
		}
		if len(v) != 3 || v[1] != 0 || v[2] != 'b' {
			return false, false, nil
		}
		return v[0] != 0, true, nil
	}
	return false, false, nil
}

// named tells whether an item has the key: it holds the last part, its parents the rest.
func named(data, items, item []byte, key string) bool {
	for range mostParents {
		start := binary.LittleEndian.Uint32(item[8:])
		part, ok := slice(data, start, start+uint32(binary.LittleEndian.Uint16(item[12:])))
		if !ok || len(part) > len(key) || string(part) != key[len(key)-len(part):] {
			return false
		}
		key = key[:len(key)-len(part)]
		parent := binary.LittleEndian.Uint32(item[4:])
		if parent == noParent {
			return key == ""
		}
		if uint64(parent) >= uint64(len(items)/itemSize) {
			return false
		}
		item = items[uint64(parent)*itemSize:][:itemSize]
	}
	return false
}

func slice(data []byte, start, end uint32) ([]byte, bool) {
	if start > end || uint64(end) > uint64(len(data)) {
		return nil, false
	}
	return data[start:end], true
}
