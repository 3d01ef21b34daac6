package presence

import (
	"encoding/json"
	"fmt"
)

// focusOn reads from macOS's note of Focus modes, Assertions.json, whether one was switched
// on. One that a schedule switches on is not noted there.
func focusOn(note []byte) (bool, error) {
	var store struct {
		Data []struct {
			Records []json.RawMessage `json:"storeAssertionRecords"`
		} `json:"data"`
	}
	if err := json.Unmarshal(note, &store); err != nil {
		return false, fmt.Errorf("read the note of Focus modes: %w", err)
	}
	for _, d := range store.Data {
		if len(d.Records) > 0 {
			return true, nil
		}
	}
	return false, nil
}

// focusProfile is which profile of do not disturb Windows follows; see
// WNF_SHEL_QUIETHOURS_ACTIVE_PROFILE_CHANGED.
type focusProfile uint32

// fact is what the profile means: 0 silences nothing, 1 all but what has priority, 2 all but
// alarms.
func (p focusProfile) fact() Fact {
	f := Fact{Kind: DoNotDisturb, On: p != 0}
	switch p {
	case 0:
	case 2:
		f.Detail = "Windows lets only alarms through."
	default:
		f.Detail = "Do not disturb is on in Windows."
	}
	return f
}
