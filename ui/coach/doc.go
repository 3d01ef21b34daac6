// Package coach is the coach's window: it shows a session of package coach with
// pictures, a ring and words, and takes the person's commands.
//
// It comes in two halves. [Describe] turns a session at a moment into a [State], which
// is plain data: what is on screen, and nothing about how. A view draws a State. [Open]
// puts both into a window and drives them: it tells the session the time when the
// session asks for it, and draws a picture some ten times a second while something moves
// and none while nothing does.
package coach
