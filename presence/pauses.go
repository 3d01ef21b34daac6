package presence

import (
	"sync"
	"time"
)

// Pauses is how a watch is asked to tell when input pauses: give it as [Options.Typing]
// and [Pauses.Ask]. Until it is asked, and after it was told to [Pauses.Stop], nothing
// listens, and it costs nothing. The zero value is ready.
type Pauses struct {
	mu      sync.Mutex
	silence time.Duration // 0: nobody asks
	arms    map[int]func(silence time.Duration)
	next    int
}

// Ask asks the sources to say [Typing] from now on: that it holds, and as soon as input has
// been silent for so long, that it does not, which may be at once; then again whenever this
// changes. It tells whether any source heard; if none did, nobody will answer. A source
// that comes later hears too. Silence is at least 1 ms.
func (p *Pauses) Ask(silence time.Duration) (heard bool) {
	silence = max(silence, time.Millisecond)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.silence = silence
	for _, arm := range p.arms {
		arm(silence)
	}
	return len(p.arms) > 0
}

// Stop ends what Ask began; sources that still said Typing say that it ended.
func (p *Pauses) Stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.silence == 0 {
		return
	}
	p.silence = 0
	for _, arm := range p.arms {
		arm(0)
	}
}

// hear has arm called with every new silence, 0 when nobody asks any more, and at once if
// somebody asks already. It must neither wait nor call back. The returned function ends it.
func (p *Pauses) hear(arm func(silence time.Duration)) (end func()) {
	if p == nil {
		return func() {}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.arms == nil {
		p.arms = map[int]func(time.Duration){}
	}
	key := p.next
	p.next++
	p.arms[key] = arm
	if p.silence > 0 {
		arm(p.silence)
	}
	return func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.arms, key)
	}
}

// asks is hear for a source that looks by itself how long the input has been silent: the
// newest silence that somebody asks for comes over the channel, 0 when nobody does any more.
func (p *Pauses) asks() (asked <-chan time.Duration, end func()) {
	latest := make(chan time.Duration, 1)
	return latest, p.hear(func(silence time.Duration) {
		select {
		case <-latest: // nobody took it, and it no longer counts
		default:
		}
		latest <- silence
	})
}

// pausing waits for a pause of the input in a source that must look for it: it looks again
// when the pause could have come at the earliest. While nobody asks, it does nothing.
type pausing struct {
	silence time.Duration
	again   <-chan time.Time // nil: nobody asks
}

// ask begins to wait for a pause, or ends it if silence is 0. A look must follow.
func (p *pausing) ask(silence time.Duration, say func(Fact)) {
	p.again, p.silence = nil, silence
	say(Fact{Kind: Typing, On: silence > 0, Since: time.Now()})
}

// look says that the pause has come, or waits on.
func (p *pausing) look(silent time.Duration, say func(Fact)) {
	switch {
	case p.silence == 0:
	case silent >= p.silence:
		p.ask(0, say)
	default:
		p.again = time.After(p.silence - silent)
	}
}
