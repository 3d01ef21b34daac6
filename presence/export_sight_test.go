package presence

// Consent is what Windows notes of a program.
type Consent = consent

func NewConsent(device, key string, packaged bool, start, stop uint64) Consent {
	return consent{device: device, key: key, packaged: packaged, start: start, stop: stop}
}

// InUse and FocusOn read what Windows and macOS note.
var (
	InUse   = inUse
	FocusOn = focusOn
)

// FocusProfile is what a profile of Windows means.
func FocusProfile(p uint32) Fact { return focusProfile(p).fact() }
