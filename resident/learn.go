package resident

import (
	"time"

	"github.com/unknot-app/unknot/scheduler"
	"github.com/unknot-app/unknot/scheduler/habit"
)

// learnFrom is how far back ratings and answers tell of somebody's days: habits change.
const learnFrom = 90 * 24 * time.Hour

// learn has the plan take account of what the person's ratings and answers tell. Once a day
// is enough, and after each rating.
func (r *Resident) learn(now time.Time) {
	r.learnedOn = now
	r.learned = habit.Learned{}
	defer r.heedLearned()
	ratings, err := r.Journal.Tensions(now.Add(-learnFrom), now)
	if err != nil {
		r.Log.Error("could not learn from the ratings", "error", err)
		return
	}
	reminders, err := r.Journal.Reminders(now.Add(-learnFrom), now)
	if err != nil {
		r.Log.Error("could not learn from the answers", "error", err)
		return
	}
	var rated []habit.Rating
	for _, t := range ratings {
		if t.Source != "after" { // what a session did is no habit
			rated = append(rated, habit.Rating{At: t.At, Value: t.Value})
		}
	}
	var answers []habit.Answer
	for _, m := range reminders {
		switch scheduler.Outcome(m.Outcome) {
		case scheduler.Started, scheduler.Skipped, scheduler.Snoozed:
			answers = append(answers, habit.Answer{At: m.At, Put: m.Outcome == string(scheduler.Snoozed)})
		}
	}
	r.learned = habit.Learn(rated, answers)
	r.Log.Info("learned", "ratings", len(rated), "answers", len(answers), "peak", r.learned.Peak, "put off", len(r.learned.PutOff))
}

// heedLearned has the plan take account of what was learned, if the person wants that.
func (r *Resident) heedLearned() {
	r.plan.Learned = habit.Learned{}
	if r.settings.Schedule.Learn {
		r.plan.Learned = r.learned
	}
}

// learnDaily learns on the first step of a day.
func (r *Resident) learnDaily(now time.Time) {
	if !sameDay(r.learnedOn, now) {
		r.learn(now)
	}
}
