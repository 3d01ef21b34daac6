package archive_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/unknot-app/unknot/archive"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/settings"
)

var at = time.Date(2026, 11, 23, 14, 5, 0, 0, time.FixedZone("", 3600))

func content() archive.Content {
	before := 6
	return archive.Content{
		Settings: settings.Default(), File: []byte("tools = []\n"), Now: at,
		History: control.History{
			Sessions: []control.SessionRecord{{
				ID: 7, Routine: "five-minute", Started: at, Ended: at.Add(5 * time.Minute), Completed: true, SpentS: 300, TensionBefore: &before,
				Techniques: []control.TechniqueDone{{ID: "shoulder-knead", SpentS: 60, Done: 2, Count: 2}}, Note: "=1+1, \"fine\"\nsaid I",
			}},
			Reminders: []control.ReminderRecord{{ID: 3, At: at, Outcome: "started", Reason: "At the desk 75 minutes."}},
			Ratings:   []control.RatingRecord{{At: at, Value: 6, Source: "before"}},
		},
		Packs: fstest.MapFS{"mine/pack.toml": {Data: []byte("# mine")}},
	}
}

// unpacked are the files of an archive.
func unpacked(t *testing.T, c archive.Content) map[string]string {
	t.Helper()
	var b bytes.Buffer
	if err := archive.Write(&b, c); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(text)
	}
	return files
}

func TestEverythingIsInTheArchive(t *testing.T) {
	c := content()
	files := unpacked(t, c)
	var s settings.Settings
	var h control.History
	for name, into := range map[string]any{"settings.json": &s, "history.json": &h} {
		if err := json.Unmarshal([]byte(files[name]), into); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	if d := cmp.Diff(c.Settings, s); d != "" {
		t.Errorf("settings (-want +got):\n%s", d)
	}
	if d := cmp.Diff(c.History, h); d != "" {
		t.Errorf("history (-want +got):\n%s", d)
	}
	if files["settings.toml"] != "tools = []\n" || files["packs/mine/pack.toml"] != "# mine" {
		t.Errorf("the files are %q", files)
	}
	rows, err := csv.NewReader(strings.NewReader(files["sessions.csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"7", "five-minute", "2026-11-23T14:05:00+01:00", "2026-11-23T14:10:00+01:00", "true", "300", "6", "",
		"shoulder-knead 2/2 60 s", "'=1+1, \"fine\"\nsaid I"}
	if d := cmp.Diff(want, rows[1]); d != "" {
		t.Errorf("the session's row (-want +got):\n%s", d)
	}
	for name, want := range map[string]string{
		"reminders.csv": "id,at,outcome,reason\n3,2026-11-23T14:05:00+01:00,started,At the desk 75 minutes.\n",
		"ratings.csv":   "at,value,source\n2026-11-23T14:05:00+01:00,6,before\n",
	} {
		if files[name] != want {
			t.Errorf("%s is %q", name, files[name])
		}
	}
}

func TestAPersonWhoHasNothingYetGetsAnArchive(t *testing.T) {
	files := unpacked(t, archive.Content{Settings: settings.Default(), Packs: fstest.MapFS{}, Now: at})
	if len(files) != 5 {
		t.Errorf("the files are %v", files)
	}
}

func TestADiskThatIsFullIsTold(t *testing.T) {
	full := errors.New("no space left")
	if err := archive.Write(refusing{full}, content()); !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
}

type refusing struct{ err error }

func (r refusing) Write([]byte) (int, error) { return 0, r.err }
