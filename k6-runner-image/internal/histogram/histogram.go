package histogram

import "math"

// Histogram counts values of either sign. The zero value is not usable; see New.
type Histogram struct {
	scale    *Scale
	zero     uint64
	pos, neg buckets // neg holds the buckets of -v
}

// New returns an empty histogram.
func New(scale *Scale) *Histogram { return &Histogram{scale: scale} }

// Record counts one finite value.
func (h *Histogram) Record(v float64) { h.RecordLn(v, Ln(v)) }

// Ln returns the natural logarithm of |v|, so that callers with several histograms pay for it once.
func Ln(v float64) float64 { return math.Log(math.Abs(v)) }

// RecordLn counts one finite value whose Ln is known.
func (h *Histogram) RecordLn(v, lnv float64) {
	switch {
	case v > 0:
		h.pos.add(h.scale.bucket(lnv), 1)
	case v < 0:
		h.neg.add(h.scale.bucket(lnv), 1)
	default:
		h.zero++
	}
}

// Merge adds the counts of another histogram of the same scale.
func (h *Histogram) Merge(o *Histogram) {
	h.zero += o.zero
	o.pos.each(h.pos.add)
	o.neg.each(h.neg.add)
}

// Count returns the number of values.
func (h *Histogram) Count() uint64 {
	n := h.zero
	add := func(_ int, c uint64) { n += c }
	h.pos.each(add)
	h.neg.each(add)
	return n
}

// Reset forgets all values and keeps the memory.
func (h *Histogram) Reset() {
	h.zero = 0
	h.pos.reset()
	h.neg.reset()
}
