package face

import "time"

// nearly is how little may be missing from a minute that still counts as one.
const nearly = 6 * time.Second

// Minutes is a length as "about five minutes" says it: its full minutes, where a few
// seconds short of one count too, and at least one. Every face says the same of a routine.
func Minutes(d time.Duration) int { return max(int((d+nearly)/time.Minute), 1) }
