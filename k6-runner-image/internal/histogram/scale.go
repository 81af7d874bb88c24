// Package histogram holds mergeable logarithmic histograms: a value v > 0 falls into bucket
// i = ceil(ln v / ln gamma), that is (gamma^(i-1), gamma^i], so every bucket has the same relative width.
// Counts add up, so merging is exact and neither order nor grouping matters.
package histogram

import "math"

// Scale is the width of the buckets. Two histograms merge only on the same scale.
type Scale struct {
	gamma   float64
	lnGamma float64
	inverse float64 // 1 / ln gamma: a multiplication in the hot path instead of a division
}

// Fine has a relative error of at most (gamma-1)/(gamma+1) = 0.09 %, below the 0.1 % promised for merged percentiles.
var Fine = newScale(1.0018)

// Coarse has a relative error of at most 2 %: for the time line and the progress frames, where size counts.
var Coarse = newScale(1.04)

func newScale(gamma float64) *Scale {
	return &Scale{gamma: gamma, lnGamma: math.Log(gamma), inverse: 1 / math.Log(gamma)}
}

// bucket returns the index for a positive value whose natural logarithm is lnv.
func (s *Scale) bucket(lnv float64) int { return int(math.Ceil(lnv * s.inverse)) }

// representative returns 2 gamma^i / (gamma+1), the value whose relative distance to both ends of the bucket is equal.
// It may overflow to +Inf in the last bucket; callers clamp it to the exact maximum.
func (s *Scale) representative(i int) float64 {
	return 2 * math.Exp(float64(i)*s.lnGamma) / (s.gamma + 1)
}
