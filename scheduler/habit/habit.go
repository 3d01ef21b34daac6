package habit

// Learned is what somebody's ratings and answers tell about their day. The zero value
// tells nothing.
type Learned struct {
	// Before and Peak are minutes after midnight: tension usually peaks at Peak, and a
	// reminder does most good from Before on. Peak is 0 where nothing is known.
	Before, Peak int
	// Points is by how much tension is higher at the peak than on average, on the scale
	// of 1 to 10, as far as the ratings can tell.
	Points float64
	// Ratings and Days are how many ratings on how many days tell it.
	Ratings, Days int
	// PutOff are the times at which reminders are nearly always put off, in order.
	PutOff []PutOff
}

// PutOff is a stretch of the day in minutes after midnight, with how many of the
// reminders that came in it were put off.
type PutOff struct{ From, To, Put, Of int }

// Any tells whether anything is known.
func (l *Learned) Any() bool { return l.Peak > 0 || len(l.PutOff) > 0 }
