package control

import (
	"encoding/json"
	"errors"
	"net/http/httptest"
	"strings"
	"testing"
)

type fake struct{ released json.RawMessage }

func (f *fake) State() State                    { return State{State: "Ready", Index: 3} }
func (f *fake) Setup() (json.RawMessage, error) { return nil, &Problem{422, "SetupFailed", "boom"} }
func (f *fake) Stop(reason string) error        { return errors.New(reason) }
func (f *fake) Teardown() error                 { return nil }
func (f *fake) Release(data json.RawMessage) (int64, error) {
	f.released = data
	return 7, nil
}

func TestCalls(t *testing.T) {
	for _, c := range []struct {
		method, path, body, token, origin string
		status                            int
		answer                            string
	}{
		{"GET", "/v1/state", "", "n", "", 200, `{"state":"Ready","index":3,"releasedMs":0}`},
		{"GET", "/v1/state", "", "x", "", 403, `"Forbidden"`},
		{"GET", "/v1/state", "", "n", "http://evil.example", 403, `"Forbidden"`},
		{"GET", "/v1/state", "", "n", "http://127.0.0.1:6566", 200, `Ready`},
		{"POST", "/v1/setup", "", "n", "", 422, `{"reason":"SetupFailed","message":"boom"}`},
		{"POST", "/v1/release", `{"setupData": [1]}`, "n", "", 200, `{"releasedMs":7}`},
		{"POST", "/v1/release", `{`, "n", "", 400, `"BadRequest"`},
		{"POST", "/v1/stop", `{"reason": "why"}`, "n", "", 500, `"message":"why"`},
		{"POST", "/v1/teardown", "", "n", "", 200, `{}`},
		{"POST", "/v1/state", "", "n", "", 405, ``},
		{"GET", "/v1/gone", "", "n", "", 404, ``},
	} {
		q := httptest.NewRequest(c.method, "http://127.0.0.1:6566"+c.path, strings.NewReader(c.body))
		q.Header.Set("Authorization", "Bearer "+c.token)
		if c.origin != "" {
			q.Header.Set("Origin", c.origin)
		}
		w, f := httptest.NewRecorder(), &fake{}
		handler("n", f).ServeHTTP(w, q)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.answer) {
			t.Errorf("%+v: %d %s", c, w.Code, w.Body)
		}
		if strings.HasPrefix(c.body, `{"setup`) && string(f.released) != "[1]" {
			t.Errorf("setup data %s", f.released)
		}
	}
}

func TestOnlyLoopbackIsServed(t *testing.T) {
	if _, err := Listen("0.0.0.0:0", "n", &fake{}); err == nil {
		t.Error("listens everywhere")
	}
	s, err := Listen("127.0.0.1:0", "n", &fake{})
	if err != nil || s.Port == 0 {
		t.Fatal(err)
	}
	s.Close()
}
