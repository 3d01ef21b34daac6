package settings_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/settings"
)

// desk is a settings file in a folder of its own and a clock to turn.
type desk struct {
	settings.File
	now time.Time
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{now: time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)}
	d.File = settings.File{
		Path: filepath.Join(t.TempDir(), "unknot", "settings.toml"),
		Now:  func() time.Time { return d.now },
	}
	return d
}

func (d *desk) write(t *testing.T, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(d.Path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(d.Path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func (d *desk) save(t *testing.T, s settings.Settings) {
	t.Helper()
	if err := d.Save(s); err != nil {
		t.Fatal(err)
	}
}

func (d *desk) broken(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob(d.Path + ".broken-*")
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func text(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func kinds(notices []settings.Notice) string {
	var all []string
	for _, n := range notices {
		all = append(all, n.Kind)
	}
	return strings.Join(all, " ")
}

func everyThingChanged() settings.Settings {
	return settings.Settings{
		Schedule: settings.Schedule{
			Days: []string{"sat"}, WorkFrom: "00:00", WorkTo: "24:00", WindowFrom: "10:05", WindowTo: "23:55",
			Windows: []string{"08:00-09:00", "10:05-23:55"}, At: []string{"mon-wed,sat 12:30", "07:00"},
			QuietDates: []string{"2026-12-24 to 2027-01-06"}, Strictness: "firm", Spread: true,
			EveryMinutes: 240, MaxPerDay: 8, WeeklyGoal: 7, HeadsUpMinutes: 5,
		},
		Quiet: settings.Quiet{IdleMinutes: 15, AwayMinutes: 30, SnoozesPerDay: 10, AfterCallMinutes: 30, LowBattery: true, LongestWaitMinutes: 120},
		Coach: settings.Coach{ChimeSet: "bowl", VolumePercent: 1, VoiceName: "espeak-ng/en-gb \"x\"", VoiceRatePercent: 120, LeadInSeconds: 30, WaitForMe: true,
			Dose: "full", Skin: "s4", Hair: "short", Body: "b", Motion: "still", FullScreen: true},
		Tools: []string{"hands", "partner"},
		General: settings.General{Theme: "dark", Contrast: "high", TextSize: "largest", Language: "de-AT", Clock: "12",
			QuickRoutine: "hands-only", ReminderStyle: "notification", FirstRunDone: true},
		Safety: settings.Safety{Checked: "2026-11-02", Flags: []string{"disc", "headaches"}, Unlocked: "2026-11-20"},
	}
}

func TestWithoutAFileTheDefaultsHoldAndNothingIsSaid(t *testing.T) {
	d := newDesk(t)
	got, notices := d.Load()
	if diff := cmp.Diff(settings.Default(), got); diff != "" || len(notices) > 0 {
		t.Errorf("notices %v, settings (-want +got):\n%s", notices, diff)
	}
}

func TestWhatIsSavedIsLoaded(t *testing.T) {
	for name, s := range map[string]settings.Settings{"defaults": settings.Default(), "all changed": everyThingChanged()} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.save(t, s)
			got, notices := d.Load()
			if diff := cmp.Diff(s, got); diff != "" || len(notices) > 0 {
				t.Errorf("notices %v, settings (-want +got):\n%s", notices, diff)
			}
		})
	}
}

func TestTheFileExplainsEveryKey(t *testing.T) {
	d := newDesk(t)
	d.save(t, settings.Default())
	written := text(t, d.Path)
	for _, f := range settings.Fields() {
		if !strings.Contains(written, "# "+f.Meaning+"\n# Expected: "+f.Expected()) {
			t.Errorf("no comment explains %s", f.Key)
		}
	}
}

func TestTheFileIsForItsOwnerAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // no modes there; the profile folder is private
	}
	d := newDesk(t)
	d.save(t, settings.Default())
	for path, want := range map[string]os.FileMode{d.Path: 0o600, filepath.Dir(d.Path): 0o700} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", filepath.Base(path), got, want)
		}
	}
}

func TestSavingLeavesNoTemporaryFiles(t *testing.T) {
	d := newDesk(t)
	d.save(t, settings.Default())
	d.save(t, everyThingChanged())
	entries, err := os.ReadDir(filepath.Dir(d.Path))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != "settings.toml" && e.Name() != "settings.toml.bak" {
			t.Errorf("%s is left over", e.Name())
		}
	}
}

func TestALinkedFileStaysLinked(t *testing.T) {
	d := newDesk(t)
	real := filepath.Join(t.TempDir(), "mine.toml")
	if err := os.WriteFile(real, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(d.Path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, d.Path); err != nil {
		t.Fatal(err)
	}
	d.save(t, everyThingChanged())
	if info, err := os.Lstat(d.Path); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
	if !strings.Contains(text(t, real), "largest") {
		t.Error("the linked file was not written")
	}
}

func TestADamagedFileGivesYesterdaysCopyAndIsKept(t *testing.T) {
	d := newDesk(t)
	monday := settings.Default()
	monday.Schedule.EveryMinutes = 60
	d.save(t, monday)
	d.now = d.now.AddDate(0, 0, 1)
	tuesday := monday
	tuesday.Schedule.EveryMinutes = 90
	d.save(t, tuesday)
	tuesday.Schedule.EveryMinutes = 120
	d.save(t, tuesday)

	const garbage = "[schedule]\nevery_minutes = 90\nwork_from = \"08:00\n"
	d.write(t, garbage)
	got, notices := d.Load()
	if diff := cmp.Diff(monday, got); diff != "" {
		t.Errorf("settings (-yesterday's +got):\n%s", diff)
	}
	if kinds(notices) != "settings-restored" {
		t.Fatalf("notices %v", notices)
	}
	for _, part := range []string{"line 3", "I went back to yesterday's copy", "settings.toml.broken-20261124-140000"} {
		if !strings.Contains(notices[0].Text, part) {
			t.Errorf("the notice does not say %q: %s", part, notices[0].Text)
		}
	}
	if kept := d.broken(t); len(kept) != 1 || text(t, kept[0]) != garbage {
		t.Errorf("kept: %v", kept)
	}
	again, notices := d.Load()
	if diff := cmp.Diff(monday, again); diff != "" || len(notices) > 0 {
		t.Errorf("the next load says %v (-yesterday's +got):\n%s", notices, diff)
	}
}

func TestADamagedFileWithoutACopyGivesTheDefaults(t *testing.T) {
	for name, garbage := range map[string]string{
		"not TOML": "every minute", "bytes": "\xff\xfe\x00s", "cut off": "[sched", "twice": "[quiet]\n[quiet]\n",
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.write(t, garbage)
			got, notices := d.Load()
			if diff := cmp.Diff(settings.Default(), got); diff != "" {
				t.Errorf("settings (-want +got):\n%s", diff)
			}
			if kinds(notices) != "settings-default" {
				t.Errorf("notices %v", notices)
			}
			if kept := d.broken(t); len(kept) != 1 || text(t, kept[0]) != garbage {
				t.Errorf("kept: %v", kept)
			}
		})
	}
}

func TestKeptCopiesNeverReplaceEachOtherAndStayFew(t *testing.T) {
	d := newDesk(t)
	for _, letter := range "abcdefgh" {
		d.write(t, string(letter))
		d.Load()
	}
	var all bytes.Buffer
	for _, name := range d.broken(t) {
		all.WriteString(text(t, name))
	}
	if all.String() != "defgh" {
		t.Errorf("kept %q, want the last five", all.String())
	}
}

func TestSingleWrongValuesFallBackAndTheRestIsKept(t *testing.T) {
	d := newDesk(t)
	const before = `tools = ["hands"]
[schedule]
every_minutes = 5
max_per_day = "many"
work_from = 09:30:00
[quiet]
away_minutes = 12
[coach]
dose = "full"
[safety]
checked = 2026-11-02
flags = ["disc", 5]
`
	d.write(t, before)
	got, notices := d.Load()
	want := settings.Default()
	want.Tools = []string{"hands"}
	want.Schedule.WorkFrom = "09:30"
	want.Quiet.AwayMinutes = 12
	want.Coach.Dose = "full"
	want.Safety.Flags = []string{"disc"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("settings (-want +got):\n%s", diff)
	}
	var all string
	for _, n := range notices {
		all += n.Text + "\n"
	}
	for _, part := range []string{
		"Line 3: schedule.every_minutes is 5. I expected a whole number from 20 to 240 (minutes). I use the default.",
		"Line 4: schedule.max_per_day is many.",
		"Line 12: safety.flags",
		"I will ask the safety questions again.",
	} {
		if !strings.Contains(all, part) {
			t.Errorf("no notice says %q:\n%s", part, all)
		}
	}
	if text(t, d.Path) != before {
		t.Error("loading changed the file")
	}
	d.save(t, got)
	if kept := d.broken(t); len(kept) != 1 || text(t, kept[0]) != before {
		t.Errorf("saving did not keep the old file: %v", kept)
	}
	if _, notices := d.Load(); len(notices) > 0 {
		t.Errorf("after saving: %v", notices)
	}
}

func TestUnknownKeysAreNamedAndSurviveSaving(t *testing.T) {
	d := newDesk(t)
	d.write(t, "colour = \"petrol\"\n[schedule]\nfortnightly = [1, 2]\n[quiet.meals]\nhold = true\n[future]\na.b = 1979-05-27\n")
	s, notices := d.Load()
	if kinds(notices) != "settings-unknown" {
		t.Fatalf("notices %v", notices)
	}
	for _, key := range []string{"colour", "schedule.fortnightly", "quiet.meals", "future"} {
		if !strings.Contains(notices[0].Text, key) {
			t.Errorf("the notice does not name %s: %s", key, notices[0].Text)
		}
	}
	d.save(t, s)
	d.save(t, s)
	_, again := d.Load()
	if diff := cmp.Diff(notices, again); diff != "" {
		t.Errorf("after saving (-before +after):\n%s", diff)
	}
	if written := text(t, d.Path); !strings.Contains(written, "1979-05-27") || !strings.Contains(written, "fortnightly = [1, 2]") {
		t.Errorf("values of unknown keys are lost:\n%s", written)
	}
}

func TestAByteOrderMarkIsRead(t *testing.T) {
	d := newDesk(t)
	d.write(t, "\xef\xbb\xbf[coach]\r\nskin = \"s4\"\r\n")
	if got, notices := d.Load(); got.Coach.Skin != "s4" || len(notices) > 0 {
		t.Errorf("skin %q, notices %v", got.Coach.Skin, notices)
	}
}

func TestWrongSettingsAreNotSaved(t *testing.T) {
	d := newDesk(t)
	d.save(t, settings.Default())
	before := text(t, d.Path)
	s := settings.Default()
	s.Coach.LeadInSeconds = 3
	err := d.Save(s)
	if err == nil || !strings.Contains(err.Error(), "from 4 to 30") {
		t.Errorf("error %v", err)
	}
	if text(t, d.Path) != before {
		t.Error("the file changed")
	}
}

func TestASaveThatIsRefusedIsASentenceAndTheOldFileStays(t *testing.T) {
	d := newDesk(t)
	d.save(t, settings.Default())
	before := text(t, d.Path)
	if err := os.Mkdir(d.Path+".bak", 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(d.Path+".bak", "x"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	old := d.now.AddDate(0, 0, -3)
	if err := os.Chtimes(d.Path+".bak", old, old); err != nil {
		t.Fatal(err)
	}
	err := d.Save(everyThingChanged())
	if err == nil || !strings.HasPrefix(err.Error(), "Could not save the settings in "+d.Path) || errors.Unwrap(err) == nil {
		t.Errorf("error %v", err)
	}
	if text(t, d.Path) != before {
		t.Error("the old file is gone")
	}
}

func TestAFolderInPlaceOfTheFileIsToldAndKept(t *testing.T) {
	d := newDesk(t)
	if err := os.MkdirAll(filepath.Join(d.Path, "inner"), 0o700); err != nil {
		t.Fatal(err)
	}
	got, notices := d.Load()
	if diff := cmp.Diff(settings.Default(), got); diff != "" || kinds(notices) != "settings-default" {
		t.Errorf("notices %v, settings (-want +got):\n%s", notices, diff)
	}
	d.save(t, everyThingChanged())
	if kept := d.broken(t); len(kept) != 1 {
		t.Errorf("kept: %v", kept)
	}
	if got, _ := d.Load(); got.General.Theme != "dark" {
		t.Errorf("not saved: %+v", got)
	}
}

func TestAFolderThatIsAFileIsASentence(t *testing.T) {
	d := newDesk(t)
	if err := os.WriteFile(filepath.Dir(d.Path), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	err := d.Save(settings.Default())
	if err == nil || !strings.Contains(err.Error(), "is a file, not a folder") {
		t.Errorf("error %v", err)
	}
	if got, notices := d.Load(); kinds(notices) != "settings-default" || got.Schedule.EveryMinutes != 75 {
		t.Errorf("load gives %v, %+v", notices, got)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte("[schedule]\nevery_minutes = 5\nwork_from = 08:00:00\n"))
	f.Add([]byte("tools = 3\n[safety]\nflags = [\"disc\", {}]\n[x]\ny.z = nan\n"))
	f.Add([]byte("[schedule.every_minutes]\n[[coach]]\n"))
	f.Add([]byte("\xef\xbb\xbf\"\" = \"\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file := settings.File{
			Path: filepath.Join(t.TempDir(), "settings.toml"),
			Now:  func() time.Time { return time.Unix(1_800_000_000, 0) },
		}
		if err := os.WriteFile(file.Path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		got, _ := file.Load()
		if problems := settings.Check(got); len(problems) > 0 {
			t.Fatalf("loaded settings don't pass the check: %v", problems)
		}
		if err := file.Save(got); err != nil {
			t.Fatalf("loaded settings can't be saved: %v", err)
		}
		again, notices := file.Load()
		if diff := cmp.Diff(got, again); diff != "" {
			t.Fatalf("after saving (-before +after):\n%s", diff)
		}
		for _, n := range notices {
			if n.Kind != "settings-unknown" {
				t.Fatalf("after saving: %s", n.Text)
			}
		}
	})
}
