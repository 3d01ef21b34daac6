package cue

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
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
	return []renderer{&say{voice: o.ownVoice(saySource), rate: o.RatePercent}}
}

// saySource is the source of the voices of macOS.
const saySource = "say"

// say speaks through the program of that name, which is part of macOS.
type say struct {
	voice string
	rate  int // percent
}

func (*say) Name() string { return saySource }

func (*say) Open(context.Context) error {
	_, err := exec.LookPath("say")
	return err
}

// Render implements [renderer]. The program writes files only. What might be an embedded
// command (Apple, "Speech Synthesis Programming Guide") is taken out of the text.
func (s *say) Render(ctx context.Context, text string) (Sound, error) {
	dir, err := os.MkdirTemp("", "unknot-say-")
	if err != nil {
		return Sound{}, fmt.Errorf("could not make a folder for a sentence: %w", err)
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "sentence.wav")
	// At 100 percent: the usual pace of macOS voices, somewhat slower.
	args := []string{"-r", strconv.Itoa(pace * s.rate / 100), "-o", file, "--file-format=WAVE", "--data-format=LEI16@22050", "-f", "-"}
	if s.voice != "" {
		args = append([]string{"-v", s.voice}, args...)
	}
	cmd := exec.CommandContext(ctx, "say", args...)
	cmd.Stdin = strings.NewReader(strings.NewReplacer("[[", "", "]]", "").Replace(text))
	if _, err := run(cmd); err != nil {
		if ctx.Err() != nil {
			return Sound{}, ctx.Err()
		}
		return Sound{}, err
	}
	f, err := os.Open(file)
	if err != nil {
		return Sound{}, fmt.Errorf("say made no sound of a sentence: %w", err)
	}
	defer f.Close()
	return ReadWAV(f)
}

func (*say) Close() {}

// sayLine is a line of `say -v ?`: "Alex                en_US    # Most people recognize me".
var sayLine = regexp.MustCompile(`(?m)^(.+?)\s+([a-z]{2,3}[_-][A-Za-z0-9]+)\s+#`)

func installed(ctx context.Context, _ Options) (all []VoiceInfo) {
	out, err := run(exec.CommandContext(ctx, "say", "-v", "?"))
	if err != nil {
		return nil
	}
	for _, m := range sayLine.FindAllStringSubmatch(string(out), -1) {
		all = append(all, VoiceInfo{ID: saySource + "/" + m[1], Name: m[1], Language: normal(m[2]), Source: saySource})
	}
	return all
}
