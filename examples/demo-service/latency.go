package main

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
	"sync/atomic"
	"time"
)

// endpoint is one operation of the shop and how long it takes when nothing disturbs it.
type endpoint struct {
	name    string        // as in the metrics and in --endpoint
	pattern string        // as in http.ServeMux
	scale   float64       // its median as a multiple of --latency
	median  time.Duration // the resolved median
	sigma   float64       // of the natural logarithm: 0 is constant, 0.3 puts p99 at twice the median, 1 at ten times
	calls   atomic.Uint64
}

func endpoints() []*endpoint {
	return []*endpoint{
		{name: "home", pattern: "GET /{$}", scale: 1},
		{name: "static", pattern: "GET /static", scale: 0.2},
		{name: "login", pattern: "POST /api/login", scale: 1.5},
		{name: "refresh", pattern: "POST /api/refresh", scale: 0.5},
		{name: "products", pattern: "GET /api/products", scale: 1},
		{name: "product", pattern: "GET /api/products/{id}", scale: 0.8},
		{name: "cart", pattern: "POST /api/cart", scale: 1.2},
		{name: "checkout", pattern: "POST /api/checkout", scale: 2},
	}
}

// outcome is what chance decides about one request.
type outcome struct {
	service time.Duration // undisturbed service time
	luck    float64       // uniform in [0, 1): the request fails when it is below the error ratio
}

// draw decides the endpoint's next request. It depends on the seed and on how many requests the endpoint had before, and on nothing
// else: the order in which requests of different endpoints arrive does not change what happens to them.
func (e *endpoint) draw(seed uint64) outcome {
	hash := fnv.New64a()
	hash.Write([]byte(e.name))
	random := rand.New(rand.NewPCG(seed^hash.Sum64(), e.calls.Add(1)))
	factor := math.Exp(e.sigma * random.NormFloat64())
	return outcome{service: time.Duration(float64(e.median) * factor), luck: random.Float64()}
}
