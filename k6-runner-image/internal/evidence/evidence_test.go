package evidence

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

func fake(t *testing.T, files map[string]string) Cgroup {
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return Cgroup{root: root}
}

func TestBothCgroupVersions(t *testing.T) {
	v2 := fake(t, map[string]string{
		"proc/self/cgroup":                          "0::/pod/container\n",
		"sys/fs/cgroup/pod/cpu.max":                 "20000 100000\n",
		"sys/fs/cgroup/pod/container/cpu.max":       "max 100000\n",
		"sys/fs/cgroup/pod/container/cpu.stat":      "usage_usec 5\nnr_periods 10\nnr_throttled 3\n",
		"sys/fs/cgroup/pod/container/memory.max":    "268435456\n",
		"sys/fs/cgroup/pod/memory.max":              "max\n",
		"sys/fs/cgroup/pod/container/memory.events": "oom 1\noom_kill 2\n",
	})
	v1 := fake(t, map[string]string{ // as in a container: the path is the host's, only the own group is mounted
		"proc/self/cgroup":                           "4:memory:/kubepods/x\n2:cpu,cpuacct:/kubepods/x\n0::/\n",
		"sys/fs/cgroup/cpu/cpu.cfs_quota_us":         "20000\n",
		"sys/fs/cgroup/cpu/cpu.cfs_period_us":        "100000\n",
		"sys/fs/cgroup/cpu/cpu.stat":                 "nr_periods 10\nnr_throttled 3\nthrottled_time 9\n",
		"sys/fs/cgroup/memory/memory.limit_in_bytes": "268435456\n",
		"sys/fs/cgroup/memory/memory.oom_control":    "oom_kill_disable 0\nunder_oom 0\noom_kill 2\n",
	})
	for name, c := range map[string]Cgroup{"v2": v2, "v1": v1} {
		periods, throttled := c.Throttling()
		if c.CPUs() != 0.2 || c.MemoryLimit() != 1<<28 || c.OOMKills() != 2 || periods != 10 || throttled != 3 {
			t.Errorf("%s: %v CPUs, %d bytes, %d kills, %d/%d", name, c.CPUs(), c.MemoryLimit(), c.OOMKills(), throttled, periods)
		}
	}
	none := fake(t, map[string]string{
		"proc/self/cgroup": "4:memory:/\n", "sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
	})
	if none.CPUs() != float64(runtime.NumCPU()) || none.MemoryLimit() != 0 {
		t.Errorf("no limits: %v, %d", none.CPUs(), none.MemoryLimit())
	}
}

func TestSamplerSeesWork(t *testing.T) {
	s := Start(os.Getpid(), time.Now().Add(-time.Minute))
	for end := time.Now().Add(1300 * time.Millisecond); time.Now().Before(end); {
	}
	e := s.Stop()
	if e.CPUPercentMean <= 0 || e.CPUPercentMax < e.CPUPercentMean || e.MemoryBytesMax < 1<<20 || e.CPUs <= 0 {
		t.Errorf("%+v", e)
	}
	if at := e.CPUPercentMaxAtMs; at < 60_900 || at > 65_000 {
		t.Errorf("the highest use at %d ms, not at the end of its window a minute after the release", at)
	}
	if e.RunQueueMsPerSMax < e.RunQueueMsPerS {
		t.Errorf("%+v", e)
	}
}

func TestPressure(t *testing.T) {
	machine := "some avg10=1.00 avg60=0.00 avg300=0.00 total=7000000\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=1\n"
	for name, c := range map[string]struct {
		files map[string]string
		total time.Duration
		ok    bool
	}{
		"the group's": {map[string]string{
			"proc/self/cgroup": "0::/pod\n", "proc/pressure/cpu": machine,
			"sys/fs/cgroup/pod/cpu.pressure": "some avg10=0.00 avg60=0.00 avg300=0.00 total=2500\n",
		}, 2500 * time.Microsecond, true},
		"the machine's": {map[string]string{"proc/self/cgroup": "4:memory:/\n", "proc/pressure/cpu": machine}, 7 * time.Second, true},
		"none":          {map[string]string{"proc/self/cgroup": "0::/\n"}, 0, false},
		"malformed":     {map[string]string{"proc/self/cgroup": "0::/\n", "proc/pressure/cpu": "some total=many\n"}, 0, false},
	} {
		if total, ok := fake(t, c.files).Pressure(); total != c.total || ok != c.ok {
			t.Errorf("%s: %v, %v", name, total, ok)
		}
	}
}

// Threads come and go, and their numbers are used again.
func TestWaitingCountsEveryThread(t *testing.T) {
	before := map[string]uint64{"stays": 100, "ends": 50, "again": 40}
	now := map[string]uint64{"stays": 160, "again": 30, "new": 7}
	if w := waitedSince(before, now); w != 60+30+7 {
		t.Errorf("waited %d ns", w)
	}
}

// The first thread alone would not tell: all work here is on others.
func TestRunQueueSeesAllThreads(t *testing.T) {
	before := runQueue(os.Getpid())
	stop := make(chan struct{})
	for range 4 * runtime.NumCPU() { // more than there are CPUs, each on a thread of its own
		go func() {
			runtime.LockOSThread()
			for {
				select {
				case <-stop:
					return
				default:
				}
			}
		}()
	}
	old := runtime.GOMAXPROCS(4 * runtime.NumCPU())
	time.Sleep(300 * time.Millisecond)
	now := runQueue(os.Getpid())
	close(stop)
	runtime.GOMAXPROCS(old)
	if w := waitedSince(before, now); len(now) < 4 || w < 300*time.Millisecond {
		t.Errorf("%d threads waited %s in 300 ms", len(now), w)
	}
}
