package insights_test

import (
	"context"
	"log/slog"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/internal/decade"
	"github.com/unknot-app/unknot/journal"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/presence"
	core "github.com/unknot-app/unknot/resident"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
)

// BenchmarkOpeningTenYears goes the whole way of some 40,000 rows, from the file of a journal
// through the socket to the page with its charts, laid out.
func BenchmarkOpeningTenYears(b *testing.B) {
	client := serveTenYears(b)
	for i, span := range control.Ranges() {
		b.Run(span, func(b *testing.B) {
			f := usual()
			f.ask = client.Insights
			o := open(b, f)
			o.Ranges()[i].Tapped()
			for b.Loop() {
				o.Open("")
				o.resize(912)
			}
			b.StopTimer()
			if !strings.Contains(o.said(), "sessions") {
				b.Error("nothing is said")
			}
			b.StartTimer()
		})
		b.Run(span+"/resident", func(b *testing.B) {
			for b.Loop() {
				if _, err := client.Insights(span); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// serveTenYears starts a resident with ten made-up years behind a socket.
func serveTenYears(b *testing.B) *control.Client {
	home := b.TempDir()
	turned, err := clock.Turned(now, 1)
	if err != nil {
		b.Fatal(err)
	}
	kept, _, err := journal.Open(filepath.Join(home, "journal.db"), turned.Now)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := decade.Fill(kept, now, 10); err != nil {
		b.Fatal(err)
	}
	library, _ := technique.Builtin()
	r, err := core.New(core.Parts{
		Program: "test", Clock: turned, Library: library, Journal: kept,
		Settings:   settings.File{Path: filepath.Join(home, "settings.toml")},
		Checkpoint: core.NewCheckpoint(filepath.Join(home, "checkpoint.json")),
		Language: func(settings.General) *lang.Language {
			l, err := lang.New(assets.Translations(), "en")
			if err != nil {
				b.Fatal(err)
			}
			return l
		},
		Presence: func(context.Context, time.Duration) <-chan presence.Fact { return nil },
		Notify:   func(core.Notification) error { return nil }, Withdraw: func() {},
		Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		b.Fatal(err)
	}
	socket := filepath.Join(home, "run", "control.sock")
	l, err := control.Listen(socket)
	if err != nil {
		b.Fatal(err)
	}
	server := &http.Server{Handler: control.Handler(r)}
	go server.Serve(l)
	client := control.Dial(socket)
	b.Cleanup(func() {
		client.Close()
		server.Close()
		kept.Close()
	})
	return client
}
