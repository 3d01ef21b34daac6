package command

import (
	"flag"
	"fmt"
	"io"
	"strings"
)

// manualPage writes unknot(1) in the language of manual pages (mandoc's man(7)), made from
// the same descriptions as help.
func manualPage(w io.Writer) {
	p := page{w}
	p.line(`.TH UNKNOT 1 "" "Unknot %s" "User Commands"`, escape(Version()))
	p.section("NAME")
	p.line(`unknot \- loosen the upper back at the desk, coached`)
	p.section("SYNOPSIS")
	p.line(".B unknot\n.br\n.B unknot\n.I COMMAND\n.RI [ ARGUMENT \" ...\"]")
	p.section("DESCRIPTION")
	p.text("Without a command Unknot starts and stays in the tray. It counts the time really spent at the desk, asks at a good " +
		"moment to loosen the upper back, and coaches through it. With a command it tells a running Unknot something, or looks something up.")
	p.section("OPTIONS")
	p.terms([2]string{"--quiet", "Without a command: where Unknot runs already, its window stays away. The start at login does that."})
	p.section("COMMANDS")
	for _, c := range Commands() {
		p.command(c)
	}
	p.section("EXIT STATUS")
	p.terms([2]string{"0", "It was done."}, [2]string{"1", "It could not be done; standard error says why."}, [2]string{"2", "The command line makes no sense; standard error says why."})
	p.section("ENVIRONMENT")
	p.terms(
		[2]string{"UNKNOT_SOCKET", "Where the control socket is, in place of the usual one; its folder must be yours alone."},
		[2]string{"NO_COLOR", "Set to anything, commands print without colours."},
	)
	p.section("FILES")
	p.terms(
		[2]string{"~/.config/unknot/settings.toml", "The settings."},
		[2]string{"~/.local/share/unknot/", "The journal, and your own packs in packs/."},
		[2]string{"~/.local/state/unknot/", "The log, and what is remembered from one start to the next."},
	)
	p.line(".PP")
	p.text("XDG_CONFIG_HOME, XDG_DATA_HOME and XDG_STATE_HOME put them elsewhere.")
	p.section("SEE ALSO")
	p.text("The control interface, the format of packs and all else: https://github.com/unknot-app/unknot")
}

// page writes the parts of a manual page.
type page struct{ w io.Writer }

func (p page) line(format string, args ...any) { fmt.Fprintf(p.w, format+"\n", args...) }

func (p page) section(title string) { p.line(".SH %s", title) }

// text is a paragraph that the reader's terminal wraps.
func (p page) text(s string) { p.line("%s", escape(s)) }

// asIs is text whose lines stay as they are.
func (p page) asIs(s string) { p.line(".PP\n.nf\n%s\n.fi", escape(s)) }

// terms is a list of words, each with what it means.
func (p page) terms(list ...[2]string) {
	for _, t := range list {
		p.line(".TP\n.B %s\n%s", escape(t[0]), escape(t[1]))
	}
}

func (p page) command(c Command) {
	p.line(".SS %s", escape(strings.TrimSpace("unknot "+c.Name+" "+c.Args)))
	p.line("%s", escape(c.Summary))
	if help := strings.TrimSpace(c.Help); help != "" {
		p.asIs(help)
	}
	flags := flag.NewFlagSet(c.Name, flag.ContinueOnError)
	c.Flags(flags)
	flags.VisitAll(func(f *flag.Flag) {
		name, usage := option(f)
		p.terms([2]string{name, usage})
	})
	if len(c.Examples) > 0 {
		p.asIs("Examples:\n" + strings.Join(c.Examples, "\n"))
	}
}

// option is a flag as people type it, with what it does.
func option(f *flag.Flag) (name, usage string) {
	value, usage := flag.UnquoteUsage(f)
	return strings.TrimSpace(dashes(f) + " " + value), usage
}

// dashes is the name of a flag with its dashes.
func dashes(f *flag.Flag) string {
	if len(f.Name) == 1 {
		return "-" + f.Name
	}
	return "--" + f.Name
}

// escape keeps text from being taken for requests of the page's language.
func escape(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "~", `\(ti`, "^", `\(ha`, "`", `\(ga`, "“", `\(lq`, "”", `\(rq`, "’", `\(cq`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}
