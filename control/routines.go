package control

import "net/http"

// Routine is a routine with the doses that were chosen for it.
type Routine struct {
	ID         string   `json:"id"`
	Name       string   `json:"name"`
	Summary    string   `json:"summary,omitempty"`
	Techniques []string `json:"techniques"`
	Doses      []Dose   `json:"doses,omitempty"`
}

// Dose is the way in which a technique of a routine is taken: so many holds, over both sides
// together, of this length.
type Dose struct {
	Technique string  `json:"technique"`
	Count     int     `json:"count"`
	HoldS     float64 `json:"hold_s"`
}

// What can be done to the person's own routines.
const (
	ListRoutines     = "list"
	SaveRoutine      = "save"      // Routine: a new one without an ID, else the one with it
	RenameRoutine    = "rename"    // ID, Name
	DuplicateRoutine = "duplicate" // ID: any routine, the shipped ones too
	DeleteRoutine    = "delete"    // ID
	UndoRoutine      = "undo"      // brings the last deleted one back
	ImportRoutine    = "import"    // Name and Content of a file
	ExportRoutine    = "export"    // ID
)

// RoutineChange asks for something to be done to the person's own routines (POST
// /v1/routines). What is wrong is refused with a sentence; that of a file names its line.
type RoutineChange struct {
	Do      string   `json:"do"`
	ID      string   `json:"id,omitempty"`
	Name    string   `json:"name,omitempty"`
	Routine *Routine `json:"routine,omitempty"`
	Content []byte   `json:"content,omitempty"` // base64
}

// RoutineReply is what came of a [RoutineChange].
type RoutineReply struct {
	// Own are the person's own routines as they are now.
	Own []Routine `json:"own"`
	// IDs are the routines that were saved, made, imported or brought back.
	IDs []string `json:"ids,omitempty"`
	// Already tells that an imported file was there before.
	Already bool `json:"already,omitempty"`
	// CanUndo names the routine that "undo" would bring back; empty: none.
	CanUndo string `json:"can_undo,omitempty"`
	// Name and Content are an exported file.
	Name    string `json:"name,omitempty"`
	Content []byte `json:"content,omitempty"`
}

// RoutineKeeper is the part of a [Service] that keeps the person's own routines.
type RoutineKeeper interface {
	Routines(RoutineChange) (RoutineReply, error)
}

// LibraryEvent is the kind of the event that tells that there are other routines or
// techniques than before.
const LibraryEvent = "library"

// Routines asks for something to be done to the person's own routines.
func (c *Client) Routines(change RoutineChange) (RoutineReply, error) {
	return call[RoutineReply](c, http.MethodPost, "/v1/routines", change)
}
