package pipewire

import (
	"encoding/binary"
	"errors"
)

// Values on the wire are "plain old data": size and type, then the body, filled up to
// 8 bytes. See docs.pipewire.org, "SPA POD", and spa/utils/type.h for the numbers.
const (
	typeInt    = 4
	typeString = 8
	typeStruct = 14

	podHeader = 8
)

// errPOD means that what was received is no value of the expected type.
var errPOD = errors.New("PipeWire sent a value that makes no sense")

// values reads values one after another. The first error stays.
type values struct {
	data []byte
	err  error
}

// next is the body of the next value, which must have the type.
func (v *values) next(kind uint32) []byte {
	if v.err != nil {
		return nil
	}
	if len(v.data) < podHeader {
		v.err = errPOD
		return nil
	}
	size, is := uint64(binary.NativeEndian.Uint32(v.data)), binary.NativeEndian.Uint32(v.data[4:])
	if is != kind || podHeader+size > uint64(len(v.data)) {
		v.err = errPOD
		return nil
	}
	body := v.data[podHeader:][:size]
	v.data = v.data[min(uint64(len(v.data)), podHeader+(size+7)/8*8):]
	return body
}

func (v *values) int() int32 {
	body := v.next(typeInt)
	if len(body) != 4 {
		v.err = errPOD
		return 0
	}
	return int32(binary.NativeEndian.Uint32(body))
}

func (v *values) string() string {
	body := v.next(typeString)
	if len(body) == 0 || body[len(body)-1] != 0 {
		v.err = errPOD
		return ""
	}
	return string(body[:len(body)-1])
}

func (v *values) structure() values {
	body := v.next(typeStruct)
	return values{body, v.err}
}

// structure builds a struct of integers and strings; a struct in it is a []any.
func structure(fields ...any) []byte {
	var body []byte
	for _, f := range fields {
		switch f := f.(type) {
		case int32:
			body = appendPOD(body, typeInt, binary.NativeEndian.AppendUint32(nil, uint32(f)))
		case string:
			body = appendPOD(body, typeString, append([]byte(f), 0))
		case []any:
			body = append(body, structure(f...)...)
		}
	}
	return appendPOD(nil, typeStruct, body)
}

func appendPOD(to []byte, kind uint32, body []byte) []byte {
	to = binary.NativeEndian.AppendUint32(to, uint32(len(body)))
	to = binary.NativeEndian.AppendUint32(to, kind)
	to = append(to, body...)
	for len(to)%8 != 0 {
		to = append(to, 0)
	}
	return to
}
