package settings

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/ui/shell/page"
	"github.com/unknot-app/unknot/ui/theme"
	"github.com/unknot-app/unknot/ui/widget"
)

// bind notes which settings a control sets.
func (p *Page) bind(part string, object fyne.CanvasObject, show func(settings.Settings), keys ...string) {
	p.controls = append(p.controls, bound{keys: keys, part: part, object: object, show: show})
}

// field describes a setting; asking for one that does not exist is a fault of the page.
func field(key string) settings.Field {
	f, ok := settings.FieldOf(key)
	if !ok {
		panic("settings page: there is no setting " + key)
	}
	return f
}

func (p *Page) toggle(part, key string, at func(*settings.Settings) *bool) fyne.CanvasObject {
	w := widget.NewToggle(false, func(on bool) {
		p.change(key, func(s *settings.Settings) { *at(s) = on })
	})
	p.bind(part, w, func(s settings.Settings) { w.SetOn(*at(&s)) }, key)
	return w
}

func (p *Page) stepper(part, key string, format func(int) string, at func(*settings.Settings) *int) fyne.CanvasObject {
	f := field(key)
	w := widget.NewStepper(f.Lo, f.Lo, f.Hi, max(1, f.Step), format, func(v int) {
		p.change(key, func(s *settings.Settings) { *at(s) = v })
	})
	p.bind(part, w, func(s settings.Settings) { w.SetValue(*at(&s)) }, key)
	return w
}

// choice is a choice of one among the words that the setting takes.
func (p *Page) choice(part, key string, at func(*settings.Settings) *string) fyne.CanvasObject {
	values := field(key).Choices
	labels := make([]string, len(values))
	for i, v := range values {
		labels[i] = p.given.Words.Say("settings." + key + ".choice." + v)
	}
	w := widget.NewSegmented(labels, -1, func(i int) {
		p.change(key, func(s *settings.Settings) { *at(s) = values[i] })
	})
	p.bind(part, w, func(s settings.Settings) { w.Select(slices.Index(values, *at(&s))) }, key)
	return w
}

// numbers is a choice of one among numbers.
func (p *Page) numbers(part, key string, values []int, label func(int) string, at func(*settings.Settings) *int) fyne.CanvasObject {
	labels := make([]string, len(values))
	for i, v := range values {
		labels[i] = label(v)
	}
	w := widget.NewSegmented(labels, -1, func(i int) {
		p.change(key, func(s *settings.Settings) { *at(s) = values[i] })
	})
	p.bind(part, w, func(s settings.Settings) { w.Select(slices.Index(values, *at(&s))) }, key)
	return w
}

// option is an entry of a menu.
type option struct{ value, label string }

// options are the choices of a setting, for a menu.
func (p *Page) options(key string) []option {
	var all []option
	for _, v := range field(key).Choices {
		all = append(all, option{v, p.given.Words.Say("settings." + key + ".choice." + v)})
	}
	return all
}

// menu is a choice of one among many. A value that is not among them is listed as it is.
func (p *Page) menu(part, key string, options []option, at func(*settings.Settings) *string) fyne.CanvasObject {
	w := widget.NewSelect(nil, -1, nil)
	w.OnChange = func(i int) {
		p.change(key, func(s *settings.Settings) { *at(s) = options[i].value })
	}
	p.bind(part, w, func(s settings.Settings) {
		v := *at(&s)
		i := slices.IndexFunc(options, func(o option) bool { return o.value == v })
		if i < 0 {
			i = len(options)
			options = append(options, option{v, v})
		}
		labels := make([]string, len(options))
		for n, o := range options {
			labels[n] = o.label
		}
		w.Options = labels
		w.Select(i)
		w.Refresh()
	}, key)
	return w
}

// span is a choice of two times of a day, on a track from one time to another.
func (p *Page) span(part, name string, step int, ends func(settings.Settings) (least, most int), from, to string, at func(*settings.Settings) (from, to *string)) fyne.CanvasObject {
	return p.track(part, name, step, ends, func(s settings.Settings) (int, int, bool) {
		x, y := at(&s)
		a, ok1 := settings.MinuteOfDay(*x)
		b, ok2 := settings.MinuteOfDay(*y)
		return a, b, ok1 && ok2
	}, func(s *settings.Settings, a, b int) {
		x, y := at(s)
		*x, *y = clockText(a), clockText(b)
	}, from, to)
}

// track is a slider between two minutes of the day, with the times beside it.
func (p *Page) track(part, name string, step int, ends func(settings.Settings) (least, most int), get func(settings.Settings) (from, to int, ok bool), set func(s *settings.Settings, from, to int), keys ...string) fyne.CanvasObject {
	words := p.given.Words
	first := widget.NewText("", theme.Label, theme.Ink)
	last := widget.NewText("", theme.Label, theme.Ink)
	first.Align, last.Align = fyne.TextAlignTrailing, fyne.TextAlignTrailing
	w := widget.NewRangeSlider(0, 24*60, 0, 24*60, nil)
	w.Step = step
	say := func(a, b int) {
		first.SetText(words.ClockAt(a))
		last.SetText(words.ClockAt(b))
	}
	w.OnChange = say
	w.OnDone = func(a, b int) {
		p.change(name, func(s *settings.Settings) { set(s, a, b) })
		p.show() // what was not taken goes back
	}
	label := func() float32 { return widget.TextWidth(words.ClockAt(22*60), theme.Label, true) }
	box := page.Line(theme.Between,
		atLeast(label, first), atLeast(func() float32 { return trackWide }, w), atLeast(label, last))
	p.bind(part, w, func(s settings.Settings) {
		a, b, ok := get(s)
		if !ok {
			return
		}
		least, most := ends(s)
		w.Min, w.Max = min(least, a), max(most, b)
		w.SetRange(a, b)
		w.Refresh()
		say(a, b)
	}, keys...)
	return box
}

// trackWide is the width of a slider's track with its thumbs.
const trackWide = 260

// atLeast gives an object room.
func atLeast(width func() float32, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: roomy{width}, Objects: []fyne.CanvasObject{o}}
}

type roomy struct{ width func() float32 }

func (l roomy) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(size)
	}
}

func (l roomy) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(l.width(), 0)
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

func (p *Page) minutes(n int) string { return p.given.Words.Say("settings.minutes", "Count", n) }

func (p *Page) seconds(n int) string { return p.given.Words.Say("settings.seconds", "Count", n) }

func (p *Page) percent(n int) string { return p.given.Words.Say("settings.percent", "Count", n) }

func plain(n int) string { return strconv.Itoa(n) }

// upTo are the whole numbers that a setting takes.
func upTo(f settings.Field) []int {
	var all []int
	for n := f.Lo; n <= f.Hi; n++ {
		all = append(all, n)
	}
	return all
}

// chosen are the numbers among which a setting takes one.
func chosen(f settings.Field) []int {
	var all []int
	for _, text := range f.Choices {
		if n, err := strconv.Atoi(text); err == nil {
			all = append(all, n)
		}
	}
	return all
}
