// Package library is the page Library of the main window: the techniques with their
// pictures, to be filtered and searched; a page for each technique with its figure in
// motion; and what is good to know: signs, safety, questions, and why it works.
//
// What it says comes from the packs. It decides nothing: a session is started by the
// resident, and a choice is kept in the settings.
package library
