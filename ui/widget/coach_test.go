package widget_test

import (
	"image"
	"image/color"
	"testing"

	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

func TestPhaseRingLooks(t *testing.T) {
	looks(t, "ring", 900, 460, func() []piece {
		ring := func(s widget.RingState) *widget.PhaseRing { return widget.NewPhaseRing(s) }
		next := ring(widget.RingState{Kind: widget.RingWait, Filled: 0.75, Digits: 6})
		next.Stroke, next.Role = 10, theme.DialNext
		small := ring(widget.RingState{Kind: widget.RingHold, Segments: 10, Filled: 3, Digits: 7})
		small.Stroke, small.Role = 6, theme.DialSmall
		return []piece{
			{ring(widget.RingState{Kind: widget.RingHold, Segments: 10, Filled: 3, Digits: 7, Unit: "seconds"}), 8, 8, 0, 0},
			{ring(widget.RingState{Kind: widget.RingReps, Segments: 10, Filled: 5.4, Digits: 3, Unit: "seconds"}), 228, 8, 0, 0},
			{ring(widget.RingState{Kind: widget.RingWait, Filled: 0.62, Digits: 3, Unit: "seconds"}), 448, 8, 0, 0},
			{ring(widget.RingState{Kind: widget.RingHold, Segments: 10, Filled: 3.4, Paused: true}), 668, 8, 0, 0},
			{ring(widget.RingState{Kind: widget.RingHold, Segments: 30, Filled: 12.5, Digits: 18, Unit: "seconds"}), 8, 236, 0, 0},
			{ring(widget.RingState{Kind: widget.RingStrokes, Filled: 0.4, Digits: 148, Unit: "seconds"}), 228, 236, 0, 0},
			{next, 448, 236, 128, 128}, {small, 620, 236, 80, 80},
		}
	})
}

func TestGaugeAndTimelineLook(t *testing.T) {
	looks(t, "gauge-timeline", 640, 170, func() []piece {
		ease := widget.NewPressureGauge()
		ease.Ease = true
		bar := widget.NewProgressBar(theme.Ember)
		bar.SetShare(0.4)
		return []piece{
			{widget.NewPressureGauge(), 16, 16, 348, 0}, {ease, 16, 44, 348, 0}, {bar, 16, 72, 220, 0}, {widget.NewProgressBar(theme.Teal), 252, 72, 112, 0},
			{widget.NewSessionTimeline(widget.TimelinePart{Name: "Shoulder knead", Seconds: 73, Done: 73}, widget.TimelinePart{Name: "Tennis ball wall", Seconds: 138, Done: 50, Current: true},
				widget.TimelinePart{Name: "Scapular retraction", Seconds: 83}), 16, 110, 584, 0},
		}
	})
}

func TestPhaseWashLooks(t *testing.T) {
	looks(t, "wash", 640, 120, func() []piece {
		var all []piece
		for i, phase := range []widget.Phase{widget.Press, widget.LetGo, widget.Idle, widget.Finished} {
			all = append(all, piece{widget.NewPhaseWash(phase, widget.Diagonal), 8 + 130*float32(i), 8, 120, 72})
		}
		return append(all, piece{widget.NewPhaseWash(widget.Press, widget.Vertical), 528, 8, 50, 100}, piece{widget.NewPhaseWash(widget.Press, widget.Horizontal), 584, 8, 50, 100})
	})
}

func TestFigureViewShowsThePictureThatItWasGiven(t *testing.T) {
	looks(t, "figureview", 80, 60, func() []piece {
		img := image.NewNRGBA(image.Rect(0, 0, 2, 1))
		img.Set(0, 0, color.NRGBA{0x2A, 0x85, 0x85, 0xFF})
		img.Set(1, 0, color.NRGBA{0xD8, 0x53, 0x2A, 0xFF})
		w := widget.NewFigureView()
		w.SetImage(img)
		return []piece{{w, 10, 10, 60, 40}}
	})
}
