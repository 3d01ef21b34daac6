// Package habit learns from a person's ratings and answers when their tension usually
// peaks and when they never want to be reminded. It is pure: all it knows comes in.
//
// # When tension peaks
//
// A rating y at the time of day t is taken as y = m + f(t) + e: the person's usual
// level m, what the time of day adds, and chance, e ~ N(0, s²). What the time of day adds
// is unknown, but changes slowly: f is a Gaussian process with mean zero and covariance
// v·exp(-(t-t')²/2l²), where l is [Width]. Ratings are gathered in bins of half an hour; a
// bin with n ratings has the mean y̅ and the variance s²/n. Then the best guess of f is
//
//	f(t) = k(t)ᵀ (K + diag(s²/n))⁻¹ (y̅ - m)
//
// which is normal-normal shrinkage with bins that speak for their neighbours: with few
// ratings it stays near zero, and for a single bin it is v/(v + s²/n)·(y̅ - m). Chance s²
// and the size v of what the time of day does are estimated from the ratings themselves,
// v by how much more the bins differ than chance alone explains; for somebody whose days
// are flat v comes out near zero, and nothing is learned. Both lean on a prior, worth
// priorWeight ratings, until there are enough.
//
// The shrinkage is parametric empirical Bayes: C. N. Morris, "Parametric Empirical Bayes
// Inference: Theory and Applications", JASA 78 (1983) 47-55, and G. Casella, "An
// Introduction to Empirical Bayes Data Analysis", The American Statistician 39 (1985)
// 83-87. The regression is that of C. E. Rasmussen and C. K. I. Williams, "Gaussian
// Processes for Machine Learning" (2006), section 2.2; the estimate of v that of variance
// components in an unbalanced one-way layout.
//
// The peak is the middle of the bump where f is highest: the mean of the minutes at which f
// is more than half as high, weighted by the excess. It counts only if there are [LeastRatings] on [LeastDays], it stands out by
// [LeastPoints], and by [Certain] standard deviations of its guess.
//
// # When reminders are put off
//
// Of n reminders in a half hour s were put off; over the whole day the share is p. The
// guess for the half hour is (s + w·p)/(n + w), the mean of a beta distribution whose prior
// is the person's own habit, worth w = priorAnswers answers. The half hour counts if it
// had at least leastAnswers reminders, the guess is at least [Nearly], and it exceeds p by a
// quarter: who puts everything off has no bad times, only a bad plan.
package habit

import (
	"math"
	"slices"
	"time"
)

const (
	// Width is how far what a time of day does reaches, in minutes: l above.
	Width = 80
	// Lead is how long before the peak a reminder does most good, in minutes: the
	// middle of the three quarters of an hour before it.
	Lead = 23
	// LeastRatings and LeastDays are needed before anything is said of tension.
	LeastRatings = 15
	LeastDays    = 7
	// LeastPoints is by how much a peak must stand out on the scale of 1 to 10.
	LeastPoints = 0.3
	// Certain is by how many standard deviations it must.
	Certain = 1.5
	// Nearly is the share of reminders put off from which a time is one at which they
	// nearly always are.
	Nearly = 0.7

	bin          = 30   // minutes
	step         = 5    // minutes between the moments at which a peak is looked for
	priorNoise   = 1.44 // variance of a rating by chance: 1.2 points
	priorSize    = 0.5  // variance of what the time of day does: 0.7 points
	priorWeight  = 6    // ratings
	priorAnswers = 4
	leastAnswers = 5
	dayLength    = 24 * 60
)

// Rating is how tense somebody was at a moment, from 1 to 10, in the time of the place
// where they were.
type Rating struct {
	At    time.Time
	Value int
}

// Answer is a reminder that came up, and whether it was put off.
type Answer struct {
	At  time.Time
	Put bool
}

// Learned is what somebody's ratings and answers tell about their day. The zero value
// tells nothing.
type Learned struct {
	// Before and Peak are minutes after midnight: tension usually peaks at Peak, and a
	// reminder does most good from Before on. Peak is 0 where nothing is known.
	Before, Peak int
	// Points is by how much tension is higher at the peak than usual, on the scale of 1
	// to 10, as far as the ratings can tell.
	Points float64
	// Ratings and Days are how many ratings on how many days there were.
	Ratings, Days int
	// PutOff are the times at which reminders are nearly always put off, in order.
	PutOff []PutOff
}

// PutOff is a stretch of the day in minutes after midnight, with how many of the
// reminders that came in it were put off.
type PutOff struct{ From, To, Put, Of int }

// Any tells whether anything is known.
func (l *Learned) Any() bool { return l.Peak > 0 || len(l.PutOff) > 0 }

// Learn learns from ratings that were given before a session or without one, and from
// the answers to reminders, in any order.
func Learn(ratings []Rating, answers []Answer) Learned {
	l := tension(ratings)
	l.PutOff = putOff(answers)
	for _, s := range l.PutOff {
		if l.Peak == 0 || l.Before < s.From || l.Before >= s.To {
			continue
		}
		switch { // before the peak all the same, if there is room
		case s.To <= l.Peak-step:
			l.Before = s.To
		case s.From-step >= l.Peak-2*Lead:
			l.Before = s.From - step
		}
	}
	return l
}

func minuteOf(t time.Time) int { return t.Hour()*60 + t.Minute() }

// group is the ratings of a bin.
type group struct {
	at       float64 // minute, the mean of its ratings
	n        float64
	mean, ss float64 // of the values; the sum of squares about the mean
}

func tension(ratings []Rating) Learned {
	var l Learned
	days := map[[3]int]bool{}
	var minutes, values [dayLength / bin][]float64
	sum := 0.0
	for _, r := range ratings {
		if r.Value < 1 || r.Value > 10 {
			continue
		}
		y, m, d := r.At.Date()
		days[[3]int{y, int(m), d}] = true
		b := minuteOf(r.At) / bin
		minutes[b], values[b] = append(minutes[b], float64(minuteOf(r.At))), append(values[b], float64(r.Value))
		sum += float64(r.Value)
		l.Ratings++
	}
	l.Days = len(days)
	if l.Ratings < LeastRatings || l.Days < LeastDays {
		return l
	}
	var groups []group
	for b := range values {
		if n := len(values[b]); n > 0 {
			g := group{at: mean(minutes[b]), n: float64(n), mean: mean(values[b])}
			for _, v := range values[b] {
				g.ss += (v - g.mean) * (v - g.mean)
			}
			groups = append(groups, g)
		}
	}
	usual := sum / float64(l.Ratings)
	noise, size := spread(groups, usual, float64(l.Ratings))
	fit := newFit(groups, usual, noise, size)
	best, at := math.Inf(-1), 0
	for t := int(groups[0].at) / step * step; t <= int(groups[len(groups)-1].at); t += step {
		if f := fit.at(float64(t)); f > best {
			best, at = f, t
		}
	}
	if best < LeastPoints || best < Certain*fit.doubt(float64(at)) {
		return l
	}
	peak := fit.middle(at, best)
	l.Peak, l.Before, l.Points = peak, peak-Lead, best
	return l
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}

// spread estimates the variance of chance and that of what the time of day does.
func spread(groups []group, usual, n float64) (noise, size float64) {
	within, between, squares := 0.0, 0.0, 0.0
	for _, g := range groups {
		within += g.ss
		between += g.n * (g.mean - usual) * (g.mean - usual)
		squares += g.n * g.n
	}
	k := float64(len(groups))
	noise = (within + priorWeight*priorNoise) / (n - k + priorWeight)
	size = priorSize
	if spare := n - squares/n; spare > 0 {
		size = max((between-(k-1)*noise)/spare, 0)
	}
	return noise, (n*size + priorWeight*priorSize) / (n + priorWeight)
}

// fit is the Gaussian process after the ratings.
type fit struct {
	groups []group
	size   float64
	lower  [][]float64 // Cholesky factor of the covariance of the bins' means
	weight []float64
}

func (f *fit) covariance(a, b float64) float64 {
	d := (a - b) / Width
	return f.size * math.Exp(-d*d/2)
}

func newFit(groups []group, usual, noise, size float64) *fit {
	f := &fit{groups: groups, size: size}
	n := len(groups)
	f.lower = make([][]float64, n)
	for i := range n {
		f.lower[i] = make([]float64, n)
		for j := range i + 1 {
			sum := f.covariance(groups[i].at, groups[j].at)
			if i == j {
				sum += noise / groups[i].n
			}
			for k := range j {
				sum -= f.lower[i][k] * f.lower[j][k]
			}
			if i == j {
				f.lower[i][i] = math.Sqrt(sum) // positive: noise is
			} else {
				f.lower[i][j] = sum / f.lower[j][j]
			}
		}
	}
	rest := make([]float64, n)
	for i, g := range groups {
		rest[i] = g.mean - usual
	}
	f.weight = f.solveUp(f.solveDown(rest))
	return f
}

// solveDown solves L x = y, solveUp Lᵀ x = y.
func (f *fit) solveDown(y []float64) []float64 {
	x := slices.Clone(y)
	for i := range x {
		for j := range i {
			x[i] -= f.lower[i][j] * x[j]
		}
		x[i] /= f.lower[i][i]
	}
	return x
}

func (f *fit) solveUp(y []float64) []float64 {
	x := slices.Clone(y)
	for i := len(x) - 1; i >= 0; i-- {
		for j := i + 1; j < len(x); j++ {
			x[i] -= f.lower[j][i] * x[j]
		}
		x[i] /= f.lower[i][i]
	}
	return x
}

func (f *fit) reach(t float64) []float64 {
	k := make([]float64, len(f.groups))
	for i, g := range f.groups {
		k[i] = f.covariance(t, g.at)
	}
	return k
}

// at is the best guess of what the time of day does at a minute.
func (f *fit) at(t float64) float64 {
	sum := 0.0
	for i, k := range f.reach(t) {
		sum += k * f.weight[i]
	}
	return sum
}

// middle is the middle of the bump about its top: the mean of the minutes at which it is
// higher than half, weighted by how much. It wavers less than the top itself.
func (f *fit) middle(top int, height float64) int {
	first, last := f.groups[0].at, f.groups[len(f.groups)-1].at
	above := func(t float64) float64 { return f.at(t) - height/2 }
	from := float64(top)
	for from-step >= first && above(from-step) > 0 {
		from -= step
	}
	moment, weight := 0.0, 0.0
	for t := from; t <= last && (t <= float64(top) || above(t) > 0); t += step {
		moment, weight = moment+t*above(t), weight+above(t)
	}
	if weight <= 0 {
		return top
	}
	return int(math.Round(moment / weight))
}

// doubt is the standard deviation of that guess.
func (f *fit) doubt(t float64) float64 {
	sum := f.size
	for _, v := range f.solveDown(f.reach(t)) {
		sum -= v * v
	}
	return math.Sqrt(max(sum, 0))
}

// putOff finds the times at which reminders are nearly always put off.
func putOff(answers []Answer) []PutOff {
	var put, of [dayLength / bin]int
	all, puts := 0.0, 0.0
	for _, a := range answers {
		b := minuteOf(a.At) / bin
		of[b]++
		all++
		if a.Put {
			put[b]++
			puts++
		}
	}
	var found []PutOff
	for b := range of {
		usual := puts / max(all, 1)
		guess := (float64(put[b]) + priorAnswers*usual) / (float64(of[b]) + priorAnswers)
		if of[b] < leastAnswers || guess < Nearly || guess < usual+0.25 {
			continue
		}
		if n := len(found); n > 0 && found[n-1].To == b*bin {
			found[n-1].To += bin
			found[n-1].Put += put[b]
			found[n-1].Of += of[b]
			continue
		}
		found = append(found, PutOff{b * bin, (b + 1) * bin, put[b], of[b]})
	}
	return found
}
