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
	s := Start(os.Getpid())
	for end := time.Now().Add(1300 * time.Millisecond); time.Now().Before(end); {
	}
	e := s.Stop()
	if e.CPUPercentMean <= 0 || e.CPUPercentMax < e.CPUPercentMean || e.MemoryBytesMax < 1<<20 || e.CPUs <= 0 {
		t.Errorf("%+v", e)
	}
}
