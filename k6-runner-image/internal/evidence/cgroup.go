// Package evidence observes the machine under the load generator: whether the CPU, the memory or a neighbour disturbed
// what k6 measured. It reads /proc and the cgroup file systems of both versions.
package evidence

import (
	"math"
	"os"
	"path"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// Cgroup is the control group of this process. Root is "" but in tests.
type Cgroup struct{ root string }

// Own returns the control group of this process.
func Own() Cgroup { return Cgroup{} }

// lookup returns the files of this name from the own group up to the visible root, nearest first. Inside a container
// the path of /proc/self/cgroup may be the host's, while only the own group is mounted: then the root is the own group.
func (c Cgroup) lookup(controller, name string) []string {
	data, _ := os.ReadFile(c.root + "/proc/self/cgroup")
	var found []string
	for _, line := range strings.Split(string(data), "\n") {
		f := strings.SplitN(line, ":", 3)
		if len(f) != 3 {
			continue
		}
		base := c.root + "/sys/fs/cgroup"
		switch {
		case f[0] == "0" && f[1] == "": // version 2
		case strings.Contains(","+f[1]+",", ","+controller+","):
			base = path.Join(base, controller)
		default:
			continue
		}
		for dir := path.Join("/", f[2]); ; dir = path.Dir(dir) {
			if text, err := os.ReadFile(path.Join(base, dir, name)); err == nil {
				found = append(found, string(text))
			}
			if dir == "/" {
				break
			}
		}
	}
	return found
}

// CPUs returns how many CPUs this process may use: the quota of any group above it, at most those of the machine.
func (c Cgroup) CPUs() float64 {
	cpus := float64(runtime.NumCPU())
	for _, text := range c.lookup("cpu", "cpu.max") {
		if f := strings.Fields(text); len(f) == 2 {
			cpus = math.Min(cpus, ratio(f[0], f[1]))
		}
	}
	quotas, periods := c.lookup("cpu", "cpu.cfs_quota_us"), c.lookup("cpu", "cpu.cfs_period_us")
	for i := range min(len(quotas), len(periods)) {
		cpus = math.Min(cpus, ratio(quotas[i], periods[i]))
	}
	return cpus
}

// ratio returns quota/period, +Inf without a quota ("max", -1).
func ratio(quota, period string) float64 {
	q, err1 := strconv.ParseFloat(strings.TrimSpace(quota), 64)
	p, err2 := strconv.ParseFloat(strings.TrimSpace(period), 64)
	if err1 != nil || err2 != nil || q <= 0 || p <= 0 {
		return math.Inf(1)
	}
	return q / p
}

// unlimited is from where version 1 means "no limit" (PAGE_COUNTER_MAX).
const unlimited = 1 << 62

// MemoryLimit returns the smallest limit in bytes, 0 without one.
func (c Cgroup) MemoryLimit() uint64 {
	limit := uint64(unlimited)
	for _, name := range []string{"memory.max", "memory.limit_in_bytes"} {
		for _, text := range c.lookup("memory", name) {
			if n, err := strconv.ParseUint(strings.TrimSpace(text), 10, 64); err == nil {
				limit = min(limit, n)
			}
		}
	}
	if limit == unlimited {
		return 0
	}
	return limit
}

// OOMKills returns how often the kernel killed a process of this group for memory.
func (c Cgroup) OOMKills() uint64 {
	return c.first("memory", "memory.events", "oom_kill") + c.first("memory", "memory.oom_control", "oom_kill")
}

// Throttling returns the scheduler periods of this group, and in how many of them its quota was used up.
func (c Cgroup) Throttling() (periods, throttled uint64) {
	return c.first("cpu", "cpu.stat", "nr_periods"), c.first("cpu", "cpu.stat", "nr_throttled")
}

// Pressure returns for how long some task waited for a CPU since boot: of this group where it has such a file (version 2),
// otherwise of the whole machine. ok is false where the kernel does not tell (Documentation/accounting/psi.rst).
func (c Cgroup) Pressure() (total time.Duration, ok bool) {
	texts := c.lookup("cpu", "cpu.pressure")
	if machine, err := os.ReadFile(c.root + "/proc/pressure/cpu"); err == nil {
		texts = append(texts, string(machine))
	}
	for _, text := range texts {
		some, _, _ := strings.Cut(text, "\n")
		_, micros, found := strings.Cut(some, " total=")
		if n, err := strconv.ParseUint(micros, 10, 63); found && err == nil && strings.HasPrefix(some, "some ") {
			return time.Duration(n) * time.Microsecond, true
		}
	}
	return 0, false
}

// first returns the value of a key in the nearest file of this name.
func (c Cgroup) first(controller, name, key string) uint64 {
	files := c.lookup(controller, name)
	if len(files) == 0 {
		return 0
	}
	for _, line := range strings.Split(files[0], "\n") {
		if f := strings.Fields(line); len(f) == 2 && f[0] == key {
			n, _ := strconv.ParseUint(f[1], 10, 64)
			return n
		}
	}
	return 0
}
