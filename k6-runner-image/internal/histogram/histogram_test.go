package histogram

import (
	"math"
	"math/rand/v2"
	"testing"

	"go.k6.io/k6/v2/metrics"
)

// samples returns values over many orders of magnitude: some negative, some zero.
func samples(r *rand.Rand, n int) []float64 {
	values := make([]float64, n)
	for i := range values {
		values[i] = math.Exp(r.NormFloat64() * 6)
		switch r.IntN(20) {
		case 0:
			values[i] = 0
		case 1, 2:
			values[i] = -values[i]
		}
	}
	return values
}

func trendOf(scale *Scale, values []float64) *Trend {
	t := NewTrend(scale)
	for _, v := range values {
		t.Record(v, Ln(v))
	}
	return t
}

func TestRepresentativeIsWithinTheRelativeError(t *testing.T) {
	for _, c := range []struct {
		scale *Scale
		limit float64
	}{{Fine, 0.0009}, {Coarse, 0.02}} {
		r := rand.New(rand.NewPCG(1, 2))
		for range 100_000 {
			v := math.Exp(r.Float64()*1000 - 500)
			got := c.scale.representative(c.scale.bucket(Ln(v)))
			if e := math.Abs(got-v) / v; e > c.limit*(1+1e-6) {
				t.Fatalf("gamma %v: %v became %v, error %v", c.scale.gamma, v, got, e)
			}
		}
	}
}

func TestPercentilesAreThoseOfK6(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{1, 2, 3, 10, 101, 5000} {
		values := samples(r, n)
		sink := metrics.NewTrendSink()
		for _, v := range values {
			sink.Add(metrics.Sample{Value: v})
		}
		trend := trendOf(Fine, values)
		for _, p := range []float64{0, 1, 5, 25, 50, 75, 90, 95, 99, 99.9, 100} {
			// Interpolation between neighbours of opposite sign adds their errors.
			low, high := neighbours(sink, p, n)
			limit := 0.001 * max(math.Abs(low), math.Abs(high))
			if want, got := sink.P(p/100), trend.Percentile(p); math.Abs(got-want) > limit {
				t.Errorf("n %d, p(%v): %v, not %v", n, p, got, want)
			}
		}
	}
	if NewTrend(Fine).Percentile(50) != 0 {
		t.Error("a percentile of nothing is 0, as in k6")
	}
}

func neighbours(sink *metrics.TrendSink, p float64, n int) (low, high float64) {
	if n == 1 {
		return sink.P(0), sink.P(0)
	}
	rank := p / 100 * float64(n-1)
	return sink.P(math.Floor(rank) / float64(n-1)), sink.P(math.Min(1, math.Ceil(rank)/float64(n-1)))
}

func TestMergingIgnoresOrderAndGrouping(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	values := samples(r, 3000)
	whole := trendOf(Fine, values)
	for range 20 {
		r.Shuffle(len(values), func(i, j int) { values[i], values[j] = values[j], values[i] })
		a, b := r.IntN(len(values)), r.IntN(len(values))
		a, b = min(a, b), max(a, b)
		merged := trendOf(Fine, values[b:])
		rest := trendOf(Fine, values[:a])
		rest.Merge(trendOf(Fine, values[a:b]))
		merged.Merge(rest)
		merged.Merge(NewTrend(Fine))
		if merged.Hist.Encode() != whole.Hist.Encode() || merged.Count != whole.Count || merged.Min != whole.Min || merged.Max != whole.Max {
			t.Fatal("a different histogram")
		}
	}
}

func TestEncodingSurvivesARoundTrip(t *testing.T) {
	extremes := []float64{
		math.SmallestNonzeroFloat64, -math.SmallestNonzeroFloat64, math.MaxFloat64, -math.MaxFloat64, 0, math.Copysign(0, -1), 1, -1,
	}
	h := trendOf(Fine, append(samples(rand.New(rand.NewPCG(7, 8)), 1000), extremes...)).Hist
	back, err := Decode(Fine, h.Encode())
	if err != nil || back.Encode() != h.Encode() || back.Count() != 1008 {
		t.Fatalf("%v, %d values", err, back.Count())
	}
	for _, bad := range []string{"!", "AA", "gA==", "AgIAAg==", "////////////Dwo="} {
		if _, err := Decode(Fine, Encoded{Pos: bad}); err == nil {
			t.Errorf("%q was decoded", bad)
		}
	}
}

func TestExtremesStayFinite(t *testing.T) {
	trend := trendOf(Fine, []float64{-math.MaxFloat64, -1, math.MaxFloat64, math.MaxFloat64, math.MaxFloat64})
	for p := 0.0; p <= 100; p += 5 {
		if v := trend.Percentile(p); math.IsNaN(v) {
			t.Errorf("p(%v) is %v", p, v)
		}
	}
}

func BenchmarkRecord(b *testing.B) {
	values := samples(rand.New(rand.NewPCG(9, 10)), 4096)
	trend := trendOf(Fine, values)
	b.ReportAllocs()
	for i := range b.N {
		v := values[i&4095]
		trend.Record(v, Ln(v))
	}
}
