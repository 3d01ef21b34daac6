package presence

import (
	"fmt"
	"strings"
)

// Note is a part of a fact's Detail that can be said in any language.
type Note struct {
	What    What
	By      string // the programs, one a line; empty: they have no names
	Percent int    // of the battery
}

// Names are the programs that the note speaks of.
func (n Note) Names() []string {
	if n.By == "" {
		return nil
	}
	return strings.Split(n.By, "\n")
}

// What is what a note is about.
type What string

const (
	Microphone   What = "microphone"    // in use, by these programs
	Camera       What = "camera"        // in use, by these programs
	Screen       What = "screen"        // shared or recorded, by these programs
	Awake        What = "awake"         // the screen is kept awake by these programs
	Silenced     What = "silenced"      // do not disturb is on, in this program
	Charge       What = "charge"        // the battery's, in percent
	OtherSession What = "other-session" // of another user, on the screen
)

// note adds to what is known besides.
func (f *Fact) note(notes ...Note) {
	var sentences []string
	for i, n := range notes {
		if i < len(f.Notes) {
			f.Notes[i] = n
		}
		sentences = append(sentences, n.sentence())
	}
	f.Detail = strings.Join(sentences, " ")
}

// sentence is the note in English.
func (n Note) sentence() string {
	names := n.Names()
	switch n.What {
	case Microphone:
		return usedBy("Microphone", names)
	case Camera:
		return usedBy("Camera", names)
	case Screen:
		if len(names) == 0 {
			return "Your screen is shared or recorded."
		}
		return "Your screen is shared or recorded by " + enumerate(names) + "."
	case Awake:
		return sentenceOf(names, "keeps", "keep", "the screen awake")
	case Silenced:
		return "Do not disturb is on in " + n.By + "."
	case Charge:
		return fmt.Sprintf("The battery is at %d %%.", n.Percent)
	case OtherSession:
		return "Another user's session is on the screen."
	}
	return ""
}

// by makes a note of programs, each named once.
func by(what What, who []string) Note {
	names := programs(who)
	if names[0] == nobody {
		names = nil
	}
	return Note{What: what, By: strings.Join(names, "\n")}
}
