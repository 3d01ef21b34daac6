package control

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/unknot-app/unknot/settings"
)

// ErrNoResident tells that no resident answers on the control socket.
//
//lint:ignore ST1005 a sentence for the person
var ErrNoResident = errors.New("Unknot is not running; start it with: unknot")

// answerWithin is how long a resident may take to answer a request.
const answerWithin = 10 * time.Second

// Client speaks to a resident. Its methods may be called from many goroutines.
type Client struct {
	http   http.Client
	socket string
}

// Dial makes a client of the resident behind the socket at path. It opens no connection
// yet: each method fails with [ErrNoResident] where nothing answers, and with an
// [*Error] where the resident refused.
func Dial(path string) *Client {
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		c, err := d.DialContext(ctx, "unix", path)
		if lacksUnix(err) {
			c, err = dialInstead(ctx, path)
		}
		if err != nil && ctx.Err() == nil {
			return nil, fmt.Errorf("%w (%w)", ErrNoResident, err)
		}
		return c, err
	}
	return &Client{http: http.Client{Transport: &http.Transport{DialContext: dial}}, socket: path}
}

// Close closes idle connections.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// Hello asks the resident who it is. It fails if the resident speaks another version
// of the interface.
func (c *Client) Hello() (Hello, error) {
	h, err := call[Hello](c, http.MethodGet, "/v1/hello", nil)
	if err == nil && h.Interface != Version {
		return h, &Error{fmt.Sprintf("The running Unknot is version %s and speaks another language than this program. Quit it and start it again.", h.Program)}
	}
	return h, err
}

// Snapshot asks for the resident's visible state.
func (c *Client) Snapshot() (Snapshot, error) {
	return call[Snapshot](c, http.MethodGet, "/v1/snapshot", nil)
}

// Do asks the resident to do something and returns what is so afterwards.
func (c *Client) Do(command Command) (Snapshot, error) {
	return call[Snapshot](c, http.MethodPost, "/v1/commands", command)
}

// StartSession opens a session, which then is this client's to report on and to end.
func (c *Client) StartSession(start SessionStart) (SessionTicket, error) {
	return call[SessionTicket](c, http.MethodPost, "/v1/sessions", start)
}

// ReportSession tells what has really been done so far.
func (c *Client) ReportSession(id int64, report SessionReport) error {
	_, err := call[struct{}](c, http.MethodPut, fmt.Sprintf("/v1/sessions/%d", id), report)
	return err
}

// Settings asks for the person's choices.
func (c *Client) Settings() (SettingsReply, error) {
	return call[SettingsReply](c, http.MethodGet, "/v1/settings", nil)
}

// SaveSettings changes the person's choices. What is out of range is not taken and named
// in the reply.
func (c *Client) SaveSettings(s settings.Settings) (SettingsReply, error) {
	return call[SettingsReply](c, http.MethodPut, "/v1/settings", s)
}

// History asks what happened between two times; a zero time is no bound.
func (c *Client) History(from, to time.Time) (History, error) {
	q := url.Values{}
	if !from.IsZero() {
		q.Set("from", from.Format(time.RFC3339))
	}
	if !to.IsZero() {
		q.Set("to", to.Format(time.RFC3339))
	}
	return call[History](c, http.MethodGet, "/v1/history?"+q.Encode(), nil)
}

// Why asks what is planned next and which facts led to it.
func (c *Client) Why() (Why, error) {
	return call[Why](c, http.MethodGet, "/v1/why", nil)
}

// Insights asks what the history adds up to over a range, one of [Ranges].
func (c *Client) Insights(span string) (Insights, error) {
	return call[Insights](c, http.MethodGet, "/v1/insights?range="+url.QueryEscape(span), nil)
}

// Events follows the resident. The channel opens with the snapshot of now and is closed
// when the context ends or the resident does.
func (c *Client) Events(ctx context.Context) (<-chan Event, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://unknot/v1/events", nil)
	if err != nil {
		return nil, err
	}
	resp, err := c.http.Do(r)
	if err != nil {
		return nil, plain(err)
	}
	if resp.StatusCode != http.StatusOK {
		defer resp.Body.Close()
		return nil, refusal(resp)
	}
	events := make(chan Event)
	go func() {
		defer close(events)
		defer resp.Body.Close()
		d := json.NewDecoder(resp.Body)
		for {
			var e Event
			if d.Decode(&e) != nil {
				return
			}
			select {
			case events <- e:
			case <-ctx.Done():
				return
			}
		}
	}()
	return events, nil
}

func call[Reply any](c *Client, method, path string, body any) (Reply, error) {
	var reply Reply
	var content io.Reader
	if body != nil {
		b, err := json.Marshal(body)
		if err != nil {
			return reply, fmt.Errorf("could not word the request: %w", err)
		}
		content = bytes.NewReader(b)
	}
	ctx, cancel := context.WithTimeout(context.Background(), answerWithin)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, method, "http://unknot"+path, content)
	if err != nil {
		return reply, err
	}
	resp, err := c.http.Do(r)
	if err != nil {
		return reply, plain(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return reply, refusal(resp)
	}
	if err := json.NewDecoder(resp.Body).Decode(&reply); err != nil {
		return reply, fmt.Errorf("could not read the answer of the running Unknot to %s %s: %w", method, path, err)
	}
	return reply, nil
}

// plain takes the URL, which names no real place, off an error of the HTTP client.
func plain(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	if errors.Is(err, ErrNoResident) {
		return ErrNoResident
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return &Error{fmt.Sprintf("The running Unknot did not answer within %v.", answerWithin)}
	}
	return fmt.Errorf("could not speak to the running Unknot: %w", err)
}

func refusal(resp *http.Response) error {
	var e Error
	if json.NewDecoder(io.LimitReader(resp.Body, maxBody)).Decode(&e) != nil || e.Sentence == "" {
		return fmt.Errorf("the running Unknot answered %s", resp.Status)
	}
	return &e
}
