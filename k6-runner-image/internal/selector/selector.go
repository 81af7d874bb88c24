// Package selector reads metric selectors in k6's grammar, metric{key:value,...}, with stage as a virtual tag.
package selector

import (
	"fmt"
	"slices"
	"strings"

	"go.k6.io/k6/v2/metrics"
)

// Stage is the virtual tag: k6 itself tags no sample with it.
const Stage = "stage"

// Tag is one key:value of a selector.
type Tag struct{ Key, Value string }

// Selector names one series.
type Selector struct {
	Metric string
	Tags   []Tag // without stage, sorted by key
	Stage  string
}

// Parse reads a selector as k6 does (metrics/metric.go: ParseMetricName, AddSubmetric).
func Parse(text string) (Selector, error) {
	name, pairs, err := metrics.ParseMetricName(strings.TrimSpace(text))
	if err != nil {
		return Selector{}, err
	}
	s := Selector{Metric: strings.TrimSpace(name)}
	for _, pair := range pairs {
		key, value, _ := strings.Cut(pair, ":")
		t := Tag{Key: unquote(key), Value: unquote(value)}
		switch {
		case t.Key == "" || t.Value == "":
			return Selector{}, fmt.Errorf("%q has a tag without key or value", text)
		case t.Key == Stage:
			s.Stage = t.Value
		default:
			s.Tags = append(s.Tags, t)
		}
	}
	slices.SortFunc(s.Tags, func(a, b Tag) int { return strings.Compare(a.Key, b.Key) })
	return s, nil
}

func unquote(text string) string { return strings.Trim(strings.TrimSpace(text), `"'`) }

// Canonical returns the tag part without stage, as it appears in a series.
func (s Selector) Canonical() string {
	pairs := make([]string, len(s.Tags))
	for i, t := range s.Tags {
		pairs[i] = t.Key + ":" + t.Value
	}
	return strings.Join(pairs, ",")
}
