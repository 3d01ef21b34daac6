package cue_test

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/unknot-app/unknot/cue"
)

// speaker is a device that hands on what is played, and plays no longer than it is let.
type speaker struct {
	played chan cue.Sound
	hold   bool // plays until it is stopped
}

func (s *speaker) Play(ctx context.Context, sound cue.Sound, _ time.Time) error {
	s.played <- sound
	if s.hold {
		<-ctx.Done()
	}
	return ctx.Err()
}

// programs makes a folder of programs the only PATH. Each is a shell script.
func programs(t *testing.T, scripts map[string]string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, script := range scripts {
		text := "#!/bin/sh\nPATH=/usr/bin:/bin\ncd " + dir + "\n" + script + "\n"
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	file, err := os.Create(filepath.Join(dir, "sound.wav"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := cue.Chime(cue.Wood, cue.Start, 0).WriteWAV(file); err != nil {
		t.Fatal(err)
	}
	return dir
}

// player is one that finds its voice by PATH and in a folder for sockets.
func player(t *testing.T, sockets string, d cue.Device, problem func(error)) *cue.Player {
	p := cue.New(cue.Options{Voice: true, VolumePercent: 60, Device: d, Problem: problem, Getenv: func(name string) string {
		return map[string]string{"XDG_RUNTIME_DIR": sockets}[name]
	}})
	t.Cleanup(p.Close)
	return p
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// speakScript notes its arguments and its input, and gives a sound.
const speakScript = `echo "$@" >arguments; cat >text; cat sound.wav`

func TestASentenceIsSpokenBySynthesizerAndDevice(t *testing.T) {
	dir := programs(t, map[string]string{"espeak-ng": speakScript})
	d := &speaker{played: make(chan cue.Sound, 1)}
	p := player(t, "", d, func(err error) { t.Errorf("told %v", err) })
	const sentence = "-h; $(touch evil) `touch evil` | touch evil"
	p.Say(sentence)
	p.Drain(t.Context())
	// The silence before it is left out.
	whole := cue.Chime(cue.Wood, cue.Start, 0).Length()
	if s := <-d.played; s.Length() > whole || s.Length() < whole-5*time.Millisecond {
		t.Errorf("%v of %v were played", s.Length(), whole)
	}
	if got := read(t, filepath.Join(dir, "text")); got != sentence {
		t.Errorf("the text is %q, want %q", got, sentence)
	}
	if args := read(t, filepath.Join(dir, "arguments")); strings.Contains(args, "evil") || !strings.Contains(args, "-v en ") {
		t.Errorf("the arguments are %q", args)
	}
	if _, err := os.Stat(filepath.Join(dir, "evil")); err == nil {
		t.Error("a shell has read the text")
	}
}

func TestTheNextSentenceIsReadyBeforeItsMoment(t *testing.T) {
	dir := programs(t, map[string]string{"espeak-ng": "echo x >>runs; cat sound.wav; if [ -p prepared ]; then cat >prepared; fi"})
	d := &speaker{played: make(chan cue.Sound, 4)}
	p := player(t, "", d, func(err error) { t.Errorf("told %v", err) })
	p.Say("Knead.")
	p.Drain(t.Context())
	prepared := filepath.Join(dir, "prepared")
	if err := syscall.Mkfifo(prepared, 0o600); err != nil {
		t.Fatal(err)
	}
	p.Prepare("Half way.")
	// Reading waits until the script writes.
	if got := read(t, prepared); got != "Half way." {
		t.Errorf("%q is prepared", got)
	}
	p.Say("Half way.")
	p.Drain(t.Context())
	if runs := strings.Count(read(t, filepath.Join(dir, "runs")), "x"); runs != 2 || len(d.played) != 2 {
		t.Errorf("two sentences took %d runs and gave %d sounds", runs, len(d.played))
	}
}

func TestAVoiceAndItsRateAreChosen(t *testing.T) {
	dir := programs(t, map[string]string{"espeak-ng": speakScript})
	d := &speaker{played: make(chan cue.Sound, 1)}
	server := &dispatcher{modules: []string{"espeak-ng"}}
	for _, c := range []struct{ name, sockets, voice, want string }{
		{"of the synthesizer, before the desktop's", server.listen(t), "espeak-ng/gmw/en-US", "-v gmw/en-US -s 186 "},
		{"one that is gone", "", "say/Alex", "-v en-us -s 186 "},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := cue.New(cue.Options{Voice: true, VolumePercent: 60, Device: d, VoiceName: c.voice, RatePercent: 120, Getenv: func(name string) string {
				return map[string]string{"XDG_RUNTIME_DIR": c.sockets, "LANG": "en_US.UTF-8"}[name]
			}})
			defer p.Close()
			p.Say("Hold still.")
			p.Drain(t.Context())
			if <-d.played; !strings.Contains(read(t, filepath.Join(dir, "arguments")), c.want) {
				t.Errorf("the arguments are %q, want %q", read(t, filepath.Join(dir, "arguments")), c.want)
			}
		})
	}
	p := cue.New(cue.Options{Voice: true, Device: d, VoiceName: "speech-dispatcher/piper/Amy", RatePercent: 150,
		Getenv: func(name string) string { return map[string]string{"XDG_RUNTIME_DIR": server.listen(t)}[name] }})
	defer p.Close()
	p.Say("Hold still.")
	p.Drain(t.Context())
	for _, line := range []string{"SET SELF OUTPUT_MODULE piper", "SET SELF SYNTHESIS_VOICE Amy", "SET SELF RATE 38"} {
		if !server.told(line) {
			t.Errorf("the server was not told %q: %q", line, server.lines)
		}
	}
}

func TestInstalledVoicesAreListedTheBestFirst(t *testing.T) {
	programs(t, map[string]string{"espeak-ng": `cat <<X
Pty Language       Age/Gender VoiceName          File                 Other Languages
 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
 3  en-uk           --/M      english-mb-en1     mb/mb-en1            (en-gb 3)(en 2)
 5  en-gb-x-rp      --/M      English_(Received_Pronunciation) gmw/en-GB-x-rp       (en-gb 4)(en 5)
 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)
 5  variant         --/M      Storm              !v/Storm             (en-us 5)
X`})
	d := &dispatcher{modules: []string{"piper", "dummy"}, voices: []string{"Amy\ten-US\tnone", "Amy\ten-US\tmale1", "Thorsten\tde-DE\tnone"}}
	sockets := d.listen(t)
	var got []string
	for _, v := range cue.InstalledVoices(t.Context(), cue.Options{Getenv: func(name string) string {
		return map[string]string{"XDG_RUNTIME_DIR": sockets, "LANG": "en_US.UTF-8"}[name]
	}}) {
		got = append(got, v.ID+" = "+v.Name)
	}
	check(t, "voices", got, []string{
		"speech-dispatcher/piper/Amy = Amy", "espeak-ng/gmw/en-US = English (America)",
		"espeak-ng/gmw/en = English (Great Britain)", "espeak-ng/gmw/en-GB-x-rp = English (Received Pronunciation)",
	})
}

func TestWithoutASoundServerAlsaPlays(t *testing.T) {
	for _, c := range []struct {
		name, script string
		problem      bool
		plays        bool
	}{
		{"it plays", `echo "$@" >arguments; wc -c >bytes`, false, true},
		{"the device is taken", "echo 'aplay: main: audio open error: Device or resource busy' >&2; exit 1", false, false},
		{"there is no card", "echo 'ALSA lib: Unknown PCM default' >&2; exit 1", true, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := programs(t, map[string]string{"aplay": c.script})
			told := &told{}
			p := cue.New(cue.Options{Chimes: true, VolumePercent: 60, Problem: told.tell, Getenv: func(string) string { return "" }})
			defer p.Close()
			for range 2 {
				p.Play(cue.Tick, 0)
				p.Drain(t.Context())
			}
			if n := told.count(cue.ErrNoDevice); c.problem != (n == 1) {
				t.Errorf("it was told %d times: %v", n, told.errors)
			}
			if !c.plays {
				return
			}
			if args := read(t, filepath.Join(dir, "arguments")); !strings.Contains(args, "-f FLOAT_LE -c 2 -r 44100 ") {
				t.Errorf("the arguments are %q", args)
			}
			want := fmt.Sprint(8 * len(cue.Chime(cue.Wood, cue.Tick, 0).Frames))
			if got := strings.TrimSpace(read(t, filepath.Join(dir, "bytes"))); got != want {
				t.Errorf("%s bytes were played, want %s", got, want)
			}
		})
	}
}

func TestASynthesizerThatFailsIsReplaced(t *testing.T) {
	programs(t, map[string]string{"espeak-ng": "echo no voices >&2; exit 1", "espeak": speakScript})
	d := &speaker{played: make(chan cue.Sound, 1)}
	p := player(t, "", d, func(err error) { t.Errorf("told %v", err) })
	p.Say("Hold still.")
	p.Drain(t.Context())
	if len(d.played) != 1 {
		t.Error("nothing was played")
	}
}

func TestASynthesizerIsKilledWhenThePlayerCloses(t *testing.T) {
	dir := programs(t, map[string]string{"espeak-ng": "echo $$ >begun; exec sleep 1000"})
	if err := syscall.Mkfifo(filepath.Join(dir, "begun"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := player(t, "", &speaker{}, nil)
	p.Say("Hold still.")
	// Reading waits until the script writes.
	pid := strings.TrimSpace(read(t, filepath.Join(dir, "begun")))
	p.Close()
	if _, err := os.Stat("/proc/" + pid); err == nil {
		t.Errorf("process %s lives on", pid)
	}
}

func TestWithoutAnyVoiceItIsSaidWhichWereTried(t *testing.T) {
	programs(t, nil)
	problems := make(chan error, 4)
	p := player(t, t.TempDir(), &speaker{}, func(err error) { problems <- err })
	p.Say("Hold still.")
	p.Drain(t.Context())
	p.Close()
	err := <-problems
	for _, name := range []string{"no system voice", "speech-dispatcher", "espeak-ng"} {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("%q doesn't say %q", err, name)
		}
	}
	if len(problems) > 0 {
		t.Errorf("and then %v", <-problems)
	}
}

// dispatcher plays the part of Speech Dispatcher. It begins each sentence, and ends it at
// once or, if it holds, when it is cancelled.
type dispatcher struct {
	modules []string
	voices  []string
	hold    bool
	silent  bool // takes sentences and says nothing of them
	begun   chan string
	mu      sync.Mutex
	lines   []string // what it was told, but sentences
}

func (d *dispatcher) listen(t *testing.T) (sockets string) {
	t.Helper()
	sockets, err := os.MkdirTemp("", "unknot")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(sockets) })
	if err := os.Mkdir(filepath.Join(sockets, "speech-dispatcher"), 0o700); err != nil {
		t.Fatal(err)
	}
	d.begun = make(chan string, 8)
	l, err := net.Listen("unix", filepath.Join(sockets, "speech-dispatcher", "speechd.sock"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go d.serve(conn)
		}
	}()
	return sockets
}

func (d *dispatcher) serve(conn net.Conn) {
	defer conn.Close()
	answer := func(format string, args ...any) { fmt.Fprintf(conn, format+"\r\n", args...) }
	id, speaking := 0, false
	in := bufio.NewScanner(conn)
	for in.Scan() {
		line := strings.TrimSuffix(in.Text(), "\r")
		switch {
		case line == "LIST OUTPUT_MODULES":
			for _, m := range d.modules {
				answer("250-%s", m)
			}
			answer("250 OK MODULES LISTED")
		case line == "GET OUTPUT_MODULE":
			answer("251-%s\r\n251 OK GET RETURNED", d.modules[0])
		case line == "LIST SYNTHESIS_VOICES":
			for _, v := range d.voices {
				answer("249-%s", v)
			}
			answer("249 OK VOICE LIST SENT")
		case line == "SPEAK":
			answer("230 OK RECEIVING DATA")
			var text []string
			for in.Scan() && in.Text() != "." {
				text = append(text, in.Text())
			}
			id++
			answer("225-%d\r\n225 OK MESSAGE QUEUED", id)
			if d.silent {
				d.begun <- strings.Join(text, "\n")
				continue
			}
			answer("701-%d\r\n701-1\r\n701 BEGIN", id)
			speaking = true
			if !d.hold {
				answer("702-%d\r\n702-1\r\n702 END", id)
				speaking = false
			}
			d.begun <- strings.Join(text, "\n")
		case line == "CANCEL SELF":
			if speaking {
				answer("703-%d\r\n703-1\r\n703 CANCELED", id)
			}
			answer("210 OK STOPPED")
			d.note(line)
		default:
			answer("200 OK")
			d.note(line)
		}
	}
}

func (d *dispatcher) note(line string) { d.mu.Lock(); d.lines = append(d.lines, line); d.mu.Unlock() }

func (d *dispatcher) told(line string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Contains(d.lines, line)
}

func TestTheDesktopsVoiceIsTheFirstChoice(t *testing.T) {
	programs(t, map[string]string{"espeak-ng": speakScript})
	d := &dispatcher{modules: []string{"piper", "espeak-ng", "dummy"}}
	p := player(t, d.listen(t), &speaker{}, func(err error) { t.Errorf("told %v", err) })
	for _, c := range []struct{ say, hears string }{
		{"Hold still.", "Hold still."},
		{"Firm,\r\n.\r\nand still.", "Firm, . and still."},
		{". STOP ALL", ".. STOP ALL"},
	} {
		p.Say(c.say)
		if got := <-d.begun; got != c.hears {
			t.Errorf("%q is heard as %q, want %q", c.say, got, c.hears)
		}
		p.Drain(t.Context())
	}
	for _, line := range []string{"SET SELF LANGUAGE en", "SET SELF VOLUME -25", "SET SELF NOTIFICATION ALL ON"} {
		if !d.told(line) {
			t.Errorf("the server was not told %q: %q", line, d.lines)
		}
	}
}

func TestWhereTheDesktopSpeaksWithEspeakWeDoSoOurselves(t *testing.T) {
	for _, c := range []struct {
		name, script string
		voice        string
		own          bool
	}{
		{"it is there", speakScript, "", true},
		{"it is broken", "exit 1", "", false},
		{"the desktop's was chosen", speakScript, "speech-dispatcher/espeak-ng/English (America)", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			programs(t, map[string]string{"espeak-ng": c.script})
			d := &dispatcher{modules: []string{"espeak-ng", "dummy"}}
			sockets := d.listen(t)
			s := &speaker{played: make(chan cue.Sound, 1)}
			p := cue.New(cue.Options{Voice: true, VolumePercent: 60, Device: s, VoiceName: c.voice,
				Problem: func(err error) { t.Errorf("told %v", err) },
				Getenv:  func(name string) string { return map[string]string{"XDG_RUNTIME_DIR": sockets}[name] }})
			defer p.Close()
			p.Say("Hold still.")
			p.Drain(t.Context())
			if !c.own {
				<-d.begun
			}
			if ours := len(s.played) == 1; ours != c.own || len(d.begun) > 0 {
				t.Errorf("%d sentences are ours, and %d more the desktop's", len(s.played), len(d.begun))
			}
		})
	}
}

func TestTheDesktopsVoiceIsStoppedForTheNextSentence(t *testing.T) {
	programs(t, nil)
	d := &dispatcher{modules: []string{"espeak-ng"}, hold: true}
	p := player(t, d.listen(t), &speaker{}, func(err error) { t.Errorf("told %v", err) })
	for _, s := range []string{"Hold still.", "Paused.", "Let go."} {
		p.Say(s)
		if got := <-d.begun; got != s {
			t.Errorf("%q is heard, want %q", got, s)
		}
	}
	p.Mute(true)
	p.Drain(t.Context())
	if !d.told("CANCEL SELF") {
		t.Errorf("it was not stopped: %q", d.lines)
	}
}

func TestADesktopWithoutSynthesizerIsNoVoice(t *testing.T) {
	programs(t, map[string]string{"espeak-ng": speakScript})
	d := &dispatcher{modules: []string{"dummy"}}
	s := &speaker{played: make(chan cue.Sound, 1)}
	p := player(t, d.listen(t), s, func(err error) { t.Errorf("told %v", err) })
	p.Say("Hold still.")
	p.Drain(t.Context())
	if len(s.played) != 1 || len(d.begun) != 0 {
		t.Error("the desktop's complaint is played")
	}
}

func TestADesktopThatNeverBeginsIsGivenUp(t *testing.T) {
	programs(t, map[string]string{"espeak-ng": speakScript})
	d := &dispatcher{modules: []string{"broken"}, silent: true}
	s := &speaker{played: make(chan cue.Sound, 1)}
	p := player(t, d.listen(t), s, func(err error) { t.Errorf("told %v", err) })
	for len(s.played) == 0 && t.Context().Err() == nil && len(d.begun) < 8 {
		p.Say("Hold still.")
		p.Drain(t.Context())
	}
	if n := len(d.begun); n != 3 || len(s.played) != 1 {
		t.Errorf("it was given up after %d sentences, and %d were spoken by another", n, len(s.played))
	}
}
