package output

import "loadtest.dev/k6-runner-image/internal/evidence"

// maxBallast is what the collector counts as live without it ever becoming resident.
const maxBallast = 64 << 20

// ballast is untouched memory that stays alive. A plain k6 keeps every trend value, so its heap grows and its
// collections become rare; ours stays small and would collect, and disturb the measurement, several times as often.
var ballast []byte

// holdBallast takes at most an eighth of the memory limit: by as much the heap may grow before the next collection.
func holdBallast() {
	size := uint64(maxBallast)
	if limit := evidence.Own().MemoryLimit(); limit != 0 {
		size = min(size, limit/8)
	}
	ballast = make([]byte, size)
}
