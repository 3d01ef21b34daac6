package control

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/unknot-app/unknot/settings"
)

// Service is what a resident does for its clients. Its methods are called from many
// goroutines. An error that is an [*Error] reaches the client as the sentence that it is;
// any other is a fault of the resident.
type Service interface {
	Hello() Hello
	Snapshot() Snapshot
	Do(Command) (Snapshot, error)
	// Events sends the snapshot of now and then every event until the context ends or the
	// resident does, and closes the channel.
	Events(context.Context) <-chan Event
	StartSession(SessionStart) (SessionTicket, error)
	ReportSession(id int64, report SessionReport) error
	Settings() SettingsReply
	SaveSettings(settings.Settings) (SettingsReply, error)
	History(from, to time.Time) (History, error)
	Why() Why
	// Insights adds up the history over a range; empty: the shortest.
	Insights(span string) (Insights, error)
	RoutineKeeper
}

// maxBody is the largest request body that is read, in bytes: far above any real one.
const maxBody = 256 << 10

// Handler serves a service by the interface that docs/CONTROL.md describes.
func Handler(s Service) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/hello", func(w http.ResponseWriter, r *http.Request) { reply(w, s.Hello(), nil) })
	mux.HandleFunc("GET /v1/snapshot", func(w http.ResponseWriter, r *http.Request) { reply(w, s.Snapshot(), nil) })
	mux.HandleFunc("GET /v1/settings", func(w http.ResponseWriter, r *http.Request) { reply(w, s.Settings(), nil) })
	mux.HandleFunc("PUT /v1/settings", func(w http.ResponseWriter, r *http.Request) {
		answer(w, r, s.SaveSettings)
	})
	mux.HandleFunc("POST /v1/commands", func(w http.ResponseWriter, r *http.Request) {
		answer(w, r, s.Do)
	})
	mux.HandleFunc("POST /v1/routines", func(w http.ResponseWriter, r *http.Request) {
		answer(w, r, s.Routines)
	})
	mux.HandleFunc("POST /v1/sessions", func(w http.ResponseWriter, r *http.Request) {
		answer(w, r, s.StartSession)
	})
	mux.HandleFunc("PUT /v1/sessions/{id}", func(w http.ResponseWriter, r *http.Request) {
		id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
		if err != nil {
			refuse(w, http.StatusBadRequest, "A session's ID is a number.")
			return
		}
		answer(w, r, func(report SessionReport) (struct{}, error) {
			return struct{}{}, s.ReportSession(id, report)
		})
	})
	mux.HandleFunc("GET /v1/history", func(w http.ResponseWriter, r *http.Request) {
		from, err1 := timeParameter(r, "from")
		to, err2 := timeParameter(r, "to")
		if err := errors.Join(err1, err2); err != nil {
			refuse(w, http.StatusBadRequest, err.Error())
			return
		}
		h, err := s.History(from, to)
		reply(w, h, err)
	})
	mux.HandleFunc("GET /v1/why", func(w http.ResponseWriter, r *http.Request) { reply(w, s.Why(), nil) })
	mux.HandleFunc("GET /v1/insights", func(w http.ResponseWriter, r *http.Request) {
		span := r.URL.Query().Get("range")
		if span != "" && !slices.Contains(Ranges(), span) {
			refuse(w, http.StatusBadRequest, fmt.Sprintf("range is %q; it takes %s.", span, strings.Join(Ranges(), ", ")))
			return
		}
		i, err := s.Insights(span)
		reply(w, i, err)
	})
	mux.HandleFunc("GET /v1/events", func(w http.ResponseWriter, r *http.Request) { stream(w, r, s) })
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		refuse(w, http.StatusNotFound, fmt.Sprintf("There is no %s %s here.", r.Method, r.URL.Path))
	})
	return mux
}

// timeParameter reads an RFC 3339 time of the query; without one it is the zero time.
func timeParameter(r *http.Request, name string) (time.Time, error) {
	s := r.URL.Query().Get(name)
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return time.Time{}, fmt.Errorf("%s is %q; it takes a time like 2026-11-23T14:05:00+01:00", name, s)
	}
	return t, nil
}

// answer decodes a request body, has it handled and replies.
func answer[Request, Reply any](w http.ResponseWriter, r *http.Request, handle func(Request) (Reply, error)) {
	var request Request
	d := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody))
	d.DisallowUnknownFields()
	err := d.Decode(&request)
	if err == nil {
		if _, extra := d.Token(); extra != io.EOF {
			err = errors.New("more than one JSON value")
		}
	}
	if err != nil {
		refuse(w, http.StatusBadRequest, "The request could not be read: "+err.Error())
		return
	}
	v, err := handle(request)
	reply(w, v, err)
}

func reply(w http.ResponseWriter, v any, err error) {
	var sentence *Error
	switch {
	case errors.As(err, &sentence):
		refuse(w, http.StatusConflict, sentence.Sentence)
	case err != nil:
		refuse(w, http.StatusInternalServerError, err.Error())
	default:
		w.Header().Set("Content-Type", "application/json")
		// A client that went away needs no answer.
		_ = json.NewEncoder(w).Encode(v)
	}
}

func refuse(w http.ResponseWriter, status int, sentence string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(Error{Sentence: sentence})
}

// stream writes events as lines of JSON until the client or the resident leaves.
func stream(w http.ResponseWriter, r *http.Request, s Service) {
	w.Header().Set("Content-Type", "application/x-ndjson")
	flush := http.NewResponseController(w)
	encode := json.NewEncoder(w)
	for event := range s.Events(r.Context()) {
		if encode.Encode(event) != nil || flush.Flush() != nil {
			return
		}
	}
}
