package settings

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// sentence is the resident's summary of the plan. The parts of it that are values stand
// out and lead to their controls.
func (p *Page) sentence() []widget.Run {
	s, words := p.reply.Settings.Schedule, p.given.Words
	values := []value{
		{words.Days(weekdays(s.Days)), "schedule.days"},
		{words.Words(time.Duration(s.EveryMinutes) * time.Minute), "schedule.every_minutes"},
		{words.Say("settings.bold_never"), "quiet.calls"},
		{words.Say("settings.bold_rest_day"), "schedule.rest_day"},
	}
	for i, w := range s.Spans() {
		key := windowsKey
		if i == 0 {
			key = "schedule.window_from"
		}
		values = append(values, value{between(p.reply.Summary, words.ClockAt(w.From), words.ClockAt(w.To)), key})
	}
	for _, text := range s.At {
		if t, ok := settings.ParseFixedTime(text); ok {
			values = append(values, value{words.ClockAt(t.Minute), "schedule.at"})
		}
	}
	return embolden(p.reply.Summary, values, p.Jump)
}

// between is the part of the sentence from one word to another, both included; "" if it
// has them not in this order.
func between(sentence, from, to string) string {
	start := strings.Index(sentence, from)
	if start < 0 {
		return ""
	}
	length := strings.Index(sentence[start+len(from):], to)
	if length < 0 {
		return ""
	}
	return sentence[start : start+len(from)+length+len(to)]
}

// value is a part of the sentence and the setting that it comes from.
type value struct{ text, key string }

// embolden splits the sentence at its values. One that isn't in it, as in a language that
// bends it, stays plain.
func embolden(sentence string, values []value, jump func(key string)) []widget.Run {
	type place struct {
		at int
		value
	}
	var places []place
	for _, v := range values {
		if at := strings.Index(sentence, v.text); at >= 0 && v.text != "" {
			places = append(places, place{at, v})
		}
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Compare(a.at, b.at) })
	var runs []widget.Run
	end := 0
	for _, one := range places {
		if one.at < end {
			continue
		}
		if one.at > end {
			runs = append(runs, widget.Plain(sentence[end:one.at]))
		}
		end = one.at + len(one.text)
		runs = append(runs, widget.Run{Text: one.text, Bold: true, Tapped: func() { jump(one.key) }})
	}
	if end < len(sentence) {
		runs = append(runs, widget.Plain(sentence[end:]))
	}
	return runs
}

// dayNames are the days as the settings write them, by time.Weekday.
var dayNames = [7]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

func weekdays(days []string) (on [7]bool) {
	for i, name := range dayNames {
		on[i] = slices.Contains(days, name)
	}
	return on
}

// settled keeps the height that its one object had at most, so that a shorter sentence
// does not move the controls below it from under the pointer.
type settled struct{ width, height, scale float32 }

// HeightFor implements page.TallLayout.
func (l *settled) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	if l.width != width || l.scale != theme.TextScale() {
		l.width, l.height, l.scale = width, 0, theme.TextScale()
	}
	for _, o := range objects {
		l.height = max(l.height, page.Height(o, width))
	}
	return l.height
}

// Layout implements fyne.Layout.
func (l *settled) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(size)
	}
}

// MinSize implements fyne.Layout.
func (l *settled) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(240, l.HeightFor(objects, max(l.width, 240)))
}
