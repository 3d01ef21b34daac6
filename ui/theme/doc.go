// Package theme is the one source of Unknot's design tokens: colours by [Name], type
// by [Role], and the Fyne theme made of them, so that Fyne's own widgets look right too.
//
// [Apply] puts the theme in force and may be called again at any time: widgets ask for
// colours and sizes whenever they draw and never keep them, so a switch between light
// and dark, or to larger text, is live.
package theme
