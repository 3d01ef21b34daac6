package cue

// voices are those of this system: the one that the person chose in the system's settings.
func voices(o Options) []Voice { return []Voice{&say{volume: o.VolumePercent}} }
