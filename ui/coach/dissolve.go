package coach

import (
	"encoding/binary"
	"image"
	"time"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/technique"
)

// dissolveTime is how long one picture takes to give way to another.
const dissolveTime = 400 * time.Millisecond

// dissolving tells when the body can't move on to what comes, since a command led elsewhere
// or another technique begins: the new picture then comes through the old one.
type dissolving struct {
	scene string
	last  coach.Moment
	at    time.Time // when that was
	since time.Time // of the last cut
	cuts  int
	begun bool
}

// follow looks at the moment that the session is in now.
func (d *dissolving) follow(scene string, m coach.Moment, now time.Time) {
	if d.begun && (scene != d.scene || !d.leadsTo(m, now)) {
		d.since = now
		d.cuts++
	}
	d.scene, d.last, d.at, d.begun = scene, m, now, true
}

// slack is what two readings of the time may differ by.
const slack = 20 * time.Millisecond

// leadsTo tells whether a body gets to a moment by going on.
func (d *dissolving) leadsTo(m coach.Moment, now time.Time) bool {
	before := d.last
	switch {
	case stands(m.Segment):
		return m.Index == before.Index
	case stands(before.Segment) && m.Index == before.Index+1:
		return true // it may be cut short: nothing moves in it
	case m.Index == before.Index && m.Segment.Length != before.Segment.Length && m.Segment.Phase != technique.Work:
		return false // it is laid out over its length anew, but for the work, which follows the seconds
	}
	passed := m.Elapsed - before.Elapsed
	return passed >= 0 && passed <= max(now.Sub(d.at), 0)+slack
}

// stands tells whether nothing moves in a segment: a lead-in shows what is to come.
func stands(s coach.Segment) bool { return s.Phase == technique.Ready || s.Phase == technique.Next }

// share is how much of the new picture shows, a while after the cut.
func (d *dissolving) share(passed time.Duration) float64 {
	if d.cuts == 0 || passed < 0 || passed >= dissolveTime {
		return 1
	}
	return float64(passed) / float64(dissolveTime)
}

// dissolve lays a picture over another of its size, as much of it as share tells from 0 to 1.
func dissolve(dst, before *image.RGBA, share float64) {
	more := uint32(share*256 + 0.5)
	less := 256 - more
	for a, b := dst.Pix, before.Pix; len(a) >= 4 && len(b) >= 4; a, b = a[4:], b[4:] {
		p, q := binary.LittleEndian.Uint32(a), binary.LittleEndian.Uint32(b)
		if p == q {
			continue
		}
		// Two channels at a time, each with 8 bits of room above it.
		even := (p&0x00FF00FF*more + q&0x00FF00FF*less + 0x00800080) >> 8 & 0x00FF00FF
		odd := (p>>8&0x00FF00FF*more + q>>8&0x00FF00FF*less + 0x00800080) & 0xFF00FF00
		binary.LittleEndian.PutUint32(a, even|odd)
	}
}
