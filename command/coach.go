package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"time"

	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/coach"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/face"
	"github.com/unknot-app/unknot/settings"
	"github.com/unknot-app/unknot/technique"
	"github.com/unknot-app/unknot/terminal"
)

func coachText() Command {
	return Command{
		Name: "coach", Args: "[ROUTINE] --text", AtMost: 1,
		Summary: "Coach a routine; with --text in this terminal.",
		Examples: []string{
			"unknot coach --text                  the routine that the next reminder would offer",
			"unknot coach hands-only --text       a certain one",
			"unknot coach five-minute --text --without two-balls",
			"unknot coach mild-tension --wav mild.wav",
		},
		Fails: "a session runs already, or the coach is locked by the safety check",
		Help: `Without --text it does what ` + "`unknot now`" + ` does: the coach window opens.

In a terminal: Space pauses and goes on, N next, B back, E stay longer, T more time,
R restart the technique, S skip it, H it hurts, A say it again, M mute, 1 to 9 and 0 for ten
rate how tight it is, Q ends and keeps what was done, Ctrl+C does so at once. After the end
you may rate again, note something, or do it once more. Where the output is no terminal, it
prints a line whenever something new begins. Chimes and the system's voice go with it as your
settings say; --quiet leaves them out. With --wav nobody is coached: what it would sound like
is written into a file.

With a running Unknot the session follows your settings and lands in the history. Without
one it takes the usual settings and all tools, and is not kept.`,
		Flags: func(flags *flag.FlagSet) func(context.Context, Env, []string) error {
			text := flags.Bool("text", false, "coach in this terminal")
			quiet := flags.Bool("quiet", false, "neither chimes nor voice")
			wav := flags.String("wav", "", "don't coach, but write what it would sound like into this `FILE`")
			var without words
			flags.Var(&without, "without", "with no Unknot running: leave out what needs this `TOOL`")
			return func(ctx context.Context, env Env, args []string) error {
				id := ""
				if len(args) == 1 {
					id = args[0]
				}
				if *wav != "" {
					l, err := library(env)
					if err != nil {
						return err
					}
					return record(ctx, env, l, id, without, *quiet, *wav)
				}
				if !*text {
					_, err := ask(env, control.Command{Name: "start", Routine: id})
					return err
				}
				for {
					again, err := coachHere(ctx, env, id, without, *quiet)
					if err != nil || !again || ctx.Err() != nil {
						return err
					}
				}
			}
		},
	}
}

// coachHere coaches a session in the terminal: the resident's, or without one its own.
func coachHere(ctx context.Context, env Env, id string, without []string, quiet bool) (again bool, err error) {
	l, err := library(env)
	if err != nil {
		return false, err
	}
	turned, err := clockOf(env)
	if err != nil {
		return false, err
	}
	client, err := dial(env)
	if err != nil {
		return false, err
	}
	defer client.Close()
	if id != "" {
		if _, err := routine(l, id); err != nil {
			return false, err
		}
	}
	ticket, err := client.StartSession(control.SessionStart{Routine: id, Face: face.Terminal, PID: os.Getpid()})
	if errors.Is(err, control.ErrNoResident) {
		return coachAlone(ctx, env, l, turned, id, without, quiet)
	}
	if err != nil {
		return false, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	session, err := face.Begin(l, ticket, turned.Now(), turned.Speed(), languageOf(ticket.Settings.General, env.Getenv))
	var commands <-chan coach.Command
	if err == nil {
		commands, err = follow(ctx, client)
	}
	if err != nil {
		// Nothing was done, and the resident must not wait for it.
		return false, errors.Join(err, client.ReportSession(ticket.ID, control.SessionReport{Ended: true}))
	}
	heard := heard(env, ticket.Settings.Coach, l, session, turned, quiet)
	defer heard.finish()
	var lost error
	outcome, err := terminal.Run(ctx, env.In, env.Out, session, terminal.Options{
		Clock: turned, Getenv: env.Getenv, Commands: commands, Follow: heard.follow, Mute: heard.mute, Rating: terminal.Rating{Before: ticket.Before},
		After: func() []string { return afterwards(client) },
		Report: func(_ coach.Result, rating terminal.Rating) {
			report := face.Report(session)
			report.Before, report.After, report.Note = rating.Before, rating.After, face.Note(report, rating.Note)
			lost = client.ReportSession(ticket.ID, report)
		},
	})
	if err == nil && lost != nil {
		err = fmt.Errorf("the session was not kept whole: %w", lost)
	}
	return outcome.Again, err
}

// afterwards tells what comes next, once a session has ended. A resident that has gone says
// nothing.
func afterwards(client *control.Client) (lines []string) {
	s, err := client.Snapshot()
	if err != nil {
		return nil
	}
	for _, line := range []string{s.Headline, s.Week.Note} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// coachAlone coaches without a resident: with the usual settings, all tools but those
// named, and nothing kept.
func coachAlone(ctx context.Context, env Env, l *technique.Library, turned clock.Clock, id string, without []string, quiet bool) (again bool, err error) {
	usual := settings.Default()
	if id == "" {
		id = usual.General.QuickRoutine
	}
	r, err := routine(l, id)
	if err != nil {
		return false, err
	}
	missing, err := tools(l, without)
	if err != nil {
		return false, err
	}
	texts := wordsOf(env)
	request := face.Request(usual, r, texts)
	request.Have = except(missing)
	request.Variant = uint64(time.Now().UnixNano())
	line, err := coach.Fit(l, request)
	if err != nil {
		return false, err
	}
	fmt.Fprintln(env.Err, texts.Say("terminal.not_kept"))
	for _, o := range line.LeftOut {
		t, _ := l.Technique(o.Technique)
		fmt.Fprintln(env.Err, texts.Say("terminal.left_out", "Name", t.Name, "Reason", o.Reason))
	}
	session := coach.NewSession(line, turned.Now(), face.Options(usual, turned.Speed()))
	heard := heard(env, usual.Coach, l, session, turned, quiet)
	defer heard.finish()
	outcome, err := terminal.Run(ctx, env.In, env.Out, session, terminal.Options{Clock: turned, Getenv: env.Getenv, Follow: heard.follow, Mute: heard.mute})
	return outcome.Again, err
}

// follow hands on what the resident asks of the session.
func follow(ctx context.Context, client *control.Client) (<-chan coach.Command, error) {
	events, err := client.Events(ctx)
	if err != nil {
		return nil, err
	}
	commands := make(chan coach.Command)
	go func() {
		for e := range events {
			c, ok := face.Command(e)
			if !ok {
				continue
			}
			select {
			case commands <- c:
			case <-ctx.Done():
				return
			}
		}
	}()
	return commands, nil
}
