package main

import (
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"
)

// config is what the command line says.
type config struct {
	host         string
	port         int
	adminHost    string
	adminPort    int // portAfter: port + 1
	latency      time.Duration
	sigma        float64
	overrides    map[string]profile
	start        coldness
	warmPerStep  bool
	errorPercent float64
	capacity     int
	queue        int
	tokenTTL     time.Duration
	password     string
	seed         uint64
}

type profile struct {
	median time.Duration
	sigma  float64
}

const portAfter = -1

// stepDefault is how a service with --warm-per-step and no --cold-start behaves.
var stepDefault = coldness{period: 10 * time.Second, factor: 3}

// parseConfig reads the flags; what it cannot read, it explains on output.
func parseConfig(args []string, output io.Writer) (config, error) {
	c := config{overrides: map[string]profile{}}
	flags := flag.NewFlagSet("demo-service", flag.ContinueOnError)
	flags.SetOutput(output)
	flags.StringVar(&c.host, "host", "", "address of the shop (empty: all interfaces)")
	flags.IntVar(&c.port, "port", 8080, "port of the shop (0: a free one)")
	flags.StringVar(&c.adminHost, "admin-host", "127.0.0.1", "address of the switches (loopback: kubectl port-forward still reaches it)")
	flags.IntVar(&c.adminPort, "admin-port", portAfter, "port of the switches (0: a free one, -1: --port + 1)")
	flags.DurationVar(&c.latency, "latency", 100*time.Millisecond, "median of GET / and GET /api/products; the others are multiples of it")
	flags.Float64Var(&c.sigma, "sigma", 0.3, "log-normal spread (0: constant; 0.3: p95 is 1.6 times the median; 1: 5.2 times)")
	flags.Func("endpoint", "`name=median[:sigma]` for one endpoint, e.g. checkout=250ms:0.5 (repeatable)", c.setEndpoint)
	flags.Func("cold-start", "`period:factor` of the first requests, e.g. 2s:3x (default none)", c.setColdStart)
	flags.BoolVar(&c.warmPerStep, "warm-per-step", false, "be cold after every steep rise of concurrency, too (as --cold-start, or 10s:3x)")
	flags.Func("errors", "`percent` of requests answered with 500, e.g. 0.5% (default 0%)", c.setErrors)
	flags.IntVar(&c.capacity, "capacity", 50, "requests worked on at the same time; more wait")
	flags.IntVar(&c.queue, "queue", 200, "requests that may wait; more get 503")
	flags.DurationVar(&c.tokenTTL, "token-ttl", 2*time.Minute, "life of an access token; a refresh token lives ten times longer")
	flags.StringVar(&c.password, "password", "demo", "password of every user")
	flags.Uint64Var(&c.seed, "seed", 0, "makes latencies and errors repeatable (0: different at each start)")
	if err := flags.Parse(args); err != nil {
		return c, err
	}
	if err := c.check(flags.Args()); err != nil {
		fmt.Fprintln(output, "demo-service:", err)
		return c, err
	}
	if c.seed == 0 {
		c.seed = rand.Uint64()
	}
	return c, nil
}

func (c *config) check(rest []string) error {
	switch {
	case len(rest) > 0:
		return fmt.Errorf("unexpected argument %q", rest[0])
	case c.latency < 0 || c.sigma < 0:
		return fmt.Errorf("--latency and --sigma must not be negative")
	case c.capacity < 1 || c.queue < 0:
		return fmt.Errorf("--capacity must be at least 1, --queue at least 0")
	case c.tokenTTL <= 0:
		return fmt.Errorf("--token-ttl must be positive")
	}
	return nil
}

// switchPort is the admin port that goes with the shop's port.
func (c *config) switchPort() int {
	switch {
	case c.adminPort != portAfter:
		return c.adminPort
	case c.port == 0:
		return 0
	default:
		return c.port + 1
	}
}

func (c *config) stepColdness() coldness {
	switch {
	case !c.warmPerStep:
		return coldness{}
	case c.start.period > 0:
		return c.start
	default:
		return stepDefault
	}
}

func (c *config) setEndpoint(text string) error {
	name, value, found := strings.Cut(text, "=")
	if !found {
		return fmt.Errorf("write name=median[:sigma]")
	}
	known := false
	for _, e := range endpoints() {
		known = known || e.name == name
	}
	if !known {
		return fmt.Errorf("there is no endpoint %q", name)
	}
	medianText, sigmaText, hasSigma := strings.Cut(value, ":")
	median, err := time.ParseDuration(medianText)
	if err != nil || median < 0 {
		return fmt.Errorf("%q is not a latency", medianText)
	}
	sigma := -1.0 // as --sigma
	if hasSigma {
		if sigma, err = strconv.ParseFloat(sigmaText, 64); err != nil || sigma < 0 {
			return fmt.Errorf("%q is not a sigma", sigmaText)
		}
	}
	c.overrides[name] = profile{median, sigma}
	return nil
}

func (c *config) setColdStart(text string) error {
	periodText, factorText, found := strings.Cut(text, ":")
	period, periodErr := time.ParseDuration(periodText)
	factor, factorErr := strconv.ParseFloat(strings.TrimSuffix(factorText, "x"), 64)
	if !found || periodErr != nil || factorErr != nil || period <= 0 || factor < 1 {
		return fmt.Errorf("write period:factor with a factor of at least 1, e.g. 2s:3x")
	}
	c.start = coldness{period, factor}
	return nil
}

func (c *config) setErrors(text string) error {
	percent, err := strconv.ParseFloat(strings.TrimSuffix(text, "%"), 64)
	if err != nil || percent < 0 || percent > 100 {
		return fmt.Errorf("write a percentage between 0%% and 100%%")
	}
	c.errorPercent = percent
	return nil
}

// endpoints resolves each endpoint's median and sigma.
func (c *config) endpoints() []*endpoint {
	all := endpoints()
	for _, e := range all {
		e.median, e.sigma = time.Duration(e.scale*float64(c.latency)), c.sigma
		if own, found := c.overrides[e.name]; found {
			e.median = own.median
			if own.sigma >= 0 {
				e.sigma = own.sigma
			}
		}
	}
	return all
}
