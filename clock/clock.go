// Package clock tells the time, real or turned.
//
// The cores take times as arguments and never ask for them; the shells ask a
// [Clock]. A turned clock starts elsewhere and runs faster, so that people who
// develop Unknot see an afternoon pass in minutes (`unknot --at ... --speed ...`).
// The resident hands its clock on to the windows it opens ([Clock.Env]), so that
// all of them agree.
package clock
