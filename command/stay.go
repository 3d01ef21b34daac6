package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"github.com/unknot-app/unknot/assets"
	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/folder"
	"github.com/unknot-app/unknot/journal"
	"github.com/unknot-app/unknot/lang"
	"github.com/unknot-app/unknot/presence"
	"github.com/unknot-app/unknot/resident"
	"github.com/unknot-app/unknot/resident/notify"
	"github.com/unknot-app/unknot/resident/tray"
	"github.com/unknot-app/unknot/settings"
)

const (
	// logLimit bounds each of the two log files, in bytes.
	logLimit = 512 << 10
	// settled is when starting is over and what it took can be given back: when the
	// journal rests as well.
	settled = 12 * time.Second
	// smallHeap is the garbage collector's target, in per cent: the resident allocates
	// little and seldom, so a heap close to what lives costs nothing that counts.
	smallHeap = 20
	// headersWithin is how long a client may take to say what it wants.
	headersWithin = 5 * time.Second
	// handover is how long another resident may take to start or to end.
	handover = 5 * time.Second
	// goodbyes is how long it may take until all clients were told that the resident ends.
	goodbyes = time.Second
)

// stay is unknot without a command: the resident.
func stay(ctx context.Context, env Env, args []string) error {
	flags := flag.NewFlagSet("unknot", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	at := flags.String("at", "", "")
	speed := flags.Float64("speed", 1, "")
	quiet := flags.Bool("quiet", false, "")
	level := slog.LevelInfo
	flags.TextVar(&level, "log", level, "")
	rest, err := parse(flags, args)
	if err != nil {
		return wrongUsage("%v; `unknot help` says what there is", err)
	}
	if len(rest) > 0 {
		return wrongUsage("there is no command %q after options; `unknot help` lists the commands", rest[0])
	}
	turned, err := turn(*at, *speed)
	if err != nil {
		return wrongUsage("%v", err)
	}
	f, err := folders(env)
	if err != nil {
		return err
	}
	meet := showRunning
	if *quiet {
		meet = greetRunning
	}
	release, err := alone(ctx, f, meet)
	if release == nil {
		return err
	}
	defer release()

	logFile, err := resident.OpenLog(f.Log(), logLimit)
	var logTo io.Writer = logFile
	if err != nil {
		fmt.Fprintln(env.Err, "unknot: "+sentence(err)+"; it goes on without one")
		logTo = io.Discard
	} else {
		defer logFile.Close()
	}
	log := slog.New(slog.NewTextHandler(logTo, &slog.HandlerOptions{Level: level}))
	// Libraries log through the standard logger.
	slog.SetDefault(log)
	// What stays should be small, not fast: one thing at a time, and a heap that is
	// collected early.
	runtime.GOMAXPROCS(1)
	debug.SetGCPercent(smallHeap)
	log.Info("start", "version", Version(), "clock", turned.String())

	listener, err := control.Listen(f.Socket())
	if err != nil {
		return err
	}
	defer listener.Close()
	return serve(ctx, env, f, turned, listener, log)
}

// alone makes sure that no other resident of this user runs. Where one does, it is met
// instead, and release is nil. One that starts or ends just now is waited for.
func alone(ctx context.Context, f folder.Folders, meet func(folder.Folders) error) (release func() error, err error) {
	enough := time.After(handover)
	for {
		release, err := resident.Only(f.Runtime)
		if !errors.Is(err, resident.ErrRuns) {
			return release, err
		}
		if err := meet(f); !errors.Is(err, control.ErrNoResident) {
			return nil, err
		}
		select {
		case <-time.After(handover / 50):
		case <-enough:
			return nil, errors.New("another Unknot starts or ends and does not answer; try again in a moment")
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// showRunning is what a second start does: the window of the first comes up.
func showRunning(f folder.Folders) error {
	client := control.Dial(f.Socket())
	defer client.Close()
	_, err := client.Do(control.Command{Name: "window", Window: control.MainWindow})
	return err
}

// greetRunning is what a quiet second start does: it makes sure that the first answers.
func greetRunning(f folder.Folders) error {
	client := control.Dial(f.Socket())
	defer client.Close()
	_, err := client.Hello()
	return err
}

// turn reads the options of people who develop Unknot.
func turn(at string, speed float64) (clock.Clock, error) {
	if at == "" && speed == 1 {
		return clock.Real(), nil
	}
	start := time.Now()
	if at != "" {
		var err error
		for _, layout := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05", time.RFC3339} {
			if start, err = time.ParseInLocation(layout, at, time.Local); err == nil {
				break
			}
		}
		if err != nil {
			return clock.Clock{}, fmt.Errorf("--at takes a time like 2026-11-23T13:58, not %q", at)
		}
	}
	return clock.Turned(start, speed)
}

// serve runs the resident, its tray and its control interface until it ends.
func serve(ctx context.Context, env Env, f folder.Folders, turned clock.Clock, listener net.Listener, log *slog.Logger) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()

	library, problems := loadPacks(f.Packs(), wordsOf(env).Tag())
	kept, notices, err := journal.Open(f.Journal(), turned.Now)
	if err != nil {
		return err
	}
	defer kept.Close()
	windows := &resident.Windows{
		Program: resident.FindWindowProgram(),
		Env:     []string{clock.Env + "=" + turned.String(), folder.SocketEnv + "=" + f.Socket()},
	}
	file := settings.File{Path: f.Settings(), Now: turned.Now}
	look := presence.FromEnvironment()
	look.Log, look.Typing = log, &presence.Pauses{}
	var r *resident.Resident
	var face *tray.Tray
	sender := notify.NewSender(ctx, notify.Options{Done: func(_ notify.Message, err error) {
		if err != nil {
			r.NotNotified(err)
		}
	}, Pressed: func(_ notify.Message, key string) { r.Pressed(key) }})
	parts := resident.Parts{
		Program: Version(), PID: os.Getpid(), Clock: turned, Library: library, Packs: f.Packs(), Journal: kept,
		Data: resident.Data{
			Journal: f.Journal(), Packs: f.Packs(), Settings: f.Settings(), Checkpoint: f.Checkpoint(),
			Kept: filepath.Join(f.Data, "deleted"),
		},
		Checkpoint: resident.NewCheckpoint(f.Checkpoint()), Settings: file,
		Language: func(g settings.General) *lang.Language { return languageOf(g, env.Getenv) },
		Presence: func(ctx context.Context, idle time.Duration) <-chan presence.Fact {
			look.Idle = idle
			return presence.Watch(ctx, look)
		},
		Pauses:  look.Typing,
		Windows: windows, PlacesWindows: env.Getenv("WAYLAND_DISPLAY") == "",
		Notify:   func(n resident.Notification) error { return sender.Send(message(n)) },
		Withdraw: sender.Withdraw,
		Changed: func(s control.Snapshot, words *lang.Language) {
			face.Show(tray.Menu(s, s.Routines, words))
		},
		Log: log,
	}
	for _, n := range notices {
		parts.Notices = append(parts.Notices, control.Notice{Kind: n.Kind, Text: n.Text})
	}
	for _, p := range problems {
		parts.Notices = append(parts.Notices, control.Notice{Kind: "pack", Text: p.Sentence()})
	}
	face = tray.New(tray.Options{
		Do: func(c control.Command) {
			if _, err := r.Do(c); err != nil {
				log.Info("refused", "command", c.Name, "why", err)
				if err := sender.Send(notify.Message{Title: "Unknot", Body: sentence(err)}); err != nil {
					log.Warn("no notification", "error", err)
				}
			}
		},
		Hosted: func(hosted bool) { r.TrayHosted(hosted) },
		Log:    log,
	})
	if r, err = resident.New(parts); err != nil {
		return err
	}
	look.Stirred = r.Stirred
	windows.Ended = r.WindowEnded

	server := &http.Server{Handler: stirring(control.Handler(r), r.Stirred), ReadHeaderTimeout: headersWithin, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}
	go server.Serve(listener)
	defer sayGoodbye(server)

	ended := make(chan error, 1)
	go func() {
		ended <- r.Run(ctx)
		cancel()
	}()
	time.AfterFunc(settled, resident.Trim)
	// The tray wants the main goroutine.
	if err := face.Run(ctx); err != nil && !errors.Is(err, context.Canceled) {
		log.Warn("no tray", "error", err)
		r.TrayHosted(false)
	}
	err = <-ended
	log.Info("end", "error", err)
	return err
}

// stirring tells of every answer.
func stirring(h http.Handler, stirred func()) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer stirred()
		h.ServeHTTP(w, r)
	})
}

// message is a notification as it is sent.
func message(n resident.Notification) notify.Message {
	m := notify.Message{Title: n.Title, Body: n.Text, Plain: n.Plain, Stays: n.Stays}
	for _, b := range n.Buttons {
		m.Buttons = append(m.Buttons, notify.Button{Key: b.Key, Label: b.Label})
	}
	return m
}

// sayGoodbye ends the server once the event streams have ended with their last event.
func sayGoodbye(server *http.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), goodbyes)
	defer cancel()
	if server.Shutdown(ctx) != nil {
		server.Close()
	}
}

// wordsOf are the texts in the language that the settings ask for.
func wordsOf(env Env) *lang.Language {
	general := settings.Default().General
	if f, err := folders(env); err == nil {
		if chosen, err := (settings.File{Path: f.Settings()}).Peek(); err == nil {
			general = chosen.General
		}
	}
	return languageOf(general, env.Getenv)
}

// languageOf opens the language that the settings ask for. English is always there.
func languageOf(g settings.General, getenv func(string) string) *lang.Language {
	l, err := lang.Open(assets.Windowless(), g.Language, g.Clock, getenv)
	if err != nil {
		// The texts are part of the program.
		panic("the shipped translations can't be read: " + strings.TrimSpace(err.Error()))
	}
	return l
}
