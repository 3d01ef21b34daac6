package login

// SwitchedOff is switchedOff, for the test.
var SwitchedOff = switchedOff
