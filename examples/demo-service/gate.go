package main

import (
	"container/list"
	"context"
	"errors"
	"sync"
)

// errQueueFull means that every worker is busy and the queue has no place left; the caller answers 503.
var errQueueFull = errors.New("all workers are busy and the queue is full")

// gate is a server's worker pool: at most capacity requests are worked on, the next queueLimit wait first come, first served.
// It is not a channel, because the capacity changes while requests wait.
type gate struct {
	mu         sync.Mutex
	capacity   int
	queueLimit int
	active     int
	waiting    list.List // of chan struct{}, closed when it is that request's turn
}

func newGate(capacity, queueLimit int) *gate {
	return &gate{capacity: capacity, queueLimit: queueLimit}
}

// enter returns nil once a worker is free, and leave must follow. It returns errQueueFull at once when nothing may wait any more,
// and the context's error when the client went away while waiting.
func (g *gate) enter(ctx context.Context) error {
	g.mu.Lock()
	if g.active < g.capacity { // then nobody waits: admit runs whenever a worker becomes free
		g.active++
		g.mu.Unlock()
		return nil
	}
	if g.waiting.Len() >= g.queueLimit {
		g.mu.Unlock()
		return errQueueFull
	}
	turn := make(chan struct{})
	place := g.waiting.PushBack(turn)
	g.mu.Unlock()

	select {
	case <-turn:
		return nil
	case <-ctx.Done():
		g.abandon(turn, place)
		return ctx.Err()
	}
}

func (g *gate) abandon(turn chan struct{}, place *list.Element) {
	g.mu.Lock()
	defer g.mu.Unlock()
	select {
	case <-turn: // its turn came in the same moment: hand the worker on
		g.active--
		g.admit()
	default:
		g.waiting.Remove(place)
	}
}

func (g *gate) leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.active--
	g.admit()
}

// resize changes the capacity; requests being worked on are finished, so a smaller pool takes effect as they leave.
func (g *gate) resize(capacity int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.capacity = capacity
	g.admit()
}

func (g *gate) admit() {
	for g.active < g.capacity && g.waiting.Len() > 0 {
		turn := g.waiting.Remove(g.waiting.Front()).(chan struct{})
		g.active++
		close(turn)
	}
}

// load is the number of requests being worked on, waiting, and the capacity.
func (g *gate) load() (active, waiting, capacity int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.active, g.waiting.Len(), g.capacity
}
