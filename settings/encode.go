package settings

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

const heading = `# Unknot settings.
#
# Edit this file while Unknot is not running, or use the settings window.
# What can't be read falls back to its default, and a copy is kept beside this file.

`

// encode writes s as TOML with the meaning, range and default of each key as a
// comment. unknown are the keys that this version does not know, by table.
func encode(s Settings, unknown map[string]any) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(heading)
	def, table := Default(), ""
	leftovers := func() error { return encodeUnknown(&out, unknown[table]) }
	for _, f := range Fields() {
		in, name, nested := strings.Cut(f.Key, ".")
		if !nested {
			in, name = "", f.Key
		}
		if in != table {
			if err := leftovers(); err != nil {
				return nil, err
			}
			table = in
			fmt.Fprintf(&out, "[%s]\n\n", table)
		}
		fmt.Fprintf(&out, "# %s\n# Expected: %s. Default: %s.\n", f.Meaning, f.Expected(), f.show(def))
		if err := encodeLine(&out, name, f.value(&s)); err != nil {
			return nil, err
		}
		out.WriteString("\n")
	}
	if err := leftovers(); err != nil {
		return nil, err
	}
	return append(bytes.TrimRight(out.Bytes(), "\n"), '\n'), nil
}

func encodeUnknown(out *bytes.Buffer, rest any) error {
	keys, ok := rest.(map[string]any)
	if !ok || len(keys) == 0 {
		return nil
	}
	out.WriteString("# Not known to this version of Unknot; kept as found.\n")
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if err := encodeLine(out, key, keys[key]); err != nil {
			return err
		}
	}
	out.WriteString("\n")
	return nil
}

func encodeLine(out *bytes.Buffer, key string, value any) error {
	if err := toml.NewEncoder(out).SetTablesInline(true).Encode(map[string]any{key: value}); err != nil {
		return fmt.Errorf("write the setting %s as TOML: %w", key, err)
	}
	return nil
}

func (f Field) value(s *Settings) any {
	switch v := f.at(s).(type) {
	case *int:
		return *v
	case *bool:
		return *v
	case *string:
		return *v
	case *[]string:
		if *v == nil {
			return []string{}
		}
		return *v
	}
	return nil
}
