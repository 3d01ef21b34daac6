package control

// ExitNoWindow is the exit code of unknot-window when it could show no window: no
// display, or none that can draw one. The resident then finds another way.
const ExitNoWindow = 3

// The windows that there are.
const (
	ReminderWindow = "reminder"
	CoachWindow    = "coach"
	TodayWindow    = "today"    // the main window, on its first page
	SettingsWindow = "settings" // the main window, on its settings page
	FirstRunWindow = "first-run"
)

// Windows are the names that the window command takes.
func Windows() []string {
	return []string{TodayWindow, SettingsWindow, CoachWindow, FirstRunWindow}
}
