package control

import "net"

// listenPrivately makes the socket. Windows protects it by its folder, which lies in the
// user's profile.
func listenPrivately(path string) (net.Listener, error) { return net.Listen("unix", path) }

func peerIsUser(*net.UnixConn, int) (bool, error) { return true, nil }
