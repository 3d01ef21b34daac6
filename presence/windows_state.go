package presence

import "encoding/binary"

// notificationState is what Windows answers to SHQueryUserNotificationState; the values are
// those of QUERY_USER_NOTIFICATION_STATE in shellapi.h.
type notificationState uint32

const (
	notPresent         notificationState = 1 + iota // locked, or the screen saver runs
	busy                                            // a program fills the screen, or its owner set it so
	fullScreenGame                                  // Direct3D has the screen for itself
	presentationMode                                // the person gives a talk
	takesNotifications                              // nothing is in the way
	quietTime                                       // the first hour after an upgrade
	fullScreenStoreApp                              // an app of the store fills the screen
)

// facts are what the state says of full screens and of do not disturb.
func (s notificationState) facts() (fullScreen, doNotDisturb Fact) {
	fullScreen, doNotDisturb = Fact{Kind: FullScreen}, Fact{Kind: DoNotDisturb}
	switch s {
	case busy, fullScreenGame, fullScreenStoreApp:
		fullScreen.On = true
	case presentationMode:
		doNotDisturb.On = true
		doNotDisturb.Detail = "Windows is in presentation mode."
	case quietTime:
		doNotDisturb.On = true
		doNotDisturb.Detail = "Windows keeps quiet for the first hour after an upgrade."
	}
	return fullScreen, doNotDisturb
}

// lockedBySessionInfo reads whether a session is locked from a WTSINFOEXW of level 1, in
// the layout of wtsapi32.h. What is not known counts as not locked.
func lockedBySessionInfo(info []byte) bool {
	const level, flags, locked = 0, 16, 0
	return len(info) >= flags+4 &&
		binary.LittleEndian.Uint32(info[level:]) == 1 &&
		binary.LittleEndian.Uint32(info[flags:]) == locked
}
