package cue

import (
	"cmp"
	"context"
)

// voices are those of this system, the best first: what the person chose for all programs,
// then a synthesizer that Unknot plays itself.
func voices(o Options) []Voice {
	region := regional(o.Language, o.Getenv)
	all := []Voice{
		&speechd{getenv: o.Getenv, language: region, voice: o.ownVoice(speechdSource), volume: o.VolumePercent, rate: o.RatePercent},
		o.rendered(&espeak{program: espeakSource, voice: cmp.Or(o.ownVoice(espeakSource), region), rate: o.RatePercent}),
		o.rendered(&espeak{program: "espeak", voice: base(region), rate: o.RatePercent}),
	}
	return o.chosenFirst(o.chosenFirst(all, espeakSource), speechdSource)
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
