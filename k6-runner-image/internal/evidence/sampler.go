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
	pid      int
	released time.Time
	group    Cgroup
	stop     chan struct{}
	result   chan wire.Evidence
}

// Start begins to observe a process. All times of what is seen count from its release.
func Start(pid int, released time.Time) *Sampler {
	s := &Sampler{
		pid: pid, released: released, group: Own(), stop: make(chan struct{}), result: make(chan wire.Evidence, 1),
	}
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
	pressure           time.Duration
	hasPressure        bool
}

func (s *Sampler) observe() observation {
	o := observation{at: time.Now(), cpu: cpuTime(s.pid), waits: runQueue(s.pid)}
	o.stolen, o.total = steal()
	o.periods, o.throttled = s.group.Throttling()
	o.pressure, o.hasPressure = s.group.Pressure()
	return o
}

// peaks are the highest values of any window.
type peaks struct{ cpu, steal, throttled, runQueue peak }

// peak is a highest value and when it was seen: the end of its window, in ms since the release.
type peak struct {
	value float64
	atMs  int64
}

func (p *peak) see(value float64, atMs int64) {
	if value > p.value {
		p.value, p.atMs = value, atMs
	}
}

// see takes note of the time from one observation to another, in which the threads waited so long for a CPU.
func (p *peaks) see(from, to observation, waited time.Duration, cpus float64, atMs int64) {
	p.cpu.see(cpuPercent(from, to, cpus), atMs)
	p.steal.see(percent(to.stolen-from.stolen, to.total-from.total), atMs)
	p.throttled.see(percent(to.throttled-from.throttled, to.periods-from.periods), atMs)
	p.runQueue.see(perSecond(waited, from, to), atMs)
}

func (s *Sampler) run() {
	e := wire.Evidence{CPUs: s.group.CPUs(), MemoryLimitBytes: s.group.MemoryLimit()}
	var highest peaks
	first := s.observe()
	s.memory(&e, 0)
	last, waited := first, time.Duration(0)
	tick := time.NewTicker(period)
	defer tick.Stop()
	for running := true; running; {
		select {
		case <-tick.C:
		case <-s.stop:
			running = false
		}
		now := s.observe()
		s.memory(&e, s.since(now))
		if now.cpu < last.cpu { // the process is gone
			break
		}
		wait := waitedSince(last.waits, now.waits)
		waited += wait
		if now.at.Sub(last.at) >= period/2 || last.at.Equal(first.at) { // a shorter rest would exaggerate the maxima
			highest.see(last, now, wait, e.CPUs, s.since(now))
		}
		last = now
	}
	highest.see(first, last, waited, e.CPUs, s.since(last)) // the rest that was too short may have been the worst
	e.CPUPercentMean = cpuPercent(first, last, e.CPUs)
	e.StealPercentMean = percent(last.stolen-first.stolen, last.total-first.total)
	e.ThrottledPercent = percent(last.throttled-first.throttled, last.periods-first.periods)
	e.RunQueueMsPerS = perSecond(waited, first, last)
	e.CPUPercentMax, e.CPUPercentMaxAtMs = highest.cpu.value, highest.cpu.atMs
	e.StealPercentMax, e.StealPercentMaxAtMs = highest.steal.value, highest.steal.atMs
	e.ThrottledPercentMax, e.ThrottledPercentMaxAtMs = highest.throttled.value, highest.throttled.atMs
	e.RunQueueMsPerSMax, e.RunQueueMsPerSMaxAtMs = highest.runQueue.value, highest.runQueue.atMs
	if elapsed := last.at.Sub(first.at); elapsed > 0 && first.hasPressure && last.hasPressure {
		pressure := min(100, 100*(last.pressure-first.pressure).Seconds()/elapsed.Seconds())
		e.CPUPressurePercent = &pressure
	}
	s.result <- e
}

func (s *Sampler) since(o observation) int64 { return o.at.Sub(s.released).Milliseconds() }

// memory raises the maximum: k6's own peak plus this process, which shares its limit.
func (s *Sampler) memory(e *wire.Evidence, atMs int64) {
	_, peak := resident(s.pid)
	own, _ := resident(os.Getpid())
	if peak > 0 && peak+own > e.MemoryBytesMax {
		e.MemoryBytesMax, e.MemoryBytesMaxAtMs = peak+own, atMs
	}
}

func cpuPercent(from, to observation, cpus float64) float64 {
	available := to.at.Sub(from.at).Seconds() * cpus
	if available <= 0 {
		return 0
	}
	return 100 * (to.cpu - from.cpu).Seconds() / available
}

// perSecond returns a time as ms per second of wall time between two observations.
func perSecond(waited time.Duration, from, to observation) float64 {
	elapsed := to.at.Sub(from.at).Seconds()
	if elapsed <= 0 {
		return 0
	}
	return 1000 * waited.Seconds() / elapsed
}

func percent(part, whole uint64) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * float64(part) / float64(whole)
}
