// Package widget holds Unknot's widgets, drawn as the design language says. Each has a
// file, a constructor and pictures of its states under testdata. All take their colours
// and type from package theme whenever they draw, so a change of theme or of text size is
// live, and all can be drawn larger or smaller as a whole (see [Stage]).
//
//   - Words: [Text] one line, [Paragraph] wrapped with bold runs, [SummarySentence],
//     [KeyCap], [KeyHints], [Fact], [Icon], [Mark].
//   - To press: [Button] (primary, secondary, ghost, quiet, danger, icon), [NavItem],
//     [StatusCard].
//   - To choose: [Toggle], [Checkbox], [Chip], [Segmented] (also as tabs), [Select],
//     [Stepper], [Slider], [RangeSlider], [TenScale], [DayPicker].
//   - To gather: [Card], [Row] and [NewRows], [Notice], [Stage] for fixed coordinates.
//   - To coach: [PhaseRing], [CountBeads], [PressureGauge], [SessionTimeline],
//     [PhaseWash], [FigureView], [NumberBadge], [Thread], [StepBeads], [Strand].
//
// Every control answers to pointer and keyboard, shows the keyboard's focus as a ring of
// two units two units away, and tells of changes only when a person made them.
package widget
