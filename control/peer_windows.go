package control

import "net"

// peerIsUser has nobody to ask on Windows, where the folder in the user's profile
// protects the socket.
func peerIsUser(*net.UnixConn, int) (bool, error) { return true, nil }
