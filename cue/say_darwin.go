package cue

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// say speaks through the program of that name, which is part of macOS.
type say struct{ volume int }

func (*say) Name() string { return "say" }

func (*say) Open(context.Context) error {
	_, err := exec.LookPath("say")
	return err
}

// Speak implements [Voice]. The volume is an embedded command (Apple, "Speech Synthesis
// Programming Guide"); what else might be one is taken out of the text.
func (s *say) Speak(ctx context.Context, text string, by time.Time) error {
	if time.Now().After(by) {
		return errLate
	}
	text = strings.NewReplacer("[[", "", "]]", "").Replace(text)
	cmd := exec.CommandContext(ctx, "say", "-f", "-")
	cmd.Stdin = strings.NewReader(fmt.Sprintf("[[volm %.2f]] %s", float64(s.volume)/100, text))
	cmd.WaitDelay = stopWithin
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("say could not speak: %w: %s", err, strings.TrimSpace(string(out)))
	}
	return nil
}

func (*say) Close() {}
