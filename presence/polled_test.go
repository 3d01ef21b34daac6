package presence_test

import (
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/unknot-app/unknot/presence"
)

// keyboard is input on a clock that the test turns, and what is told of it.
type keyboard struct {
	mu     sync.Mutex
	last   time.Time
	looked int
	broken bool
	view   presence.View
}

func (k *keyboard) silent() (time.Duration, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.looked++
	if k.broken {
		return 0, errors.New("no answer")
	}
	return time.Since(k.last), nil
}

func (k *keyboard) press() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.last = time.Now()
}

func (k *keyboard) tell(f presence.Fact) {
	k.mu.Lock()
	defer k.mu.Unlock()
	f.Source, f.Sees = presence.LastInput, true
	k.view.Apply(f)
}

func (k *keyboard) holds(t *testing.T, kind presence.Kind, want bool) {
	t.Helper()
	synctest.Wait()
	k.mu.Lock()
	defer k.mu.Unlock()
	since, is := k.view.Since(kind)
	if is != want {
		t.Fatalf("%s is %v, want %v", kind, is, want)
	}
	if is && kind == presence.Idle && !since.Equal(k.last) {
		t.Errorf("idle since %v, want the last input at %v", since, k.last)
	}
}

// looks is how often it was asked since the last time.
func (k *keyboard) looks() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	n := k.looked
	k.looked = 0
	return n
}

func TestPolledInput(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := &keyboard{last: time.Now()}
		var pauses presence.Pauses
		done := make(chan error)
		go func() {
			done <- presence.WatchPolled(t.Context(), 3*time.Minute, &pauses, k.silent, k.tell)
		}()
		k.holds(t, presence.Idle, false)
		if !k.view.Tells(presence.Idle) || !k.view.Tells(presence.Typing) {
			t.Errorf("sights %+v, want idle and typing", k.view.Sights())
		}

		// One who types for an hour is looked for seldom.
		k.looks()
		for range 60 {
			time.Sleep(time.Minute)
			k.press()
		}
		k.holds(t, presence.Idle, false)
		if n := k.looks(); n > 31 {
			t.Errorf("looked %d times in an hour of typing, want at most 31", n)
		}

		time.Sleep(3*time.Minute + time.Second)
		k.holds(t, presence.Idle, true)
		time.Sleep(time.Hour)
		k.press()
		time.Sleep(5 * time.Second)
		k.holds(t, presence.Idle, false)

		k.press()
		if !pauses.Ask(5 * time.Second) {
			t.Fatal("nobody heard")
		}
		k.holds(t, presence.Typing, true)
		for range 10 {
			time.Sleep(4 * time.Second)
			k.press()
			k.holds(t, presence.Typing, true)
		}
		time.Sleep(5*time.Second + time.Millisecond)
		k.holds(t, presence.Typing, false)

		time.Sleep(10 * time.Second)
		pauses.Ask(5 * time.Second) // it is silent already
		k.holds(t, presence.Typing, false)
		k.press()
		pauses.Ask(time.Hour)
		k.holds(t, presence.Typing, true)
		pauses.Stop()
		k.holds(t, presence.Typing, false)

		k.mu.Lock()
		k.broken = true
		k.mu.Unlock()
		if err := <-done; err == nil {
			t.Error("a system that does not answer is no error")
		}
		if pauses.Ask(time.Second) {
			t.Error("a source that was lost still hears")
		}
	})
}

func TestPolledInputEndsWithItsWatch(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := &keyboard{last: time.Now()}
		err := presence.WatchPolled(t.Context(), time.Minute, nil, func() (time.Duration, error) {
			k.broken = k.looked > 3
			return k.silent()
		}, func(presence.Fact) {})
		if err == nil || k.looked != 5 {
			t.Errorf("ended with %v after %d looks, want an error at the fifth", err, k.looked)
		}
	})
}

func TestAnnouncedSleep(t *testing.T) {
	start := at("14:00")
	tests := []struct {
		name   string
		begins time.Time // zero: the word never came
		slept  time.Duration
		since  time.Time // zero: no sleep is told
	}{
		{"announced in time", start, time.Hour, start},
		{"announced after the sleep", start.Add(time.Hour), time.Hour, start},
		{"never announced", time.Time{}, time.Hour, start},
		{"a nap", time.Time{}, time.Second, time.Time{}},
		{"the clocks can't tell", start, 0, start},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var since time.Time
			var last presence.Fact
			presence.TellSleep(func() time.Duration { return tt.slept }, tt.begins, start.Add(time.Hour), func(f presence.Fact) {
				if f.On {
					since = f.Since
				}
				last = f
			})
			if !since.Equal(tt.since) || last.On || last.Kind != presence.Asleep {
				t.Errorf("asleep since %v, at last %+v; want since %v, and awake", since, last, tt.since)
			}
		})
	}
}

func TestNotificationStateOfWindows(t *testing.T) {
	tests := []struct {
		name        string
		state       uint32
		full, quiet bool
	}{
		{"locked", 1, false, false},
		{"a program fills the screen", 2, true, false},
		{"a game fills the screen", 3, true, false},
		{"presentation mode", 4, false, true},
		{"nothing in the way", 5, false, false},
		{"quiet after an upgrade", 6, false, true},
		{"an app of the store fills the screen", 7, true, false},
		{"a state of a later Windows", 8, false, false},
	}
	for _, tt := range tests {
		full, quiet := presence.NotificationState(tt.state)
		if full.On != tt.full || quiet.On != tt.quiet || quiet.On != (quiet.Detail != "") {
			t.Errorf("%s: full screen %+v, do not disturb %+v", tt.name, full, quiet)
		}
	}
}

func TestSessionInfoOfWindows(t *testing.T) {
	info := func(level, flags byte) []byte {
		b := make([]byte, 200)
		b[0], b[16] = level, flags
		return b
	}
	tests := []struct {
		name string
		info []byte
		want bool
	}{
		{"locked", info(1, 0), true},
		{"not locked", info(1, 1), false},
		{"another level", info(2, 0), false},
		{"cut short", info(1, 0)[:19], false},
		{"nothing", nil, false},
	}
	for _, tt := range tests {
		if got := presence.LockedBySessionInfo(tt.info); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestFullScreenOnAMac(t *testing.T) {
	laptop, monitor := [2]int{1512, 982}, [2]int{2560, 1440}
	menu, dock := [3]int{24, 1512, 37}, [3]int{20, 1512, 982}
	tests := []struct {
		name    string
		windows [][3]int // frontmost first
		want    bool
	}{
		{"no window", nil, false},
		{"a window", [][3]int{{0, 800, 600}, menu, dock}, false},
		{"a zoomed window below the menu bar", [][3]int{{0, 1512, 945}, menu}, false},
		{"a full screen", [][3]int{{0, 1512, 982}}, true},
		{"a full screen below the camera", [][3]int{{0, 1512, 945}}, true},
		{"a full screen behind a window", [][3]int{{0, 800, 600}, {0, 1512, 982}}, false},
		{"a full screen behind a window that nobody sees", [][3]int{{0, 1, 1}, {0, 1512, 982}}, true},
		{"a panel over a full screen", [][3]int{{3, 400, 300}, {0, 1512, 982}}, true},
		{"a full screen on the monitor", [][3]int{{0, 2560, 1440}, menu}, true},
		{"the whole width, but not the height", [][3]int{{0, 1512, 500}}, false},
		{"only the desktop", [][3]int{dock, menu}, false},
	}
	for _, tt := range tests {
		if got := presence.FillsDisplay(tt.windows, [][2]int{laptop, monitor}); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}
