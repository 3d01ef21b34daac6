package command

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/unknot-app/unknot/control"
)

func completion() Command {
	return Command{
		Name: "completion", Args: "bash|zsh|fish", AtLeast: 1, AtMost: 1,
		Summary: "Print what lets a shell complete the command line.",
		Examples: []string{
			"unknot completion bash > ~/.local/share/bash-completion/completions/unknot",
			"unknot completion zsh > ~/.local/share/zsh/site-functions/_unknot",
			"unknot completion fish > ~/.config/fish/completions/unknot.fish",
		},
		Help: "The packages for Linux bring it along. Routines and techniques are completed from your packs.",
		Flags: noFlags(func(_ context.Context, env Env, args []string) error {
			switch args[0] {
			case "bash":
				completeBash(env.Out)
			case "zsh":
				completeZsh(env.Out)
			case "fish":
				completeFish(env.Out)
			default:
				return wrongUsage("completion knows bash, zsh and fish, not %q", args[0])
			}
			return nil
		}),
	}
}

// completable is a command as shells complete it.
type completable struct {
	name, summary string
	options       [][2]string // with what each does
	words         []string    // that its argument may be
	ids           bool        // its argument is a routine or a technique
	files         bool        // its argument is a file
}

func completables() []completable {
	var list []completable
	for _, c := range Commands() {
		one := completable{name: c.Name, summary: strings.TrimSuffix(c.Summary, ".")}
		flags := flag.NewFlagSet(c.Name, flag.ContinueOnError)
		c.Flags(flags)
		flags.VisitAll(func(f *flag.Flag) {
			_, usage := flag.UnquoteUsage(f)
			one.options = append(one.options, [2]string{dashes(f), usage})
		})
		switch {
		case c.Name == "window":
			one.words = control.Windows()
		case c.Name == "completion":
			one.words = []string{"bash", "zsh", "fish"}
		case c.Name == "help":
			for _, other := range Commands() {
				one.words = append(one.words, other.Name)
			}
		case strings.Contains(c.Args, "ROUTINE") || c.Args == "ID":
			one.ids = true
		case strings.HasPrefix(c.Args, "FILE"):
			one.files = true
		}
		list = append(list, one)
	}
	return list
}

func completeBash(w io.Writer) {
	var names []string
	var cases strings.Builder
	for _, c := range completables() {
		names = append(names, c.name)
		var options []string
		for _, o := range c.options {
			options = append(options, o[0])
		}
		words := strings.Join(append(options, c.words...), " ")
		if c.ids {
			words += " $(unknot list --ids 2>/dev/null)"
		}
		complete := fmt.Sprintf("COMPREPLY=($(compgen -W \"%s\" -- \"$word\"))", words)
		if c.files {
			complete = "COMPREPLY=($(compgen -f -- \"$word\"))"
		}
		fmt.Fprintf(&cases, "\t%s) %s ;;\n", c.name, complete)
	}
	fmt.Fprintf(w, `# bash completion for unknot
_unknot() {
	local word=${COMP_WORDS[COMP_CWORD]}
	if [ "$COMP_CWORD" -eq 1 ]; then
		COMPREPLY=($(compgen -W "%s" -- "$word"))
		return
	fi
	case ${COMP_WORDS[1]} in
%s	esac
}
complete -o default -F _unknot unknot
`, strings.Join(names, " "), cases.String())
}

func completeZsh(w io.Writer) {
	quote := func(s string) string {
		return strings.NewReplacer("'", `'\''`, ":", `\:`, "[", `\[`, "]", `\]`).Replace(s)
	}
	var names, cases strings.Builder
	for _, c := range completables() {
		fmt.Fprintf(&names, "\t\t'%s:%s'\n", c.name, quote(c.summary))
		var specs []string
		for _, o := range c.options {
			specs = append(specs, fmt.Sprintf("'%s[%s]'", o[0], quote(o[1])))
		}
		switch {
		case c.ids:
			specs = append(specs, "'*:routine or technique:($(unknot list --ids 2>/dev/null))'")
		case c.files:
			specs = append(specs, "'*:file:_files'")
		case len(c.words) > 0:
			specs = append(specs, fmt.Sprintf("'*:argument:(%s)'", strings.Join(c.words, " ")))
		}
		if len(specs) > 0 {
			fmt.Fprintf(&cases, "\t%s) _arguments %s ;;\n", c.name, strings.Join(specs, " "))
		}
	}
	fmt.Fprintf(w, `#compdef unknot
_unknot() {
	local -a commands
	commands=(
%s	)
	if (( CURRENT == 2 )); then
		_describe command commands
		return
	fi
	local name=$words[2]
	shift words
	(( CURRENT-- ))
	case $name in
%s	esac
}
_unknot "$@"
`, names.String(), cases.String())
}

func completeFish(w io.Writer) {
	quote := func(s string) string { return strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(s) }
	fmt.Fprintln(w, "# fish completion for unknot\ncomplete -c unknot -f")
	for _, c := range completables() {
		fmt.Fprintf(w, "complete -c unknot -n __fish_use_subcommand -a %s -d '%s'\n", c.name, quote(c.summary))
		within := fmt.Sprintf("complete -c unknot -n '__fish_seen_subcommand_from %s'", c.name)
		for _, o := range c.options {
			kind := "-l"
			if !strings.HasPrefix(o[0], "--") {
				kind = "-s"
			}
			fmt.Fprintf(w, "%s %s %s -d '%s'\n", within, kind, strings.TrimLeft(o[0], "-"), quote(o[1]))
		}
		switch {
		case c.ids:
			fmt.Fprintf(w, "%s -a '(unknot list --ids 2>/dev/null)'\n", within)
		case c.files:
			fmt.Fprintf(w, "%s -F\n", within)
		case len(c.words) > 0:
			fmt.Fprintf(w, "%s -a '%s'\n", within, strings.Join(c.words, " "))
		}
	}
}
