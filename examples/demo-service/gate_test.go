package main

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

func TestThroughputIsBoundByCapacity(t *testing.T) {
	for _, c := range []struct {
		name                             string
		capacity, queue, requests        int
		wantServed, wantRefused, batches int
	}{
		{"all at once", 10, 0, 10, 10, 0, 1},
		{"two batches", 5, 5, 10, 10, 0, 2},
		{"one worker serves one by one", 1, 9, 10, 10, 0, 10},
		{"what finds no place is refused", 2, 3, 10, 5, 5, 3},
		{"no queue", 3, 0, 10, 3, 7, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				g := newGate(c.capacity, c.queue)
				results := make(chan error, c.requests)
				begin := time.Now()
				for range c.requests {
					go func() {
						err := g.enter(t.Context())
						if err == nil {
							time.Sleep(100 * time.Millisecond)
							g.leave()
						}
						results <- err
					}()
				}
				served, refused := 0, 0
				for range c.requests {
					if err := <-results; err == nil {
						served++
					} else if errors.Is(err, errQueueFull) {
						refused++
					}
				}
				if served != c.wantServed || refused != c.wantRefused {
					t.Errorf("served %d, refused %d; want %d and %d", served, refused, c.wantServed, c.wantRefused)
				}
				if took, want := time.Since(begin), time.Duration(c.batches)*100*time.Millisecond; took != want {
					t.Errorf("took %v, want %v", took, want)
				}
			})
		})
	}
}

func TestWaitingRequestsAreServedInOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGate(1, 10)
		g.enter(t.Context())
		var order []int
		for i := range 5 {
			go func() {
				g.enter(t.Context())
				order = append(order, i)
				g.leave()
			}()
			synctest.Wait()
		}
		g.leave()
		synctest.Wait()
		if want := []int{0, 1, 2, 3, 4}; !slices.Equal(order, want) {
			t.Errorf("order %v, want %v", order, want)
		}
	})
}

func TestClientThatGoesAwayFreesItsPlace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGate(1, 1)
		g.enter(t.Context())
		ctx, cancel := context.WithCancel(t.Context())
		gone := make(chan error)
		go func() { gone <- g.enter(ctx) }()
		synctest.Wait()
		cancel()
		if err := <-gone; !errors.Is(err, context.Canceled) {
			t.Fatalf("got %v", err)
		}
		go g.enter(t.Context())
		synctest.Wait()
		if active, waiting, _ := g.load(); active != 1 || waiting != 1 {
			t.Errorf("active %d, waiting %d, want 1 and 1", active, waiting)
		}
		g.leave()
		synctest.Wait()
		g.leave()
		if active, waiting, _ := g.load(); active != 0 || waiting != 0 {
			t.Errorf("active %d, waiting %d, want 0 and 0", active, waiting)
		}
	})
}

func TestTurnThatMeetsADepartureIsHandedOn(t *testing.T) {
	g := newGate(1, 1)
	g.enter(t.Context())
	turn := make(chan struct{})
	place := g.waiting.PushBack(turn)
	g.leave()
	g.abandon(turn, place)
	if active, waiting, _ := g.load(); active != 0 || waiting != 0 {
		t.Errorf("active %d, waiting %d, want 0 and 0", active, waiting)
	}
}

func TestResizeAdmitsWaitingRequests(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGate(1, 10)
		for range 5 {
			go g.enter(t.Context())
		}
		synctest.Wait()
		g.resize(3)
		if active, waiting, capacity := g.load(); active != 3 || waiting != 2 || capacity != 3 {
			t.Errorf("active %d, waiting %d, capacity %d, want 3, 2 and 3", active, waiting, capacity)
		}
		g.resize(1)
		g.leave()
		if active, waiting, _ := g.load(); active != 2 || waiting != 2 {
			t.Errorf("a smaller pool admits nobody until it has shrunk: active %d, waiting %d", active, waiting)
		}
		g.resize(10)
		synctest.Wait()
	})
}
