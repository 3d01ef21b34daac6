// Package firstrun is the window of the first start: what Unknot is, the safety check,
// the tools within reach, when to remind, and a first session to try.
//
// What a page asks is saved when the page is left, so whoever closes the window midway
// loses nothing. Opened with the argument [Safety] it is the safety check alone, with the
// old answers: the way to review it, and to unlock the coach.
package firstrun
