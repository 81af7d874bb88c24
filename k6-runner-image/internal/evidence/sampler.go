package evidence

import (
	"os"
	"time"

	"loadtest.dev/k6-runner-image/internal/wire"
)

// period is the time between two observations; shorter would see less than a few clock ticks.
const period = time.Second

// Sampler observes a k6 process from Start to Stop.
type Sampler struct {
	pid    int
	group  Cgroup
	stop   chan struct{}
	result chan wire.Evidence
}

// Start begins to observe a process.
func Start(pid int) *Sampler {
	s := &Sampler{pid: pid, group: Own(), stop: make(chan struct{}), result: make(chan wire.Evidence, 1)}
	go s.run()
	return s
}

// Stop ends the observation and returns what was seen. Call it once, while the process still exists.
func (s *Sampler) Stop() wire.Evidence {
	close(s.stop)
	return <-s.result
}

// observation is the state of all counters at one time.
type observation struct {
	at                 time.Time
	cpu                time.Duration
	stolen, total      uint64
	periods, throttled uint64
	waits              map[string]uint64
}

func (s *Sampler) observe() observation {
	o := observation{at: time.Now(), cpu: cpuTime(s.pid), waits: runQueue(s.pid)}
	o.stolen, o.total = steal()
	o.periods, o.throttled = s.group.Throttling()
	return o
}

func (s *Sampler) run() {
	e := wire.Evidence{CPUs: s.group.CPUs(), MemoryLimitBytes: s.group.MemoryLimit()}
	first := s.observe()
	last, waited := first, uint64(0)
	tick := time.NewTicker(period)
	defer tick.Stop()
	for running := true; running; {
		select {
		case <-tick.C:
		case <-s.stop:
			running = false
		}
		s.memory(&e)
		now := s.observe()
		if now.cpu < last.cpu { // the process is gone
			break
		}
		for thread, wait := range now.waits {
			if wait > last.waits[thread] {
				waited += wait - last.waits[thread]
			}
		}
		if now.at.Sub(last.at) >= period/2 || last.at.Equal(first.at) { // a shorter rest would exaggerate the maxima
			e.CPUPercentMax = max(e.CPUPercentMax, cpuPercent(last, now, e.CPUs))
			e.StealPercentMax = max(e.StealPercentMax, percent(now.stolen-last.stolen, now.total-last.total))
		}
		last = now
	}
	e.CPUPercentMean = cpuPercent(first, last, e.CPUs)
	e.StealPercentMean = percent(last.stolen-first.stolen, last.total-first.total)
	e.CPUPercentMax = max(e.CPUPercentMax, e.CPUPercentMean)
	e.StealPercentMax = max(e.StealPercentMax, e.StealPercentMean)
	e.ThrottledPercent = percent(last.throttled-first.throttled, last.periods-first.periods)
	if seconds := last.at.Sub(first.at).Seconds(); seconds > 0 {
		e.RunQueueMsPerS = float64(waited) / 1e6 / seconds
	}
	s.result <- e
}

// memory raises the maximum: k6's own peak plus this process, which shares its limit.
func (s *Sampler) memory(e *wire.Evidence) {
	_, peak := resident(s.pid)
	own, _ := resident(os.Getpid())
	if peak > 0 {
		e.MemoryBytesMax = max(e.MemoryBytesMax, peak+own)
	}
}

func cpuPercent(from, to observation, cpus float64) float64 {
	available := to.at.Sub(from.at).Seconds() * cpus
	if available <= 0 {
		return 0
	}
	return 100 * (to.cpu - from.cpu).Seconds() / available
}

func percent(part, whole uint64) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * float64(part) / float64(whole)
}
