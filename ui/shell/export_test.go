package shell

// OpenWith is Open with another way to the main thread.
var OpenWith = open
