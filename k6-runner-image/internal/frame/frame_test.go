package frame

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

const nonce = "00112233445566778899aabbccddeeff"

func big() map[string]string {
	r := rand.New(rand.NewPCG(1, 1))
	var text strings.Builder
	for range 2500 {
		fmt.Fprintf(&text, "%016x", r.Uint64())
	}
	return map[string]string{"text": text.String()}
}

func read(r *Reader, lines []string) (found []Message) {
	for _, line := range lines {
		if m, ok := r.Line(line); ok {
			found = append(found, m)
		}
	}
	return found
}

func TestFrameOfManyPartsIsRead(t *testing.T) {
	f, err := Encode(nonce, "result", 1, big())
	if err != nil || len(f.Lines) < 2 {
		t.Fatalf("%v, %d lines", err, len(f.Lines))
	}
	for _, line := range f.Lines {
		if len(line) >= 16<<10 {
			t.Errorf("line of %d bytes", len(line))
		}
	}
	shuffled := slices.Clone(f.Lines)
	slices.Reverse(shuffled)
	shuffled = append([]string{"k6| " + f.Lines[0], "", "#LT1"}, append(shuffled, shuffled[0])...)
	got := read(NewReader(nonce), shuffled)
	want, _ := json.Marshal(big())
	if len(got) != 1 || string(got[0].JSON) != string(want) || got[0].Kind != "result" || got[0].Seq != 1 {
		t.Errorf("%d messages", len(got))
	}
}

func TestDamagedFramesAreAbsent(t *testing.T) {
	f, _ := Encode(nonce, "result", 1, big())
	changed := slices.Clone(f.Lines)
	at := len(changed[1]) / 2
	changed[1] = changed[1][:at] + string(changed[1][at]^1) + changed[1][at+1:]
	for name, lines := range map[string][]string{
		"missing part": f.Lines[1:], "cut line": append(slices.Clone(f.Lines[:1]), f.Lines[1][:500]), "changed": changed,
	} {
		if got := read(NewReader(nonce), lines); len(got) != 0 {
			t.Errorf("%s: read", name)
		}
	}
	if got := read(NewReader("another"), f.Lines); len(got) != 0 {
		t.Error("read with another nonce")
	}
}

func FuzzFrame(f *testing.F) {
	small, _ := Encode(nonce, "ready", 1, map[string]int{"index": 0})
	large, _ := Encode(nonce, "result", 1, big())
	f.Add(strings.Join(small.Lines, "\n"))
	f.Add(strings.Join(large.Lines, "\n"))
	f.Add(strings.Join(large.Lines[1:], "\n") + "\nk6| x\n" + small.Lines[0])
	f.Add("#LT1 " + nonce + " result 1 1/1 0000000000000000 AAAA")
	f.Add("#LT1 " + nonce + " result 99999999999999999999 2/1 x !")
	f.Add("#LT1 " + nonce + " result -1 0/0  ")
	f.Fuzz(func(t *testing.T, log string) {
		for _, m := range read(NewReader(nonce), strings.Split(log, "\n")) {
			if !json.Valid(m.JSON) || m.Seq < 1 {
				t.Errorf("%+v", m)
			}
		}
	})
}
