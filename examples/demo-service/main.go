// Command demo-service is a small HTTP shop to try load tests on: realistic latency, real queueing, and switches to make it worse.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"
)

// drainLimit stays below Kubernetes' default grace period of 30 s.
const drainLimit = 20 * time.Second

func main() {
	config, err := parseConfig(os.Args[1:], os.Stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return
	case err != nil:
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	if err := serve(ctx, config, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "demo-service:", err)
		os.Exit(1)
	}
}

// serve runs the shop and its switches until the context ends, then lets requests finish. It prints one line with its addresses.
func serve(ctx context.Context, c config, output io.Writer) error {
	shopListener, err := listen(c.host, c.port)
	if err != nil {
		return err
	}
	adminListener, err := listen(c.adminHost, c.switchPort())
	if err != nil {
		shopListener.Close()
		return err
	}
	service := newService(c)
	shop := &http.Server{Handler: service.handler(), ReadHeaderTimeout: 10 * time.Second}
	admin := &http.Server{Handler: service.switches.handler(), ReadHeaderTimeout: 10 * time.Second}
	failed := make(chan error, 2)
	go func() { failed <- shop.Serve(shopListener) }()
	go func() { failed <- admin.Serve(adminListener) }()
	fmt.Fprintf(output, "demo-service: http://localhost:%d admin: http://localhost:%d/admin\n", port(shopListener), port(adminListener))

	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	service.stopping.Store(true)
	drain, cancel := context.WithTimeout(context.Background(), drainLimit)
	defer cancel()
	return errors.Join(shop.Shutdown(drain), admin.Shutdown(drain))
}

func listen(host string, port int) (net.Listener, error) {
	return net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port)))
}

func port(l net.Listener) int {
	return l.Addr().(*net.TCPAddr).Port
}
