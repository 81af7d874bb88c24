package aggregate

import (
	"math"

	"go.k6.io/k6/v2/metrics"

	"loadtest.dev/k6-runner-image/internal/histogram"
	"loadtest.dev/k6-runner-image/internal/wire"
)

// accumulator collects one series. A Counter and a Rate use count and sum, a Gauge the extremes and the last value.
type accumulator struct {
	kind     metrics.MetricType
	count    uint64
	sum      float64
	min, max float64
	last     float64
	lastNs   int64
	trend    *histogram.Trend
}

func newAccumulator(kind metrics.MetricType) *accumulator {
	a := &accumulator{kind: kind}
	if kind == metrics.Trend {
		a.trend = histogram.NewTrend(histogram.Fine)
	}
	return a
}

// add counts one finite sample; lnv is used by trends only.
func (a *accumulator) add(v, lnv float64, ns int64) {
	switch a.kind {
	case metrics.Trend:
		a.trend.Record(v, lnv)
	case metrics.Rate:
		if v != 0 { // as k6's RateSink
			a.sum++
		}
	case metrics.Counter:
		a.sum += v
	case metrics.Gauge:
		if a.count == 0 || v < a.min {
			a.min = v
		}
		if a.count == 0 || v > a.max {
			a.max = v
		}
		if a.count == 0 || ns >= a.lastNs {
			a.last, a.lastNs = v, ns
		}
	}
	a.count++
}

// series returns what was collected; false if there was nothing.
func (a *accumulator) series(selector, stage string) (wire.Series, bool) {
	s := wire.Series{Selector: selector, Stage: stage}
	switch a.kind {
	case metrics.Trend:
		t := trend(a.trend)
		s.Trend = &t
	case metrics.Rate:
		s.Rate = &wire.Rate{Trues: uint64(a.sum), Total: a.count}
	case metrics.Counter:
		s.Counter = &wire.Counter{Sum: finite(a.sum), Count: a.count}
	case metrics.Gauge:
		s.Gauge = &wire.Gauge{Last: a.last, LastMs: a.lastNs / 1e6, Min: a.min, Max: a.max}
	}
	return s, a.count > 0
}

func trend(t *histogram.Trend) wire.Trend {
	return wire.Trend{Count: t.Count, Sum: finite(t.Sum), Min: t.Min, Max: t.Max, Hist: t.Hist.Encode()}
}

// finite keeps a sum that overflowed in JSON's range.
func finite(v float64) float64 {
	return math.Max(-math.MaxFloat64, math.Min(math.MaxFloat64, v))
}
