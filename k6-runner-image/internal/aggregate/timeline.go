package aggregate

import (
	"maps"
	"slices"

	"loadtest.dev/k6-runner-image/internal/histogram"
	"loadtest.dev/k6-runner-image/internal/wire"
)

// topErrors is how many error codes a point of the time line keeps.
const topErrors = 5

// timeline is the run in equal steps from the release; what comes after the last step counts to it.
type timeline struct {
	stepNs int64
	max    int
	points []*point
}

type point struct {
	requests, vus, iterations, dropped float64
	failed                             uint64
	duration                           *histogram.Histogram
	errors                             map[string]uint64
}

// recent is what was measured since the last progress.
type recent struct {
	sinceNs  int64
	requests float64
	failed   uint64
	duration *histogram.Trend
}

func (t *timeline) at(sinceReleaseNs int64) *point {
	i := min(max(int(sinceReleaseNs/t.stepNs), 0), t.max-1)
	for len(t.points) <= i {
		t.points = append(t.points, &point{duration: histogram.New(histogram.Coarse)})
	}
	return t.points[i]
}

// note counts a sample of a metric with a role in the time line and in the recent numbers.
func (a *Aggregate) note(t *target, v, lnv float64, startNs, endNs int64) {
	if t.errors != nil && v != 0 {
		t.errors.count++
	}
	if !a.inLoad(t, startNs, endNs) {
		return
	}
	p := a.timeline.at(startNs - a.releasedNs)
	switch t.metric.role {
	case roleRequests:
		p.requests += v
		a.recent.requests += v
	case roleFailed:
		if v != 0 {
			p.failed++
			a.recent.failed++
			if p.errors == nil {
				p.errors = map[string]uint64{}
			}
			p.errors[t.errors.short]++
		}
	case roleDuration:
		p.duration.RecordLn(v, lnv)
		a.recent.duration.Record(v, lnv)
	case roleIterations:
		p.iterations += v
	case roleDropped:
		p.dropped += v
	case roleVUs:
		p.vus = max(p.vus, v)
		a.vus = v
	}
}

func (t *timeline) snapshot() wire.Timeline {
	out := wire.Timeline{StepMs: t.stepNs / 1e6, Points: make([]wire.Point, len(t.points))}
	for i, p := range t.points {
		out.Points[i] = wire.Point{
			AtMs: int64(i) * out.StepMs, Requests: finite(p.requests), Failed: p.failed, VUs: p.vus,
			Iterations: finite(p.iterations), Dropped: finite(p.dropped), Duration: p.duration.Encode(), Errors: top(p.errors),
		}
	}
	return out
}

// top returns the most frequent codes.
func top(all map[string]uint64) map[string]uint64 {
	if len(all) <= topErrors {
		return maps.Clone(all)
	}
	codes := slices.SortedFunc(maps.Keys(all), func(x, y string) int {
		switch {
		case all[x] != all[y] && all[x] > all[y]:
			return -1
		case all[x] != all[y] || x > y:
			return 1
		default:
			return -1
		}
	})
	out := map[string]uint64{}
	for _, code := range codes[:topErrors] {
		out[code] = all[code]
	}
	return out
}
