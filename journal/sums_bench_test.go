package journal_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/unknot-app/unknot/internal/decade"
	"github.com/unknot-app/unknot/journal"
)

// BenchmarkSumsOfTenYears opens a journal of some 40,000 rows and adds it up, from a week to all
// of it.
func BenchmarkSumsOfTenYears(b *testing.B) {
	path := filepath.Join(b.TempDir(), "journal.db")
	j, _, err := journal.Open(path, fixed(monday))
	if err != nil {
		b.Fatal(err)
	}
	rows, err := decade.Fill(j, monday, 10)
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("%d rows", rows)
	defer j.Close()
	for _, from := range []struct {
		name string
		day  journal.Day
	}{{"4w", journal.DayOf(monday) - 27}, {"1y", journal.DayOf(monday.Add(-365 * 24 * time.Hour))}, {"all", 0}} {
		b.Run(from.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := j.Sums(from.day); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
