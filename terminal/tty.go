package terminal

import (
	"io"
	"os"

	"golang.org/x/term"
)

// What a terminal is told: enter a screen of its own without a cursor, and leave it.
const (
	enter = "\x1b[?1049h\x1b[?25l"
	leave = "\x1b[?25h\x1b[?1049l"
	home  = "\x1b[H"
	eol   = "\x1b[K\r\n" // to the end of the line
	below = "\x1b[J"     // to the end of the screen
)

// tty is a terminal of the system.
type tty struct{ in, out *os.File }

// screenOf returns the terminal that in and out are, or nil.
func screenOf(in io.Reader, out io.Writer) Screen {
	i, ok1 := in.(*os.File)
	o, ok2 := out.(*os.File)
	if !ok1 || !ok2 || !term.IsTerminal(int(i.Fd())) || !term.IsTerminal(int(o.Fd())) {
		return nil
	}
	return tty{i, o}
}

func (t tty) Size() (columns, rows int) {
	columns, rows, err := term.GetSize(int(t.out.Fd()))
	if err != nil || columns <= 0 || rows <= 0 {
		return 80, 24
	}
	return columns, rows
}

func (t tty) Raw() (restore func() error, err error) {
	state, err := term.MakeRaw(int(t.in.Fd()))
	if err != nil {
		return nil, err
	}
	return func() error { return term.Restore(int(t.in.Fd()), state) }, nil
}
