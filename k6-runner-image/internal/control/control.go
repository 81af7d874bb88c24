// Package control is the runner's control API: what the operator calls through the API server's port forward, or the
// CLI directly. It listens on loopback only and asks for the nonce of the run.
package control

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"
)

// Runner is what the API controls. A *Problem is answered as it is, any other error as 500.
type Runner interface {
	State() State
	Setup() (json.RawMessage, error)
	Release(setupData json.RawMessage) (releasedMs int64, err error)
	Stop(reason string) error
	Teardown() error
}

// State is the answer of GET /v1/state.
type State struct {
	State      string `json:"state"`
	Index      int    `json:"index"`
	ReleasedMs int64  `json:"releasedMs"`
	Ready      any    `json:"ready,omitempty"`
}

// Problem is an error with its HTTP status; its body is {"reason", "message"}.
type Problem struct {
	Status  int    `json:"-"`
	Reason  string `json:"reason"`
	Message string `json:"message"`
}

func (p *Problem) Error() string { return p.Reason + ": " + p.Message }

// maxBody bounds a request: setup data is the largest.
const maxBody = 64 << 20

// Server is a listening control API.
type Server struct {
	Port int
	http *http.Server
}

// Listen serves the API on a loopback address (port 0: a free one).
func Listen(address, nonce string, runner Runner) (*Server, error) {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, err
	}
	tcp := listener.Addr().(*net.TCPAddr)
	if !tcp.IP.IsLoopback() {
		_ = listener.Close()
		return nil, errors.New("the control address must be a loopback address, not " + address)
	}
	s := &Server{Port: tcp.Port, http: &http.Server{Handler: handler(nonce, runner), ReadHeaderTimeout: 10 * time.Second}}
	go func() { _ = s.http.Serve(listener) }()
	return s, nil
}

// Close ends the API; answers that are under way are still given, for a short time.
func (s *Server) Close() {
	ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	defer cancel()
	if s.http.Shutdown(ctx) != nil {
		_ = s.http.Close()
	}
}

func handler(nonce string, r Runner) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/state", func(w http.ResponseWriter, _ *http.Request) { answer(w, r.State(), nil) })
	mux.HandleFunc("POST /v1/setup", func(w http.ResponseWriter, _ *http.Request) {
		data, err := r.Setup()
		answer(w, map[string]json.RawMessage{"data": orNull(data)}, err)
	})
	mux.HandleFunc("POST /v1/release", func(w http.ResponseWriter, q *http.Request) {
		var body struct {
			SetupData json.RawMessage `json:"setupData"`
		}
		if err := read(w, q, &body); err != nil {
			answer(w, nil, err)
			return
		}
		ms, err := r.Release(body.SetupData)
		answer(w, map[string]int64{"releasedMs": ms}, err)
	})
	mux.HandleFunc("POST /v1/stop", func(w http.ResponseWriter, q *http.Request) {
		var body struct {
			Reason string `json:"reason"`
		}
		if err := read(w, q, &body); err != nil {
			answer(w, nil, err)
			return
		}
		answer(w, struct{}{}, r.Stop(body.Reason))
	})
	mux.HandleFunc("POST /v1/teardown", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, struct{}{}, r.Teardown())
	})
	return guarded(nonce, mux)
}

// guarded refuses calls without the nonce, and those that a web page could have made (another origin or host name).
func guarded(nonce string, next http.Handler) http.Handler {
	want := []byte("Bearer " + nonce)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if subtle.ConstantTimeCompare([]byte(r.Header.Get("Authorization")), want) != 1 || foreign(r) {
			answer(w, nil, &Problem{http.StatusForbidden, "Forbidden", "wrong nonce or origin"})
			return
		}
		next.ServeHTTP(w, r)
	})
}

func foreign(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" {
		return false
	}
	u, err := url.Parse(origin)
	return err != nil || u.Host != r.Host
}

func read(w http.ResponseWriter, r *http.Request, into any) error {
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err == nil && len(data) > 0 {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		return &Problem{http.StatusBadRequest, "BadRequest", err.Error()}
	}
	return nil
}

func orNull(data json.RawMessage) json.RawMessage {
	if len(data) == 0 {
		return json.RawMessage("null")
	}
	return data
}

func answer(w http.ResponseWriter, body any, err error) {
	status := http.StatusOK
	if err != nil {
		p := &Problem{http.StatusInternalServerError, "Unknown", err.Error()}
		errors.As(err, &p)
		status, body = p.Status, p
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
