//go:build !linux

package main

// systemTheme is the theme that follows the desktop, which tells Fyne.
func systemTheme(func(string) string) string { return "system" }
