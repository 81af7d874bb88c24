package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestServePrintsItsAddressesAndFinishesRequests(t *testing.T) {
	c, err := parseConfig([]string{"--host", "127.0.0.1", "--port", "0", "--latency", "500ms", "--sigma", "0"}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	reader, writer := io.Pipe()
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, c, writer) }()

	var shop, admin string
	if _, err := fmt.Fscanf(reader, "demo-service: %s admin: %s\n", &shop, &admin); err != nil {
		t.Fatal(err)
	}
	get := func(url string) (int, string) {
		response, err := http.Get(url)
		if err != nil {
			t.Error(err)
			return 0, ""
		}
		defer response.Body.Close()
		body, _ := io.ReadAll(response.Body)
		return response.StatusCode, string(body)
	}
	code := make(chan int, 1)
	go func() {
		got, _ := get(shop + "/")
		code <- got
	}()
	for state := ""; !strings.Contains(state, `"active":1`); _, state = get(admin) {
		time.Sleep(time.Millisecond)
	}
	stop()
	if got := <-code; got != 200 {
		t.Errorf("the request under way at the stop: %d", got)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
