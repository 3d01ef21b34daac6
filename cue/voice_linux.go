package cue

// voices are those of this system, the best first: what the person chose for all programs,
// then a synthesizer that Unknot plays itself.
func voices(o Options) []Voice {
	return []Voice{
		&speechd{getenv: o.Getenv, language: o.Language, volume: o.VolumePercent},
		&synthesizer{program: "espeak-ng", language: o.Language, device: o.Device, gain: Gain(o.VolumePercent)},
		&synthesizer{program: "espeak", language: o.Language, device: o.Device, gain: Gain(o.VolumePercent)},
	}
}
