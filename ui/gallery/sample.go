package main

import (
	"time"

	"github.com/unknot-app/unknot/control"
)

// afternoon is what a resident says on an ordinary afternoon.
func afternoon() control.Snapshot {
	next := at(15, 10)
	return control.Snapshot{
		Now: now, State: control.Counting, NextReminder: &next,
		Headline:        "Next break about 15:10.",
		Reason:          "At the desk since 13:20. Your session held me back.",
		ProgressPercent: 62,
		Week: control.Week{
			Done: 2, Goal: 4, WeeksMet: 6, Note: "Deep work today makes Thursday a rest day for it.",
			Days: days("deep", "gentle", "open", "rest", "open", "off", "off"),
		},
		Today: control.Day{
			From: at(8, 0), To: at(18, 0), Window: span(13, 0, 17, 30),
			Desk:    []control.Span{span(8, 36, 10, 6), span(10, 18, 12, 6), span(13, 20, 13, 45), span(13, 52, 14, 38)},
			Done:    []control.Span{span(13, 45, 13, 51)},
			Planned: []time.Time{next, at(16, 30)}, Tension: []control.Tension{{At: at(11, 30), Value: 4}},
			TensionNote: "At 11:30 you said 4. Yesterday at this hour, 6.",
		},
		Routine: control.RoutineRef{ID: "five-minute", Name: "Five-minute reset", LengthS: 294}, RoutineReason: "Your quick start.",
		Routines: []control.RoutineRef{
			{ID: "five-minute", Name: "Five-minute reset", LengthS: 294}, {ID: "occasional-tension", Name: "Occasional tension", LengthS: 260},
			{ID: "ten-minute", Name: "Solo ten", LengthS: 570, Locked: "Deep work rests until Friday."}, {ID: "hands-only", Name: "Hands only", LengthS: 170},
		},
		Snooze: control.Snooze{
			Left: 3, Note: "First snooze today. After three I let it go until tomorrow, no hard feelings.",
			Choices: []control.SnoozeChoice{
				{Label: "10 min", For: "10m"}, {Label: "20 min", For: "20m"}, {Label: "45 min", For: "45m"}, {Label: "At 17:15", For: "17:15"},
			},
		},
	}
}

// reminded is the afternoon with a reminder open.
func reminded() control.Snapshot {
	s := afternoon()
	s.State, s.NextReminder = control.Due, nil
	s.Reminder = &control.Reminder{
		ID: 1, At: now, Kind: "reminder", Title: "Five minutes for your upper back?",
		Line: "At the desk 1 h 50 min. Your tension usually rises around now.", Start: "Start 5 min",
		ShrinkAfterS: int(patience / time.Second),
	}
	return s
}

func span(fromHour, fromMinute, toHour, toMinute int) control.Span {
	return control.Span{From: at(fromHour, fromMinute), To: at(toHour, toMinute)}
}

// days are those of the week of now, Monday first.
func days(kinds ...string) []control.WeekDay {
	monday := now.AddDate(0, 0, -2)
	var all []control.WeekDay
	for i, kind := range kinds {
		day := monday.AddDate(0, 0, i)
		all = append(all, control.WeekDay{Date: day.Format(time.DateOnly), Kind: kind, Today: day.Equal(now)})
	}
	return all
}

func ptr[T any](v T) *T { return &v }
