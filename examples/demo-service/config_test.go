package main

import (
	"io"
	"testing"
	"time"
)

func TestFlags(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		want func(config) bool
	}{
		{"defaults", nil, func(c config) bool {
			return c.port == 8080 && c.switchPort() == 8081 && c.capacity == 50 && c.seed != 0
		}},
		{"free ports", []string{"--port", "0"}, func(c config) bool { return c.switchPort() == 0 }},
		{"own admin port", []string{"--port", "0", "--admin-port", "9"}, func(c config) bool { return c.switchPort() == 9 }},
		{"errors with sign", []string{"--errors", "0.5%"}, func(c config) bool { return c.errorPercent == 0.5 }},
		{"errors without", []string{"--errors", "2"}, func(c config) bool { return c.errorPercent == 2 }},
		{"cold start", []string{"--cold-start", "2s:3x"}, func(c config) bool {
			return c.start == coldness{2 * time.Second, 3} && c.stepColdness() == coldness{}
		}},
		{"warm per step", []string{"--warm-per-step"}, func(c config) bool { return c.stepColdness() == stepDefault }},
		{"warm per step like cold start", []string{"--warm-per-step", "--cold-start", "5s:2"}, func(c config) bool {
			return c.stepColdness() == coldness{5 * time.Second, 2}
		}},
		{"one endpoint", []string{"--endpoint", "checkout=1s:0.5", "--endpoint", "cart=30ms", "--latency", "50ms"}, func(c config) bool {
			got := map[string]profile{}
			for _, e := range c.endpoints() {
				got[e.name] = profile{e.median, e.sigma}
			}
			return got["checkout"] == profile{time.Second, 0.5} && got["cart"] == profile{30 * time.Millisecond, 0.3} &&
				got["home"] == profile{50 * time.Millisecond, 0.3} && got["login"] == profile{75 * time.Millisecond, 0.3}
		}},
	} {
		got, err := parseConfig(c.args, io.Discard)
		if err != nil || !c.want(got) {
			t.Errorf("%s: got %+v, %v", c.name, got, err)
		}
	}
}

func TestFlagsThatMakeNoSense(t *testing.T) {
	for _, args := range [][]string{
		{"--errors", "101%"}, {"--errors", "few"}, {"--cold-start", "2s"}, {"--cold-start", "2s:0.5x"}, {"--capacity", "0"},
		{"--queue", "-1"}, {"--endpoint", "basket=1s"}, {"--endpoint", "cart"}, {"--endpoint", "cart=1s:x"}, {"--latency", "-1s"},
		{"--token-ttl", "0s"}, {"run"},
	} {
		if _, err := parseConfig(args, io.Discard); err == nil {
			t.Errorf("%q was accepted", args)
		}
	}
}
