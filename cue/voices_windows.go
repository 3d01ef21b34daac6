package cue

import (
	"bufio"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"math"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"unicode/utf16"
)

// voices are those of this system: the one that was chosen, or else the one that the person
// chose in the system's settings.
func voices(o Options) []Voice {
	var all []Voice
	for _, r := range renderers(o) {
		all = append(all, o.rendered(r))
	}
	return all
}

func renderers(o Options) []renderer {
	return []renderer{&sapi{voice: o.ownVoice(sapiSource), language: regional(o.Language, o.Getenv), rate: o.RatePercent}}
}

// sapiSource is the source of the voices of Windows.
const sapiSource = "SAPI"

// sapi speaks with the voices of Windows, through .NET's System.Speech in one PowerShell
// that lives as long as the voice is open: it takes a second to start. Each line of its input
// is a sentence, "VOICE LANGUAGE RATE TEXT" with all but the rate in Base64, so that nothing
// of it is ever read as a command; each line of its output is a WAV in Base64, or a complaint
// behind an exclamation mark.
type sapi struct {
	voice    string
	language string
	rate     int // percent

	in      io.WriteCloser
	answers chan string // closed when it has ended
	asked   int         // sentences whose answer has not come
	stop    context.CancelFunc
	done    chan struct{}
}

const sapiScript = `
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Speech
$s = New-Object System.Speech.Synthesis.SpeechSynthesizer
$format = New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo 22050, ([System.Speech.AudioFormat.AudioBitsPerSample]::Sixteen), ([System.Speech.AudioFormat.AudioChannel]::Mono)
function text($b) { [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($b)) }
while ($null -ne ($line = [Console]::In.ReadLine())) {
  try {
    if ($line -eq 'voices') {
      $all = ($s.GetInstalledVoices() | Where-Object { $_.Enabled } | ForEach-Object { $_.VoiceInfo.Name + [char]9 + $_.VoiceInfo.Culture.Name }) -join [char]10
      [Console]::Out.WriteLine([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($all)))
      continue
    }
    $p = $line.Split(' ')
    $voice = text $p[0]
    if ($voice -ne '-') { $s.SelectVoice($voice) }
    else { try { $s.SelectVoiceByHints('NotSet', 'NotSet', 0, (New-Object Globalization.CultureInfo (text $p[1]))) } catch { } }
    $s.Rate = [int]$p[2]
    $memory = New-Object IO.MemoryStream
    $s.SetOutputToWaveStream($memory)
    $s.Speak((text $p[3]))
    $s.SetOutputToNull()
    [Console]::Out.WriteLine([Convert]::ToBase64String($memory.ToArray()))
  } catch { [Console]::Out.WriteLine('!' + $_.Exception.Message.Replace([string][char]13, ' ').Replace([string][char]10, ' ')) }
}
`

func (*sapi) Name() string { return sapiSource }

// Open implements [renderer].
func (s *sapi) Open(ctx context.Context) error {
	running, stop := context.WithCancel(context.WithoutCancel(ctx))
	cmd := exec.CommandContext(running, "powershell.exe", "-NoLogo", "-NoProfile", "-NonInteractive", "-EncodedCommand", encoded(sapiScript))
	cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true}
	cmd.WaitDelay = stopWithin
	in, err := cmd.StdinPipe()
	if err != nil {
		stop()
		return fmt.Errorf("could not open the input of PowerShell: %w", err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		stop()
		return fmt.Errorf("could not open the output of PowerShell: %w", err)
	}
	if err := cmd.Start(); err != nil {
		stop()
		return fmt.Errorf("could not start PowerShell: %w", err)
	}
	s.in, s.stop, s.answers, s.done, s.asked = in, stop, make(chan string, 8), make(chan struct{}), 0
	go func(answers chan<- string, done chan<- struct{}) {
		defer close(done)
		lines := bufio.NewScanner(out)
		lines.Buffer(nil, 16<<20)
		for lines.Scan() {
			select {
			case answers <- lines.Text():
			case <-running.Done():
			}
		}
		close(answers)
		cmd.Wait()
	}(s.answers, s.done)
	if _, err := s.ask(ctx, "voices"); err != nil {
		s.Close()
		return err
	}
	return nil
}

// encoded is a script as PowerShell takes it: Base64 of UTF-16.
func encoded(script string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(script)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return base64.StdEncoding.EncodeToString(b)
}

// Render implements [renderer].
func (s *sapi) Render(ctx context.Context, text string) (Sound, error) {
	b64 := func(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) }
	voice := s.voice
	if voice == "" {
		voice = "-"
	}
	answer, err := s.ask(ctx, strings.Join([]string{b64(voice), b64(s.language), strconv.Itoa(sapiRate(s.rate)), b64(text)}, " "))
	if err != nil {
		return Sound{}, err
	}
	return ReadWAV(base64.NewDecoder(base64.StdEncoding, strings.NewReader(answer)))
}

// ask sends a line and waits for its answer. Answers to what was given up are passed over.
func (s *sapi) ask(ctx context.Context, line string) (string, error) {
	if _, err := io.WriteString(s.in, line+"\r\n"); err != nil {
		return "", fmt.Errorf("PowerShell has ended: %w", err)
	}
	s.asked++
	for {
		select {
		case answer, open := <-s.answers:
			if !open {
				return "", errors.New("PowerShell has ended")
			}
			if s.asked--; s.asked > 0 {
				continue
			}
			if complaint, bad := strings.CutPrefix(answer, "!"); bad {
				return "", fmt.Errorf("Windows could not speak: %s", complaint)
			}
			return answer, nil
		case <-ctx.Done():
			return "", ctx.Err()
		}
	}
}

// Close implements [renderer].
func (s *sapi) Close() {
	if s.stop == nil {
		return
	}
	s.in.Close()
	s.stop()
	<-s.done
	s.stop = nil
}

func installed(ctx context.Context, _ Options) (all []VoiceInfo) {
	s := &sapi{rate: 100}
	if s.Open(ctx) != nil {
		return nil
	}
	defer s.Close()
	answer, err := s.ask(ctx, "voices")
	if err != nil {
		return nil
	}
	list, err := base64.StdEncoding.DecodeString(answer)
	if err != nil {
		return nil
	}
	for _, line := range strings.Split(string(list), "\n") {
		if name, language, ok := strings.Cut(line, "\t"); ok {
			all = append(all, VoiceInfo{ID: sapiSource + "/" + name, Name: name, Language: normal(language), Source: sapiSource})
		}
	}
	return all
}

// sapiRate is the rate of a voice of Windows, from -10 (a third as fast) to 10 (three times
// as fast), for a pace in percent. Its usual pace is a hurry, as that of espeak-ng is.
func sapiRate(percent int) int {
	const usual = 175 // words a minute
	times := float64(pace*percent) / 100 / usual
	return int(math.Round(10 * math.Log(times) / math.Log(3)))
}
