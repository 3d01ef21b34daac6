package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/presence"
	"github.com/unknot-app/unknot/resident"
)

func doctor() Command {
	return Command{
		Name: "doctor", Args: "[--json]",
		Summary: "Say what Unknot can see of your desk right now, and what it can't.",
		Help: `It goes through everything that tells Unknot whether this is a good moment: input, the lock,
calls, full screen, do not disturb and the like; with what each says now, what can't be seen
here and what helps. Where no Unknot runs, it looks for itself for a moment.`,
		Examples: []string{
			"unknot doctor                                          in plain words",
			"unknot doctor --json | jq '.sources[] | select(.sees | not)'   what can't be seen",
		},
		Flags: func(flags *flag.FlagSet) func(context.Context, Env, []string) error {
			asJSON := flags.Bool("json", false, "print it as JSON (docs/CONTROL.md describes it)")
			return func(ctx context.Context, env Env, _ []string) error {
				e, err := examine(ctx, env)
				if err != nil {
					return err
				}
				if *asJSON {
					return writeJSON(env.Out, e)
				}
				e.write(env.Out)
				return nil
			}
		},
	}
}

// examination is what doctor found.
type examination struct {
	Running bool             `json:"running"` // an Unknot runs and was asked
	Sources []control.Source `json:"sources"`
	Notices []control.Notice `json:"notices"`
	now     time.Time        // of the clock that counts
}

// examine asks the resident, or where none runs, the sources themselves.
func examine(ctx context.Context, env Env) (examination, error) {
	client, err := dial(env)
	if err != nil {
		return examination{}, err
	}
	defer client.Close()
	turned, err := clockOf(env)
	if err != nil {
		return examination{}, err
	}
	s, err := client.Snapshot()
	switch {
	case err == nil:
		return examination{Running: true, Sources: s.Sources, Notices: s.Notices, now: s.Now}, nil
	case errors.Is(err, control.ErrNoResident):
		return examination{Sources: look(ctx, turned, wordsOf(env)), Notices: []control.Notice{}, now: turned.Now()}, nil
	}
	return examination{}, err
}

// Every source speaks as soon as it is asked, and those that nobody answers after a while.
const (
	longestLook = 4 * time.Second
	quietLook   = 800 * time.Millisecond
)

// look hears what the sources say in their first moment.
func look(ctx context.Context, turned clock.Clock, words *lang.Language) []control.Source {
	ctx, stop := context.WithTimeout(ctx, longestLook)
	defer stop()
	var view presence.View
	facts := presence.Watch(ctx, presence.FromEnvironment())
	quiet := time.NewTimer(quietLook)
	defer quiet.Stop()
	for {
		select {
		case f, open := <-facts:
			if !open {
				return resident.Sources(&view, turned.Of, words)
			}
			view.Apply(f)
			quiet.Reset(quietLook)
		case <-quiet.C:
			return resident.Sources(&view, turned.Of, words)
		}
	}
}

// topics are what is asked, in the order of the answer, with what it means that something
// does not hold and, where the source has no sentence of its own, that it does.
var topics = []struct {
	kind    presence.Kind
	title   string
	holds   string
	not     string
	without string // what is said where nobody tells; empty: nothing
}{
	{presence.Idle, "Keyboard and mouse", "No key was pressed and no pointer moved.", "You are here: the keyboard or the mouse was used in the last minutes.", "Nobody here can tell. Unknot takes you to be at the desk as long as the screen is not locked."},
	{presence.Typing, "Typing", "You are typing.", "Your hands pause.", "It listens only while a reminder waits."},
	{presence.Locked, "Screen lock", "The screen is locked.", "The screen is not locked.", "Nobody here can tell. A locked screen counts as a desk where nobody types."},
	{presence.Asleep, "Sleep", "The computer sleeps.", "The computer is awake.", ""},
	{presence.Call, "Calls", "The microphone or a camera is in use.", "No program uses the microphone or a camera.", "Nobody here can tell. Choose “In a meeting” in the tray when you are in one."},
	{presence.Sharing, "Screen sharing", "Your screen is shown to others.", "Your screen is not shared.", "Nobody here can tell. A call is still known by its microphone."},
	{presence.DoNotDisturb, "Do not disturb", "Do not disturb is on.", "Notifications are not silenced.", "Nobody here can tell. Pause Unknot in the tray instead."},
	{presence.FullScreen, "Full screen", "A window fills the screen.", "No window fills the screen.", "Nobody here can tell. A reminder may come up over a film or slides."},
	{presence.Watching, "Films and slides", "Something keeps the screen awake.", "Nothing keeps the screen awake.", "Nobody here can tell. While you only watch, you look as if you were away."},
	{presence.LowBattery, "Battery", "The battery is low.", "The battery is not low.", ""},
}

// notBy is what single sources say more exactly.
var notBy = map[presence.Source]string{
	presence.SoundServer: "No program listens to a microphone.",
	presence.CoreAudio:   "No program listens to a microphone.",
	presence.Cameras:     "No program uses a camera.",
	presence.CoreMedia:   "No program uses a camera.",
}

// speakers are the sources as people know them.
var speakers = map[presence.Source]string{
	presence.X11: "the X server", presence.Wayland: "the Wayland compositor", presence.Mutter: "GNOME's compositor",
	presence.Logind: "logind", presence.ScreenSaver: "the screen locker", presence.Clocks: "the clocks",
	presence.SoundServer: "the sound server", presence.Cameras: "the kernel", presence.ScreenCast: "PipeWire",
	presence.Notifications: "the notification daemon", presence.Inhibitors: "the session", presence.Battery: "UPower",
	presence.LastInput: "Windows", presence.Windows: "Windows", presence.FocusAssist: "Windows",
	presence.ConsentStore: "Windows' privacy settings", presence.EventSource: "macOS", presence.MacSession: "macOS",
	presence.CoreAudio: "CoreAudio", presence.CoreMedia: "CoreMediaIO", presence.MacFocus: "macOS",
}

// remedies are what a person can do where a source can't tell.
var remedies = map[presence.Source]string{
	presence.X11:           "Start Unknot from your desktop, where DISPLAY is set.",
	presence.Wayland:       "Compositors with ext-idle-notify-v1 tell, such as KDE Plasma, Sway and Hyprland.",
	presence.Logind:        "systemd-logind or elogind tells; `loginctl` should list your session.",
	presence.ScreenSaver:   "Start Unknot from your desktop, where DBUS_SESSION_BUS_ADDRESS is set.",
	presence.SoundServer:   "`pactl info` should answer. With PipeWire, that takes the package pipewire-pulse.",
	presence.Cameras:       "`ls -l /dev/video*` shows who may; `sudo usermod -aG video $USER`, then sign in again.",
	presence.ScreenCast:    "Desktops on Wayland share the screen through PipeWire; `pw-cli info 0` should answer. On X11 nobody can tell.",
	presence.Notifications: "GNOME, KDE Plasma, Xfce, Cinnamon, dunst, mako and SwayNotificationCenter tell.",
	presence.Inhibitors:    "GNOME, KDE Plasma, MATE, Cinnamon and logind tell; `systemd-inhibit --list` shows what it knows.",
	presence.MacFocus:      "System Settings, Privacy & Security, Full Disk Access: add Unknot there.",
}

func (e examination) write(w io.Writer) {
	if e.Running {
		fmt.Fprintln(w, "Unknot is running. This is what it sees of your desk right now.")
	} else {
		fmt.Fprintln(w, "Unknot is not running. Started from here, this is what it would see of your desk right now.")
	}
	unseen := e.unseen()
	for _, t := range topics {
		said := map[string][]string{} // sentence -> who says so
		var order []string
		for _, s := range e.Sources {
			if s.Kind != string(t.kind) || !s.Sees {
				continue
			}
			sentence := t.not
			switch special, ok := notBy[presence.Source(s.Source)]; {
			case s.On:
				sentence = holding(s, t.holds, t.kind, e.now)
			case ok && t.kind == presence.Call:
				sentence = special
			}
			if said[sentence] == nil {
				order = append(order, sentence)
				if s.On { // what holds comes first
					copy(order[1:], order)
					order[0] = sentence
				}
			}
			said[sentence] = append(said[sentence], speaker(s.Source))
		}
		if len(order) == 0 {
			if t.without == "" {
				continue
			}
			order = []string{t.without}
		}
		for i, sentence := range order {
			title := ""
			if i == 0 {
				title = t.title
			}
			by := ""
			if who := said[sentence]; len(who) > 0 {
				by = " (" + strings.Join(slices.Compact(who), ", ") + ")"
			}
			fmt.Fprintf(w, "  %-19s %s%s\n", title, sentence, by)
		}
	}
	if len(unseen) > 0 {
		fmt.Fprintln(w, "\nWhat can't be seen here, and what helps:")
		told := map[string]bool{}
		for _, s := range unseen {
			if told[s.Source+s.Sentence] {
				continue
			}
			told[s.Source+s.Sentence] = true
			fmt.Fprintf(w, "  - %s\n", s.Sentence)
			if r := remedy(s); r != "" {
				fmt.Fprintf(w, "    %s\n", r)
			}
		}
	}
	if len(e.Notices) > 0 {
		fmt.Fprintln(w, "\nWhat should be known besides:")
		for _, n := range e.Notices {
			fmt.Fprintf(w, "  - %s\n", n.Text)
		}
	}
}

// unseen are the sources that can't tell, where no other of the same desktop tells instead.
func (e examination) unseen() []control.Source {
	sees := func(kind presence.Kind) bool {
		return slices.ContainsFunc(e.Sources, func(s control.Source) bool { return s.Sees && s.Kind == string(kind) })
	}
	var unseen []control.Source
	for _, s := range e.Sources {
		missed := presence.Kind(s.Kind)
		if missed == "" || missed == presence.Typing {
			missed = presence.Idle
		}
		switch presence.Source(s.Source) {
		case presence.X11, presence.Wayland, presence.Mutter:
			if sees(missed) {
				continue
			}
		}
		if !s.Sees {
			unseen = append(unseen, s)
		}
	}
	return unseen
}

// remedy is what a person can do where a source can't tell.
func remedy(s control.Source) string {
	if presence.Source(s.Source) == presence.Wayland && presence.Kind(s.Kind) == presence.FullScreen {
		return "Sway, labwc and Hyprland tell. Elsewhere, pause Unknot for a film, or switch your desktop's do not disturb on."
	}
	return remedies[presence.Source(s.Source)]
}

// holding is the sentence for what holds, with its beginning where that says something.
func holding(s control.Source, without string, kind presence.Kind, now time.Time) string {
	sentence := s.Sentence
	if sentence == "" {
		sentence = without
	}
	if s.Since == nil || kind == presence.Watching || kind == presence.LowBattery || kind == presence.Typing {
		return sentence
	}
	layout := "15:04"
	if now.Local().Format(time.DateOnly) != s.Since.Local().Format(time.DateOnly) {
		layout = "Monday 15:04"
	}
	return strings.TrimSuffix(sentence, ".") + " since " + s.Since.Local().Format(layout) + "."
}

func speaker(source string) string {
	if name, ok := speakers[presence.Source(source)]; ok {
		return name
	}
	return source
}
