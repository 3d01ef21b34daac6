// Package command is Unknot's command line. Each command has a file of its own, which
// holds its description and what it does; help is made from the descriptions.
//
// [Run] is all that main needs.
package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/unknot-app/unknot/clock"
	"github.com/unknot-app/unknot/control"
	"github.com/unknot-app/unknot/folder"
)

// The exit codes of unknot.
const (
	Done       = 0 // it was done
	CouldNot   = 1 // it could not be done; standard error says why
	WrongUsage = 2 // the command line makes no sense; standard error says why
)

// Env is what a command has around it.
type Env struct {
	In       io.Reader
	Out, Err io.Writer
	Getenv   func(string) string
}

// Command is one command, described for people and for the parser.
type Command struct {
	Name string
	Args string // the arguments, as help shows them: "[ROUTINE]"
	// Summary is one line, Help is the manual: paragraphs, wrapped as they are.
	Summary, Help string
	// Examples are command lines with what they do.
	Examples []string
	// Fails tells when the command exits with CouldNot; empty: whenever it could not.
	Fails string
	// Flags declares the command's flags and returns what runs with them. It is called
	// once a run; args holds what is no flag.
	Flags func(*flag.FlagSet) func(ctx context.Context, env Env, args []string) error
	// AtMost is how many arguments the command takes, AtLeast how many it needs.
	AtLeast, AtMost int
}

// Commands are all commands, in the order in which help lists them.
func Commands() []Command {
	return []Command{
		status(), why(), preview(), doctor(), now(), snooze(), skip(), later(), meeting(), free(), pause(), resume(), history(),
		list(), show(), plan(), check(), drawFigure(), voicesCommand(), coachText(), window(),
		quit(), version(), licenses(), completion(), help(),
	}
}

// usageError tells that the command line makes no sense.
type usageError struct{ sentence string }

func (e *usageError) Error() string { return e.sentence }

func wrongUsage(format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...)}
}

// Run runs the program with its arguments (without its name) and returns its exit code.
func Run(ctx context.Context, env Env, args []string) int {
	err := run(ctx, env, args)
	if err == nil {
		return Done
	}
	fmt.Fprintln(env.Err, "unknot: "+sentence(err))
	var usage *usageError
	if errors.As(err, &usage) {
		return WrongUsage
	}
	return CouldNot
}

// sentence is an error as a person reads it.
func sentence(err error) string {
	var refusal *control.Error
	if errors.As(err, &refusal) {
		return refusal.Sentence
	}
	return err.Error()
}

func run(ctx context.Context, env Env, args []string) error {
	if len(args) == 0 || (strings.HasPrefix(args[0], "-") && !asksForHelp(args[0])) {
		return stay(ctx, env, args)
	}
	name := args[0]
	if asksForHelp(name) {
		name = "help"
	}
	c, ok := find(name)
	if !ok {
		return wrongUsage("there is no command %q; `unknot help` lists them", name)
	}
	flags := flag.NewFlagSet(c.Name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	act := c.Flags(flags)
	rest, err := parse(flags, args[1:])
	switch {
	case errors.Is(err, flag.ErrHelp):
		manual(env.Out, c)
		return nil
	case err != nil:
		return wrongUsage("%v; `unknot help %s` says more", err, c.Name)
	case len(rest) > c.AtMost:
		return wrongUsage("%s does not take %q; `unknot help %s` says more", c.Name, rest[c.AtMost], c.Name)
	case len(rest) < c.AtLeast:
		return wrongUsage("%s needs %s; `unknot help %s` says more", c.Name, c.Args, c.Name)
	}
	return act(ctx, env, rest)
}

func asksForHelp(arg string) bool { return arg == "-h" || arg == "-help" || arg == "--help" }

func find(name string) (Command, bool) {
	for _, c := range Commands() {
		if c.Name == name {
			return c, true
		}
	}
	return Command{}, false
}

// parse reads flags wherever they stand and returns the other arguments. After "--" there
// are no more flags.
func parse(flags *flag.FlagSet, args []string) ([]string, error) {
	var rest []string
	for {
		if err := flags.Parse(args); err != nil {
			return nil, err
		}
		if flags.NArg() == 0 {
			return rest, nil
		}
		if parsed := len(args) - flags.NArg(); parsed > 0 && args[parsed-1] == "--" {
			return append(rest, flags.Args()...), nil
		}
		rest = append(rest, flags.Arg(0))
		args = flags.Args()[1:]
	}
}

// noFlags makes a command without flags.
func noFlags(act func(ctx context.Context, env Env, args []string) error) func(*flag.FlagSet) func(context.Context, Env, []string) error {
	return func(*flag.FlagSet) func(context.Context, Env, []string) error { return act }
}

// dial makes a client of the running resident.
func dial(env Env) (*control.Client, error) {
	f, err := folders(env)
	if err != nil {
		return nil, err
	}
	return control.Dial(f.Socket()), nil
}

func folders(env Env) (folder.Folders, error) { return folder.Of(goos, env.Getenv) }

// ask has the resident do something.
func ask(env Env, c control.Command) (control.Snapshot, error) {
	client, err := dial(env)
	if err != nil {
		return control.Snapshot{}, err
	}
	defer client.Close()
	return client.Do(c)
}

// clockOf is the clock that this process was given.
func clockOf(env Env) (clock.Clock, error) { return clock.Parse(env.Getenv(clock.Env)) }

// System is the environment of this process.
func System() Env {
	return Env{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv}
}
