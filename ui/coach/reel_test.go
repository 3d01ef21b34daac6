package coach_test

import (
	"fmt"
	"image"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/figure"
	ui "github.com/unknot-app/unknot/ui/coach"
)

// A cut from one technique to another makes 40 to 70; a hand that crosses the chest up to 6.
const mostOfAFrame = 8.0

// frameTime is that of 30 pictures a second.
const frameTime = time.Second / 30

// screening plays a session frame by frame and tells of the largest step between neighbours.
type screening struct {
	t       rapid.TB
	reel    *ui.Reel
	session *coach.Session
	texts   ui.Texts
	now     time.Time
	before  []byte
	last    string // what came before the next frame
	worst   float64
	at      string
}

func (s *screening) frame() {
	s.now = s.now.Add(frameTime)
	s.session.Tick(s.now)
	s.show()
}

func (s *screening) show() {
	if s.session.State() == coach.Ended {
		return
	}
	img, err := s.reel.Picture(s.session, s.texts, figure.Look{Dark: true}, s.now, 112, 64)
	if err != nil {
		s.t.Fatal(err)
	}
	m := s.session.Moment()
	where := fmt.Sprintf("%s %s %d, %v of %v, after %q", m.Segment.Technique, m.Segment.Phase, m.Segment.Index, m.In, m.Segment.Length, s.last)
	if s.before != nil {
		step := step(img, s.before)
		if step > mostOfAFrame {
			s.t.Fatalf("the picture jumps by %.1f at %s", step, where)
		}
		if step > s.worst {
			s.worst, s.at = step, where
		}
	}
	s.before = append(s.before[:0], img.Pix...)
}

// step is the mean difference of a channel of the tenth of the rows that differs most: a
// hand fills as much of a picture.
func step(img *image.RGBA, before []byte) float64 {
	rows := make([]float64, img.Rect.Dy())
	for y := range rows {
		n := 0
		for i := y * img.Stride; i < (y+1)*img.Stride; i++ {
			d := int(img.Pix[i]) - int(before[i])
			n += max(d, -d)
		}
		rows[y] = float64(n) / float64(3*img.Rect.Dx())
	}
	slices.Sort(rows)
	sum := 0.0
	tenth := rows[len(rows)*9/10:]
	for _, r := range tenth {
		sum += r
	}
	return sum / float64(len(tenth))
}

func (s *screening) do(c coach.Command) {
	s.session.Do(s.now, c)
	s.last = string(c)
}

func TestNoTwoNeighbouringFramesOfASessionJump(t *testing.T) {
	l, drawer := texts(t), ui.Drawing(figures(t))
	s := &screening{t: t, reel: ui.NewReel(drawer), session: session(t, "full-sequence", coach.Options{}), texts: l, now: monday}
	for s.session.State() != coach.Ended {
		s.frame()
		// The middle of what lasts goes on as it began.
		if m := s.session.Moment(); m.In > 6*time.Second && m.Left > 3*time.Second {
			s.now = s.now.Add(m.Left - 2*time.Second)
			s.session.Tick(s.now)
			s.before = nil
		}
	}
	t.Logf("the largest step is %.1f, at %s", s.worst, s.at)
}

func TestNoCommandMakesThePictureJump(t *testing.T) {
	l, drawer := texts(t), ui.Drawing(figures(t))
	commands := []coach.Command{coach.Start, coach.Wait, coach.Pause, coach.Resume, coach.Next, coach.Back, coach.Stay, coach.More, coach.Restart, coach.Skip, coach.Hurts, coach.Repeat}
	rapid.Check(t, func(r *rapid.T) {
		s := &screening{t: r, reel: ui.NewReel(drawer), session: session(t, "full-sequence", coach.Options{}), texts: l, now: monday}
		s.session.Tick(s.now)
		for range rapid.IntRange(2, 8).Draw(r, "commands") {
			// To any moment, of which half a second is seen before the command and a second after.
			s.now = s.now.Add(time.Duration(rapid.IntRange(0, 60_000).Draw(r, "wait in ms")) * time.Millisecond)
			s.session.Tick(s.now)
			s.before = nil
			for range 15 {
				s.frame()
			}
			s.do(rapid.SampledFrom(commands).Draw(r, "command"))
			s.show()
			for range 30 {
				s.frame()
			}
		}
	})
}
