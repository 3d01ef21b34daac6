package library_test

import "testing"

// BenchmarkOpening makes the page with its pictures and draws it once.
func BenchmarkOpening(b *testing.B) {
	for b.Loop() {
		open(b, nil).picture()
	}
}
