package widget_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/unknot-app/unknot/ui/icon"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

func TestChipAndSelectLook(t *testing.T) {
	looks(t, "chip-select", 480, 120, func() []piece {
		chip := func(on bool) *widget.Chip { return widget.NewChip("Hands only", on, nil) }
		choice := func() *widget.Select {
			return widget.NewSelect([]string{"Five-minute reset", "Mild desk tension"}, 0, nil)
		}
		wrong := choice()
		wrong.Error = true
		return []piece{{chip(false), 16, 16, 0, 0}, {chip(true), 116, 16, 0, 0}, {focus(chip(true)), 240, 16, 0, 0}, {hover(chip(false)), 370, 16, 0, 0},
			{choice(), 16, 64, 200, 0}, {focus(wrong), 240, 64, 200, 0}}
	})
}

func TestSelectIsChosenWithArrowsAndInItsMenu(t *testing.T) {
	test.NewTempApp(t)
	var told []int
	w := widget.NewSelect([]string{"a", "b", "c"}, 0, func(i int) { told = append(told, i) })
	win := window(t, 300, 300, piece{w, 0, 0, 0, 0})
	key(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	if len(told) != 3 || told[2] != 1 {
		t.Errorf("told %v, want [1 2 1]", told)
	}
	test.Tap(w)
	if win.Canvas().Overlays().Top() == nil {
		t.Error("a tap opened no menu")
	}
}

func TestBadgesAndBeadsLook(t *testing.T) {
	looks(t, "badges", 420, 200, func() []piece {
		var all []piece
		for i, style := range []widget.BadgeStyle{widget.Dark, widget.Petrol, widget.Done, widget.Caution, widget.Outline} {
			all = append(all, piece{widget.NewNumberBadge(3, style), 16 + 40*float32(i), 16, 0, 0})
		}
		return append(all, piece{widget.NewNumberBadge(7, widget.Dark), 240, 8, 64, 64},
			piece{widget.NewThread(1, 4, 7), 16, 80, 0, 0}, piece{widget.NewStepBeads(4, 1), 220, 88, 0, 0},
			piece{widget.NewCountBeads(widget.BeadRow{Label: "R", Count: 5, Done: 3, Current: true}, widget.BeadRow{Label: "L", Count: 5}), 16, 130, 0, 0},
			piece{widget.NewCountBeads(widget.BeadRow{Count: 5, Done: 5}, widget.BeadRow{Count: 5, Current: true}), 220, 130, 0, 0})
	})
}

func TestNoticesLook(t *testing.T) {
	looks(t, "notice", 572, 300, func() []piece {
		notice := func(kind widget.NoticeKind, i icon.Name, title, text, action string) *widget.Notice {
			return widget.NewNotice(kind, i, title, text, action, nil)
		}
		return []piece{
			{notice(widget.NoticeCaution, icon.VolumeOff, "No sound device", "Cues stay on screen. I will flash the ring instead.", "Try again"), 16, 8, 540, 56},
			{notice(widget.NoticeError, icon.FileWarning, "Could not save the session", "The disk is full. It is kept in memory and retried every minute.", "Show folder"), 16, 76, 540, 76},
			{notice(widget.NoticeInfo, icon.Restore, "Settings restored", "The file was damaged. I went back to yesterday’s copy.", "Undo"), 16, 164, 540, 56},
			{notice(widget.NoticeOK, icon.Moon, "Welcome back", "Your computer slept at spot 4. The session is paused there.", ""), 16, 232, 540, 56},
		}
	})
}

func TestNoticeGrowsWithItsText(t *testing.T) {
	test.NewTempApp(t)
	n := widget.NewNotice(widget.NoticeError, icon.FileWarning, "Could not save", "It is kept in memory and retried every minute.", "Show folder", nil)
	if one, two := n.HeightFor(900), n.HeightFor(330); one != 56 || two != 76 {
		t.Errorf("heights %v and %v, want 56 for one line and 76 for two", one, two)
	}
}

func TestSidebarLooks(t *testing.T) {
	looks(t, "sidebar", 208, 270, func() []piece {
		today := widget.NewNavItem(icon.Sun, "Today", nil)
		today.Selected = true
		return []piece{{today, 16, 16, 0, 0}, {widget.NewNavItem(icon.Library, "Library", nil), 16, 60, 0, 0},
			{hover(widget.NewNavItem(icon.ListOrdered, "Routines", nil)), 16, 104, 0, 0}, {focus(widget.NewNavItem(icon.Settings, "Settings", nil)), 16, 148, 0, 0},
			{widget.NewStatusCard("Next about 15:10", "Quiet until then", 70, nil), 16, 200, 0, 0}}
	})
}

func TestRowsLook(t *testing.T) {
	looks(t, "rows", 560, 260, func() []piece {
		return []piece{{widget.NewRows(
			widget.NewRow("Language", "", widget.NewSelect([]string{"English"}, 0, nil)),
			widget.NewRow("About every", "Desk time, not clock time. Breaks you take yourself count.", widget.NewStepper(75, 20, 95, 5, minutes, nil)),
			widget.NewRow("Rest day after deep work", "No trigger-point holds two days in a row. Gentle techniques stay.", widget.NewToggle(true, nil))), 16, 16, 528, 0}}
	})
}

func TestAStageScalesWhatStandsOnItWithoutMovingItApart(t *testing.T) {
	test.NewTempApp(t)
	c, stage := widget.NewStage(100, 50, true)
	words := widget.NewText("Spot", theme.Body, theme.Ink)
	stage.Place(c, 10, 20, 0, 0, words)
	c.Resize(fyne.NewSize(100, 50))
	small := words.Size()
	c.Resize(fyne.NewSize(300, 100))
	if k := stage.Scale(c.Size()); k != 2 {
		t.Fatalf("scale %v, want 2: the smaller of both directions", k)
	}
	if at := words.Position(); at != fyne.NewPos(20, 40) {
		t.Errorf("at %v, want 20, 40", at)
	}
	if h := words.Size().Height; h != 2*small.Height {
		t.Errorf("%v high, want %v", h, 2*small.Height)
	}
}

func TestFactsHintsAndTheStrandLook(t *testing.T) {
	looks(t, "facts", 420, 260, func() []piece {
		disc := widget.NewFact(icon.Ball, "Tennis ball", "for technique 3")
		disc.Disc = true
		return []piece{{disc, 16, 8, 0, 0}, {widget.NewFact(icon.Bell, "Next reminder about 16:30", "75 minutes of desk time from now"), 180, 8, 220, 0},
			{widget.NewKeyHints(widget.KeyHint{Key: "Space", Label: "Pause"}, widget.KeyHint{Key: "E", Label: "Stay longer"}, widget.KeyHint{Key: "N", Label: "Next spot"}), 16, 72, 0, 0},
			{widget.NewStrand(), 0, 110, 420, 128}}
	})
}
