package settings_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/settings"
)

func TestTheDefaultsPassTheCheck(t *testing.T) {
	if problems := settings.Check(settings.Default()); len(problems) > 0 {
		t.Errorf("the defaults have problems: %v", problems)
	}
}

func TestTheDefaultsAreAFreshValueEveryTime(t *testing.T) {
	settings.Default().Schedule.Days[0] = "sun"
	if got := settings.Default().Schedule.Days[0]; got != "mon" {
		t.Errorf("after a change of one copy the default days start with %q", got)
	}
}

func TestEverySettingHasAFieldWithMeaningAndRange(t *testing.T) {
	var keys []string
	for _, f := range settings.Fields() {
		keys = append(keys, f.Key)
		if f.Meaning == "" || f.Expected() == "" {
			t.Errorf("%s has no meaning or no range: %+v", f.Key, f)
		}
		if got, ok := settings.FieldOf(f.Key); !ok || got.Key != f.Key {
			t.Errorf("FieldOf(%q) = %v, %v", f.Key, got, ok)
		}
	}
	// The JSON of the settings is the independent list of what there is.
	var tree map[string]any
	text, err := json.Marshal(settings.Default())
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &tree); err != nil {
		t.Fatal(err)
	}
	var want []string
	for table, value := range tree {
		if inner, ok := value.(map[string]any); ok {
			for key := range inner {
				want = append(want, table+"."+key)
			}
		} else {
			want = append(want, table)
		}
	}
	slices.Sort(want)
	slices.Sort(keys)
	if diff := cmp.Diff(want, keys); diff != "" {
		t.Errorf("settings and fields differ (-settings +fields):\n%s", diff)
	}
}

func TestValuesOutsideTheirRangeAreToldAndRepaired(t *testing.T) {
	cases := []struct {
		name   string
		change func(*settings.Settings)
		key    string
		says   string
	}{
		{"too rare", func(s *settings.Settings) { s.Schedule.EveryMinutes = 241 }, "schedule.every_minutes", "a whole number from 20 to 240 (minutes)"},
		{"too often", func(s *settings.Settings) { s.Schedule.EveryMinutes = 19 }, "schedule.every_minutes", "is 19"},
		{"no reminder a day", func(s *settings.Settings) { s.Schedule.MaxPerDay = 0 }, "schedule.max_per_day", "from 1 to 8"},
		{"eight sessions", func(s *settings.Settings) { s.Schedule.WeeklyGoal = 8 }, "schedule.weekly_goal", "from 1 to 7"},
		{"heads-up between", func(s *settings.Settings) { s.Schedule.HeadsUpMinutes = 3 }, "schedule.heads_up_minutes", "0, 1, 2 or 5 (minutes)"},
		{"day unknown", func(s *settings.Settings) { s.Schedule.Days = []string{"mon", "monday"} }, "schedule.days", `"sat" or "sun"`},
		{"day twice", func(s *settings.Settings) { s.Schedule.Days = []string{"mon", "mon"} }, "schedule.days", "at most once"},
		{"no time", func(s *settings.Settings) { s.Schedule.WorkFrom = "8:00" }, "schedule.work_from", `is "8:00"`},
		{"minute 60", func(s *settings.Settings) { s.Schedule.WindowTo = "17:60" }, "schedule.window_to", "a time of day"},
		{"past midnight", func(s *settings.Settings) { s.Schedule.WorkTo = "24:01" }, "schedule.work_to", "a time of day"},
		{"work backwards", func(s *settings.Settings) { s.Schedule.WorkTo = "07:00" }, "schedule.work_to", "an end after the start"},
		{"empty window", func(s *settings.Settings) { s.Schedule.WindowFrom = "17:30" }, "schedule.window_to", "an end after the start"},
		{"window outside work", func(s *settings.Settings) { s.Schedule.WindowFrom, s.Schedule.WindowTo = "19:00", "20:00" }, "schedule.window_from", "overlap"},
		{"never idle", func(s *settings.Settings) { s.Quiet.IdleMinutes = 0 }, "quiet.idle_minutes", "from 1 to 15"},
		{"a voice on two lines", func(s *settings.Settings) { s.Coach.VoiceName = "espeak-ng/en\nx" }, "coach.voice_name", "one line of text"},
		{"a voice in a hurry", func(s *settings.Settings) { s.Coach.VoiceRatePercent = 200 }, "coach.voice_rate_percent", "from 60 to 150 (percent)"},
		{"too loud", func(s *settings.Settings) { s.Coach.VolumePercent = 101 }, "coach.volume_percent", "from 0 to 100 (percent)"},
		{"dose unknown", func(s *settings.Settings) { s.Coach.Dose = "heroic" }, "coach.dose", `"gentle", "standard" or "full"`},
		{"routine with a space", func(s *settings.Settings) { s.General.QuickRoutine = "five minute" }, "general.quick_routine", "joined by hyphens"},
		{"tool without a name", func(s *settings.Settings) { s.Tools = []string{""} }, "tools", "a list of names"},
		{"language with a path", func(s *settings.Settings) { s.General.Language = "../en" }, "general.language", "language tag"},
		{"date that is none", func(s *settings.Settings) { s.Safety.Checked = "2026-02-30" }, "safety.checked", "a date"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := settings.Default()
			s.Coach.Skin = "s3" // a choice that must survive
			c.change(&s)
			problems := settings.Check(s)
			if len(problems) != 1 || problems[0].Key != c.key || !strings.Contains(problems[0].Text, c.says) {
				t.Fatalf("Check: %+v\nwant one problem with %s that says %q", problems, c.key, c.says)
			}
			repaired, told := settings.Repair(s)
			if diff := cmp.Diff(problems, told); diff != "" {
				t.Errorf("Repair tells other problems than Check:\n%s", diff)
			}
			want := settings.Default()
			want.Coach.Skin = "s3"
			if diff := cmp.Diff(want, repaired); diff != "" {
				t.Errorf("repaired (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRepairMovesTheWorkHoursWhenTheDefaultWindowLiesOutsideThem(t *testing.T) {
	s := settings.Default()
	s.Schedule.WorkFrom, s.Schedule.WorkTo = "19:00", "23:00"
	s.Schedule.WindowFrom, s.Schedule.WindowTo = "10:00", "11:00"
	repaired, _ := settings.Repair(s)
	if diff := cmp.Diff(settings.Default(), repaired); diff != "" {
		t.Errorf("repaired (-want +got):\n%s", diff)
	}
}

func TestRepairLeavesWhatIsRightUntouched(t *testing.T) {
	s := settings.Default()
	s.Schedule.Days = []string{}
	s.Tools = []string{"hands", "foam-roller"}
	s.Schedule.WorkTo = "24:00"
	s.General.Language = "de-AT"
	repaired, problems := settings.Repair(s)
	if len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
	if diff := cmp.Diff(s, repaired); diff != "" {
		t.Errorf("repaired (-want +got):\n%s", diff)
	}
}

func TestDamageNeverUnlocksTheCoach(t *testing.T) {
	s := settings.Default()
	s.Safety = settings.Safety{Checked: "2026-11-02", Flags: []string{"disc", "???"}, Unlocked: "2026-11-20"}
	repaired, _ := settings.Repair(s)
	want := settings.Safety{Flags: []string{"disc"}}
	if diff := cmp.Diff(want, repaired.Safety); diff != "" {
		t.Errorf("safety (-want +got):\n%s", diff)
	}
	if !repaired.Safety.Locked() {
		t.Error("the coach is not locked")
	}
}

func TestTheCoachIsLockedByTheFirstFourFlagsOnly(t *testing.T) {
	cases := []struct {
		safety settings.Safety
		want   bool
	}{
		{settings.Safety{}, false},
		{settings.Safety{Flags: []string{"headaches"}}, false},
		{settings.Safety{Flags: []string{"headaches", "thoracic"}}, true},
		{settings.Safety{Flags: []string{"structural"}}, true},
		{settings.Safety{Flags: []string{"injury"}, Unlocked: "2026-11-20"}, false},
	}
	for _, c := range cases {
		if got := c.safety.Locked(); got != c.want {
			t.Errorf("%+v: locked %v, want %v", c.safety, got, c.want)
		}
	}
}
