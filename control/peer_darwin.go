package control

import (
	"net"

	"golang.org/x/sys/unix"
)

// peerIsUser asks the kernel who opened the other end.
func peerIsUser(c *net.UnixConn, uid int) (bool, error) {
	raw, err := c.SyscallConn()
	if err != nil {
		return false, err
	}
	var peer *unix.Xucred
	var asked error
	err = raw.Control(func(fd uintptr) { peer, asked = unix.GetsockoptXucred(int(fd), unix.SOL_LOCAL, unix.LOCAL_PEERCRED) })
	if err != nil {
		return false, err
	}
	return asked == nil && int(peer.Uid) == uid, asked
}
