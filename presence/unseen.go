//go:build !linux && !windows && !darwin

package presence

import "context"

// unseen says what can't be seen on this system.
type unseen struct {
	source Source
	why    blind
}

func (u unseen) name() Source { return u.source }

func (u unseen) lost() string { return string(u.why) }

func (u unseen) watch(context.Context, func(Fact)) error { return u.why }
