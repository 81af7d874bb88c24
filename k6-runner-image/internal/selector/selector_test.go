package selector

import "testing"

func TestParse(t *testing.T) {
	for text, want := range map[string][3]string{
		"http_reqs":                                    {"http_reqs", "", ""},
		"http_req_duration{stage:steady}":              {"http_req_duration", "", "steady"},
		"x{name: login , stage:a,group:::main}":        {"x", "group:::main,name:login", "a"},
		`checks{"check":"is, ok"}`:                     {"", "", ""}, // k6 splits at every comma
		`checks{check:"is ok"}`:                        {"checks", "check:is ok", ""},
		"x{url:http://a/b?c=d,expected_response:true}": {"x", "expected_response:true,url:http://a/b?c=d", ""},
		"x{":       {"", "", ""},
		"x{a}":     {"", "", ""},
		"x{a:b} y": {"", "", ""},
		"x{:b}":    {"", "", ""},
	} {
		s, err := Parse(text)
		if (err != nil) != (want[0] == "") {
			t.Errorf("%q: %v", text, err)
		}
		if err == nil && (s.Metric != want[0] || s.Canonical() != want[1] || s.Stage != want[2]) {
			t.Errorf("%q: %+v", text, s)
		}
	}
}
