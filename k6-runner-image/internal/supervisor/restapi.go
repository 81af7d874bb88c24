package supervisor

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"syscall"
	"time"

	v1 "go.k6.io/k6/v2/api/v1"
)

// restAPI is k6's REST API on loopback (k6 2.2.0, api/v1).
type restAPI struct {
	base   string
	client *http.Client
}

func newRestAPI(address string) *restAPI {
	// Without kept connections: k6 ends as soon as its server has none left.
	return &restAPI{"http://" + address, &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}}
}

// listening is how long k6's server may take to accept after k6 says it is ready; it is started before the VUs are.
const listening = 5 * time.Second

// answering is how long k6 may take for what needs no script: the runner's own life waits meanwhile.
const answering = 5 * time.Second

// call sends a request and returns the answer's body. An answer that is an error is a *v1.Error.
func (a *restAPI) call(ctx context.Context, method, path string, body []byte) ([]byte, error) {
	deadline := time.Now().Add(listening)
	for {
		request, err := http.NewRequestWithContext(ctx, method, a.base+path, bytes.NewReader(body))
		if err != nil {
			return nil, err
		}
		response, err := a.client.Do(request)
		if errors.Is(err, syscall.ECONNREFUSED) && time.Now().Before(deadline) {
			time.Sleep(5 * time.Millisecond)
			continue
		}
		if err != nil {
			return nil, err
		}
		defer response.Body.Close()
		answer, err := io.ReadAll(response.Body)
		if err == nil && response.StatusCode >= 400 {
			err = apiError(response.StatusCode, answer)
		}
		return answer, err
	}
}

func apiError(status int, answer []byte) error {
	var e v1.ErrorResponse
	if json.Unmarshal(answer, &e) == nil && len(e.Errors) > 0 {
		return &e.Errors[0]
	}
	return &v1.Error{Title: fmt.Sprintf("HTTP status %d", status), Detail: string(answer)}
}

// setup runs setup(), which k6 bounds by its setupTimeout, and returns its data, nil if it returned nothing.
func (a *restAPI) setup() (json.RawMessage, error) {
	answer, err := a.call(context.Background(), http.MethodPost, "/v1/setup", nil)
	if err != nil {
		return nil, err
	}
	var body struct {
		Data struct {
			Attributes struct {
				Data json.RawMessage `json:"data"`
			} `json:"attributes"`
		} `json:"data"`
	}
	err = json.Unmarshal(answer, &body)
	return body.Data.Attributes.Data, err
}

func (a *restAPI) setSetupData(data json.RawMessage) error {
	ctx, cancel := context.WithTimeout(context.Background(), answering)
	defer cancel()
	_, err := a.call(ctx, http.MethodPut, "/v1/setup", data)
	return err
}

func (a *restAPI) teardown() error {
	_, err := a.call(context.Background(), http.MethodPost, "/v1/teardown", nil)
	return err
}

func (a *restAPI) resume() error { return a.patch(`"paused":false`) }
func (a *restAPI) stop() error   { return a.patch(`"stopped":true`) }

func (a *restAPI) patch(attribute string) error {
	body := `{"data":{"type":"status","id":"default","attributes":{` + attribute + `}}}`
	ctx, cancel := context.WithTimeout(context.Background(), answering)
	defer cancel()
	_, err := a.call(ctx, http.MethodPatch, "/v1/status", []byte(body))
	return err
}
