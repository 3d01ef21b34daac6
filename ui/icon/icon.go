// Package icon holds the interface icons and the mark. The icons are described as
// strokes in icons.txt; [Draw] turns one into a picture of any size and colour, with
// the pen scaled along. There is no cache: a small icon takes some 20 µs.
package icon

import (
	"embed"
	"image"
	"image/color"
	"math"
	"strings"

	"fyne.io/fyne/v2"
)

// Name names an interface icon as icons.txt does. The zero value is no icon.
type Name string

// The icons.
const (
	None           Name = ""
	Sun            Name = "sun"
	Library        Name = "library"
	ListOrdered    Name = "list-ordered"
	Chart          Name = "chart"
	Settings       Name = "settings-2"
	Clock          Name = "clock"
	Bell           Name = "bell"
	BellOff        Name = "bell-off"
	Play           Name = "play-f"
	Pause          Name = "pause-f"
	SkipBack       Name = "skip-back"
	SkipForward    Name = "skip-forward"
	Volume         Name = "volume-2"
	VolumeOff      Name = "volume-x"
	Mini           Name = "picture-in-picture-2"
	FullScreen     Name = "maximize-2"
	Voice          Name = "audio-lines"
	Check          Name = "check"
	ChevronDown    Name = "chevron-down"
	ChevronUp      Name = "chevron-up"
	ChevronRight   Name = "chevron-right"
	ChevronLeft    Name = "chevron-left"
	ArrowDown      Name = "arrow-down"
	ShieldAlert    Name = "shield-alert"
	Moon           Name = "moon"
	Flame          Name = "flame"
	Lock           Name = "lock"
	LockOpen       Name = "lock-open"
	BrickWall      Name = "brick-wall"
	Users          Name = "users"
	Zap            Name = "zap"
	Ball           Name = "ball"
	TwoBalls       Name = "twoballs"
	LacrosseBall   Name = "lax"
	Hand           Name = "hand"
	Person         Name = "person-standing"
	Timer          Name = "timer"
	Restart        Name = "rotate-ccw"
	Flag           Name = "flag"
	Cross          Name = "x"
	Plus           Name = "plus"
	Minus          Name = "minus"
	Caution        Name = "triangle-alert"
	CircleCheck    Name = "circle-check"
	CircleCross    Name = "circle-x"
	Info           Name = "info"
	Glass          Name = "glass-water"
	PanelBottom    Name = "panel-bottom"
	History        Name = "history"
	HeartHandshake Name = "heart-handshake"
	FolderOpen     Name = "folder-open"
	Download       Name = "download"
	Mic            Name = "mic"
	MicOff         Name = "mic-off"
	Restore        Name = "archive-restore"
	FileWarning    Name = "file-warning"
	MonitorOff     Name = "monitor-x"
	Search         Name = "search"
	Pencil         Name = "pencil"
	ArrowLeft      Name = "arrow-left"
	BackAndForth   Name = "arrow-left-right"
	ListPlus       Name = "list-plus"
	SearchNothing  Name = "search-x"
	CircleOff      Name = "circle-off"
	Gauge          Name = "gauge"
	Lightbulb      Name = "lightbulb"
	Grip           Name = "grip-vertical"
)

//go:embed icons.txt mark-light.svg mark-dark.svg
var files embed.FS

// Mark is the mark of Unknot, a string with one loop, for a light or a dark ground.
func Mark(dark bool) fyne.Resource {
	name := "mark-light.svg"
	if dark {
		name = "mark-dark.svg"
	}
	data, err := files.ReadFile(name)
	if err != nil {
		panic("icon: " + err.Error()) // embedded, so it is there
	}
	return fyne.NewStaticResource(name, data)
}

// Names lists all icons in the order of icons.txt.
func Names() []Name {
	var names []Name
	for _, p := range paragraphs() {
		names = append(names, Name(p[0]))
	}
	return names
}

// Draw draws the icon as large as fits into w by h pixels, in the colour c. An icon
// that does not exist is an empty picture.
func Draw(n Name, w, h int, c color.Color) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	shapes, _ := parse(n)
	scale := math.Min(float64(w), float64(h)) / grid
	if len(shapes) == 0 || scale <= 0 {
		return img
	}
	left, top := (float64(w)-grid*scale)/2, (float64(h)-grid*scale)/2
	nc := color.NRGBAModel.Convert(c).(color.NRGBA)
	for y := range h {
		for x := range w {
			at := point{(float64(x) + 0.5 - left) / scale, (float64(y) + 0.5 - top) / scale}
			if a := coverage(shapes, at, scale); a > 0 {
				img.SetNRGBA(x, y, color.NRGBA{nc.R, nc.G, nc.B, uint8(float64(nc.A)*a + 0.5)})
			}
		}
	}
	return img
}

func paragraphs() [][]string {
	data, err := files.ReadFile("icons.txt")
	if err != nil {
		panic("icon: " + err.Error()) // embedded, so it is there
	}
	var all [][]string
	var current []string
	for _, line := range append(strings.Split(string(data), "\n"), "") {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "#"):
		case line != "":
			current = append(current, line)
		case current != nil:
			all = append(all, current)
			current = nil
		}
	}
	return all
}
