package technique

// GoodToKnow is the background that a pack brings: why, when, how often, and when
// not to.
type GoodToKnow struct {
	Problem   []string // what desk work does to the upper back
	Where     []string // where to press, and where never to
	Effects   []string // what the techniques do, in which order
	Frequency []string // how often
	Signs     []Sign
	Safety    Safety
	Mistakes  []Mistake
	Questions []Question
	Evidence  []Evidence
}

// Sign tells that it is time; S1 to S5 in the shipped pack.
type Sign struct {
	ID   string
	Text string
}

// Safety is when not to massage oneself, and when to stop.
type Safety struct {
	Conditions []Condition
	Ask        string   // whom to ask when one of the locking conditions holds
	Stop       []string // when to stop
	Gun        []string // how to treat a massage gun
}

// Condition is one line of the safety check. Its ID is what settings keep.
type Condition struct {
	ID    string // "thoracic", "injury", "disc", "structural", "headaches" in the shipped pack
	Text  string
	Locks bool   // the coach is locked until a professional has said yes
	Note  string // what to say when it holds and does not lock
}

// Question is something that people ask.
type Question struct{ Question, Answer string }

// Evidence is one study, with its size and its limits.
type Evidence struct {
	Claim  string // what was found, with numbers
	Limits string // how much that is worth
	Source string // authors, journal, year
	Link   string // where to read it
}
