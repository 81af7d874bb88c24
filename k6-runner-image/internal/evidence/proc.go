package evidence

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// clockTick is the unit of CPU times in /proc: USER_HZ, 100 on every Linux architecture that Go supports.
const clockTick = 10 * time.Millisecond

// cpuTime returns the user and system time of a process (proc(5), /proc/pid/stat fields 14 and 15).
func cpuTime(pid int) time.Duration {
	data, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	_, rest, ok := strings.Cut(string(data), ") ") // the name may hold blanks
	f := strings.Fields(rest)
	if !ok || len(f) < 13 {
		return 0
	}
	return time.Duration(number(f[11])+number(f[12])) * clockTick
}

// steal returns the stolen and the total time of all CPUs, in ticks (proc(5), /proc/stat).
func steal() (stolen, total uint64) {
	data, _ := os.ReadFile("/proc/stat")
	line, _, _ := strings.Cut(string(data), "\n")
	f := strings.Fields(line)
	for i := 1; i < len(f) && i <= 8; i++ { // guest times are part of user and nice
		total += number(f[i])
	}
	if len(f) > 8 {
		stolen = number(f[8])
	}
	return stolen, total
}

// runQueue returns for every thread of a process how long it was runnable and waited for a CPU, in ns
// (/proc/pid/task/tid/schedstat, second field). /proc/pid/schedstat knows the first thread only.
func runQueue(pid int) map[string]uint64 {
	waits := map[string]uint64{}
	files, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	for _, file := range files {
		data, _ := os.ReadFile(file)
		if f := strings.Fields(string(data)); len(f) == 3 {
			waits[file] = number(f[1])
		}
	}
	return waits
}

// waitedSince returns how long all threads waited between two observations. A thread that is new, also under the number
// of one that ended, counts in full; what one waited after its last observation ends with it.
func waitedSince(before, now map[string]uint64) time.Duration {
	waited := uint64(0)
	for thread, wait := range now {
		if wait >= before[thread] {
			wait -= before[thread]
		}
		waited += wait
	}
	return time.Duration(waited)
}

// resident returns the resident memory of a process in bytes, now and at most (VmRSS, VmHWM).
func resident(pid int) (now, peak uint64) {
	data, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	for _, line := range strings.Split(string(data), "\n") {
		f := strings.Fields(line)
		if len(f) != 3 {
			continue
		}
		switch f[0] {
		case "VmRSS:":
			now = number(f[1]) * 1024
		case "VmHWM:":
			peak = number(f[1]) * 1024
		}
	}
	return now, peak
}

func number(text string) uint64 {
	n, _ := strconv.ParseUint(text, 10, 64)
	return n
}
