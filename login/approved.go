package login

// switchedOff reads a note of Windows' Task Manager about a program that starts at login:
// its first byte is odd where the person switched it off.
func switchedOff(note []byte) bool { return len(note) > 0 && note[0]&1 == 1 }
