package histogram

import "math"

// Trend is a histogram with the exact count, sum and extremes of its values.
type Trend struct {
	Count    uint64
	Sum      float64
	Min, Max float64
	Hist     *Histogram
}

// NewTrend returns an empty trend.
func NewTrend(scale *Scale) *Trend { return &Trend{Hist: New(scale)} }

// Record counts one finite value whose Ln is known.
func (t *Trend) Record(v, lnv float64) {
	if t.Count == 0 || v < t.Min {
		t.Min = v
	}
	if t.Count == 0 || v > t.Max {
		t.Max = v
	}
	t.Count++
	t.Sum += v
	t.Hist.RecordLn(v, lnv)
}

// Merge adds the values of another trend of the same scale.
func (t *Trend) Merge(o *Trend) {
	if o.Count == 0 {
		return
	}
	if t.Count == 0 || o.Min < t.Min {
		t.Min = o.Min
	}
	if t.Count == 0 || o.Max > t.Max {
		t.Max = o.Max
	}
	t.Count += o.Count
	t.Sum += o.Sum
	t.Hist.Merge(o.Hist)
}

// Reset forgets all values and keeps the memory.
func (t *Trend) Reset() {
	t.Hist.Reset()
	*t = Trend{Hist: t.Hist}
}

// Percentile returns the p-th percentile (0 to 100), interpolated between the two neighbouring ranks as k6 does
// (metrics/sink.go, TrendSink.P: rank p/100 * (n-1)); 0 without values, as there.
func (t *Trend) Percentile(p float64) float64 {
	if t.Count == 0 {
		return 0
	}
	rank := p / 100 * float64(t.Count-1)
	low := math.Floor(rank)
	a := t.at(uint64(low))
	if low == rank {
		return a
	}
	return a + (t.at(uint64(low)+1)-a)*(rank-low)
}

// at returns the value at a rank from 0 to Count-1: the extremes exactly, the others as their bucket's representative.
func (t *Trend) at(rank uint64) float64 {
	switch rank {
	case 0:
		return t.Min
	case t.Count - 1:
		return t.Max
	}
	negatives := uint64(0)
	t.Hist.neg.each(func(_ int, n uint64) { negatives += n })
	var v float64
	switch {
	case rank < negatives: // the most negative value lies in the highest bucket of neg
		v = -t.Hist.scale.representative(t.Hist.neg.find(negatives - 1 - rank))
	case rank < negatives+t.Hist.zero:
		v = 0
	default:
		v = t.Hist.scale.representative(t.Hist.pos.find(rank - negatives - t.Hist.zero))
	}
	return math.Max(t.Min, math.Min(t.Max, v))
}

// find returns the bucket that holds the value of this rank (from 0) in ascending order.
func (b *buckets) find(rank uint64) int {
	found, seen, done := 0, uint64(0), false
	b.each(func(i int, n uint64) {
		if !done {
			found, seen = i, seen+n
			done = seen > rank
		}
	})
	return found
}
