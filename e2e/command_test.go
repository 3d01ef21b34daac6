//go:build e2e && linux

package e2e_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/unknot-app/unknot/control"
)

// What needs no running Unknot is specified by the scripts of the command package.
func TestCommandsToARunningUnknot(t *testing.T) {
	t.Parallel()
	s := withoutDisplay(t)
	s.start(monday, 1)
	steps := []struct {
		args  string
		code  int
		out   string // how standard output begins; empty: nothing is printed
		err   string // the same of standard error
		state control.State
	}{
		{"status", 0, "First reminder about 14:1", "", control.Counting},
		{"skip", 0, "Next break about ", "", control.Counting},
		{"resume", 1, "", "unknot: ", control.Counting},
		{"snooze", 0, "Snoozed until 14:0", "", control.Snoozed},
		{"snooze 17:15", 0, "Snoozed until 17:15.", "", control.Snoozed},
		{"snooze 12:00", 1, "", "unknot: 12:00 is past.", control.Snoozed},
		{"snooze 5h", 1, "", "unknot: A snooze ends before the afternoon window does, at 17:30.", control.Snoozed},
		{"snooze 30m", 0, "Snoozed until 14:2", "", control.Snoozed},
		{"snooze 10m", 1, "", "unknot: No snooze is left today.", control.Snoozed},
		{"resume", 0, "Time for ", "", control.Due},
		{"pause 1h", 0, "Reminders are paused.\nUntil 14:5", "", control.Paused},
		{"pause until 16:00", 0, "Reminders are paused.\n", "", control.Paused},
		{"pause today", 0, "Reminders are paused.\n", "", control.Paused},
		{"pause monday", 0, "Reminders are paused.\n", "", control.Paused},
		{"pause", 0, "Reminders are paused.\n", "", control.Paused},
		{"status", 0, "Reminders are paused.\n", "", control.Paused},
		{"resume", 0, "", "", ""},
		{"history", 0, "", "", ""},
		{"history --days 1", 0, "", "", ""},
	}
	for _, step := range steps {
		got := s.unknot(strings.Fields(step.args)...)
		if got.code != step.code || !strings.HasPrefix(got.out, step.out) || !strings.HasPrefix(got.err, step.err) ||
			(step.err == "") != (got.err == "") {
			t.Errorf("%s: %+v, want %d, %q and %q", step.args, got, step.code, step.out, step.err)
		}
		if now := s.snapshot(); step.state != "" && now.State != step.state {
			t.Errorf("%s: the state is %s, want %s", step.args, now.State, step.state)
		}
	}

	if o := s.coach(600, "hands-only"); o.code != 0 {
		t.Fatalf("coach --text: %+v", o)
	}
	rows, err := csv.NewReader(strings.NewReader(s.do("history", "--csv"))).ReadAll()
	if err != nil || len(rows) != 2 || rows[0][0] != "started" || rows[1][2] != "hands-only" {
		t.Errorf("history --csv: %v, %v", rows, err)
	}
	if o := s.unknot("quit"); o.code != 0 || o.out != "" || o.err != "" {
		t.Errorf("quit: %+v", o)
	}
	if code := s.resident.ExitCode(); code != 0 {
		t.Errorf("the resident exits with %d", code)
	}
}
