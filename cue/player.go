package cue

import (
	"context"
	"errors"
	"math"
	"os"
	"sync"
	"time"
)

// Options are what a [Player] is made with. The zero value is a player that stays silent.
type Options struct {
	Voice  bool // speak sentences
	Chimes bool // play chimes
	Set    Set  // of the chimes; empty: [Wood]
	// VolumePercent is how loud both are, from 0 to 100.
	VolumePercent int
	// Language is that of the sentences, such as "en" or "pt-BR"; empty: "en".
	Language string
	// VoiceName is the ID of one of [InstalledVoices]; empty, or one that is not installed
	// any more: the best there is.
	VoiceName string
	// RatePercent is how fast the voice speaks, of its usual pace; 0 is 100.
	RatePercent int
	// Problem is told once when the device or the voice is missing, and once more when it is
	// missing again after it was there: an error that wraps [ErrNoDevice] or [ErrNoVoice]. It
	// is called on a goroutine of the player and must not call it. Nil: nobody is told.
	Problem func(error)
	// Heard is told when a chime has a device again after Problem was told that there is
	// none. What holds for Problem holds for it. Nil: nobody is told.
	Heard func()

	Getenv func(string) string // nil: os.Getenv
	Device Device              // nil: that of the system
	// Voices are the voices to try, the best first. Nil: those of the system.
	Voices []Voice
}

const (
	// atOnce is how many chimes may sound at the same time: one rings on while the next begin.
	atOnce = 4
	// ducked is the gain of chimes while a sentence is spoken.
	ducked = 0.5
	// slowest and quickest bound the rate of a voice, in percent.
	slowest, quickest = 50, 200
)

// Player plays chimes and speaks. Its methods return at once and may be called by any
// goroutine.
type Player struct {
	o    Options
	wake chan struct{}
	done context.Context
	end  context.CancelFunc
	all  sync.WaitGroup

	mu        sync.Mutex
	muted     bool
	playing   int                // chimes
	next      *sentence          // to be spoken
	coming    string             // to be prepared
	drop      context.CancelFunc // gives up what is being prepared; nil: nothing is
	preparing string             // that
	stop      context.CancelFunc // stops what is spoken now; nil: nothing is
	sound     context.Context    // of the chimes; done when they are to be silent
	hush      context.CancelFunc
	quiet     chan struct{} // closed and made anew whenever a sound ended
	missing   map[error]bool
}

// sentence is what is to be spoken.
type sentence struct {
	text string
	by   time.Time
}

// complete fills in what was left out.
func (o Options) complete() Options {
	if o.Getenv == nil {
		o.Getenv = os.Getenv
	}
	if o.Set == "" {
		o.Set = Wood
	}
	if o.Language == "" {
		o.Language = "en"
	}
	if o.RatePercent == 0 {
		o.RatePercent = 100
	}
	o.RatePercent = min(max(o.RatePercent, slowest), quickest)
	if o.Device == nil {
		o.Device = system(o.Getenv)
	}
	o.VolumePercent = min(max(o.VolumePercent, 0), 100)
	return o
}

// rendered is a voice that speaks what a renderer makes.
func (o Options) rendered(r renderer) Voice {
	return &rendered{renderer: r, device: o.Device, gain: Gain(o.VolumePercent)}
}

// New makes a player. It looks for a voice at once, so that the first sentence is not late.
func New(o Options) *Player {
	o = o.complete()
	if o.Voices == nil && o.Voice {
		o.Voices = voices(o)
	}
	p := &Player{o: o, wake: make(chan struct{}, 1), quiet: make(chan struct{}), missing: map[error]bool{}}
	p.done, p.end = context.WithCancel(context.Background())
	p.sound, p.hush = context.WithCancel(p.done)
	if o.Voice {
		p.all.Go(p.speak)
	}
	return p
}

// Play plays a chime that is due now. Pan is where it sounds, as [Chime] says.
func (p *Player) Play(kind Kind, pan float64) {
	if !p.o.Chimes {
		return
	}
	by := time.Now().Add(Late)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.muted || p.done.Err() != nil || p.playing == atOnce {
		return
	}
	gain := Gain(p.o.VolumePercent)
	if p.speaking() && !p.missing[ErrNoVoice] {
		gain *= ducked
	}
	p.playing++
	sound := p.sound
	p.all.Go(func() {
		chime := Chime(p.o.Set, kind, pan)
		chime.scale(gain)
		p.heard(ErrNoDevice, p.o.Device.Play(sound, chime, by))
		p.mu.Lock()
		p.playing--
		p.ended()
		p.mu.Unlock()
	})
}

// Say speaks a sentence that is due now. What is being spoken stops: the newest wins.
func (p *Player) Say(text string) {
	if !p.o.Voice || text == "" {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.muted || p.done.Err() != nil {
		return
	}
	p.next = &sentence{text, time.Now().Add(Late)}
	if p.stop != nil {
		p.stop()
	}
	if p.drop != nil && p.preparing != text {
		p.drop()
	}
	p.stir()
}

// Prepare tells what will be spoken next, so that the voice can be ready with it. It is
// made ready once nothing is spoken. A guess that turns out wrong costs nothing but work.
func (p *Player) Prepare(text string) {
	if !p.o.Voice || text == "" {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.muted || p.done.Err() != nil {
		return
	}
	p.coming = text
	p.stir()
}

// stir wakes who speaks. The player is locked.
func (p *Player) stir() {
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

// Mute silences the player at once, and all that comes until it is unmuted.
func (p *Player) Mute(muted bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.muted = muted
	if !muted {
		return
	}
	p.hush()
	p.sound, p.hush = context.WithCancel(p.done)
	p.next = nil
	if p.stop != nil {
		p.stop()
	}
	p.ended()
}

// Drain waits until all that sounds has been heard, or ctx is done.
func (p *Player) Drain(ctx context.Context) {
	for {
		p.mu.Lock()
		busy, quiet := p.playing > 0 || p.speaking(), p.quiet
		p.mu.Unlock()
		if !busy {
			return
		}
		select {
		case <-quiet:
		case <-ctx.Done():
			return
		}
	}
}

// Close silences the player for good. It waits until everything is given back.
func (p *Player) Close() {
	p.mu.Lock()
	p.end()
	p.next = nil
	p.ended()
	p.mu.Unlock()
	p.all.Wait()
}

// speaking tells whether a sentence is spoken or about to be. The player is locked.
func (p *Player) speaking() bool { return p.next != nil || p.stop != nil }

// ended wakes who waits for silence. The player is locked.
func (p *Player) ended() {
	close(p.quiet)
	p.quiet = make(chan struct{})
}

// speak speaks one sentence after the other until the player is closed.
func (p *Player) speak() {
	v := &chosen{voices: p.o.Voices}
	defer v.close()
	p.heard(ErrNoVoice, v.choose(p.done))
	for {
		select {
		case <-p.done.Done():
			return
		case <-p.wake:
		}
		for p.speakNext(v) || p.prepareNext(v) {
		}
	}
}

// speakNext speaks the next sentence, if there is one.
func (p *Player) speakNext(v *chosen) bool {
	p.mu.Lock()
	s := p.next
	p.next = nil
	if s == nil {
		p.mu.Unlock()
		return false
	}
	ctx, stop := context.WithCancel(p.done)
	defer stop()
	p.stop = stop
	p.mu.Unlock()

	p.heard(ErrNoVoice, v.speak(ctx, *s))
	p.mu.Lock()
	p.stop = nil
	p.ended()
	p.mu.Unlock()
	return true
}

// prepareNext prepares the sentence to come, if one is told.
func (p *Player) prepareNext(v *chosen) bool {
	p.mu.Lock()
	text := p.coming
	p.coming = ""
	if text == "" || p.next != nil {
		p.mu.Unlock()
		return false
	}
	ctx, drop := context.WithCancel(p.done)
	defer drop()
	p.preparing, p.drop = text, drop
	p.mu.Unlock()

	v.prepare(ctx, text)
	p.mu.Lock()
	p.drop = nil
	p.mu.Unlock()
	return true
}

// heard notes what came of something that needs what would be missing, and tells of a
// device or a voice that has gone, and of a device that is there again.
func (p *Player) heard(needs, err error) {
	if errors.Is(err, context.Canceled) || errors.Is(err, errLate) {
		return
	}
	if errors.Is(err, ErrNoDevice) {
		needs = ErrNoDevice // without which no voice is heard either
	}
	p.mu.Lock()
	news := err != nil && !p.missing[needs]
	again := err == nil && needs == ErrNoDevice && p.missing[needs]
	p.missing[needs] = err != nil
	p.mu.Unlock()
	if again && p.o.Heard != nil {
		p.o.Heard()
	}
	if news && p.o.Problem != nil {
		p.o.Problem(err)
	}
}

// Gain is what samples are multiplied with at a volume of 0 to 100 percent. It bends as
// hearing does, for which half the amplitude is more than half as loud.
func Gain(percent int) float64 { return math.Pow(float64(percent)/100, 1.5) }
