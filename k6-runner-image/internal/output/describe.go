package output

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.k6.io/k6/v2/metrics"

	"loadtest.dev/k6-runner-image/internal/aggregate"
	"loadtest.dev/k6-runner-image/internal/selector"
	"loadtest.dev/k6-runner-image/internal/wire"
)

// describe checks everything that the plan and the script say about metrics against those that are registered.
func (s *session) describe(
	registry *metrics.Registry, options map[string]json.RawMessage, functions []string,
) (*described, error) {
	d := &described{registry: registry, functions: map[string]bool{}}
	for _, f := range functions {
		d.functions[f] = true
	}
	if err := s.checkScenarios(options["scenarios"], d.functions); err != nil {
		return nil, err
	}
	c := s.bridge.Config
	d.settings.Stages = c.Stages
	for _, text := range c.Selectors {
		if err := s.keep(registry, text, &d.settings.Selectors); err != nil {
			return nil, s.refuse("BadThreshold", "selector %q: %v", text, err)
		}
	}
	for _, text := range c.AbortSelectors {
		if err := s.keep(registry, text, &d.settings.Abort); err != nil {
			return nil, s.refuse("BadThreshold", "abort selector %q: %v", text, err)
		}
	}
	for _, t := range c.Thresholds {
		if err := s.keepThreshold(d, t.Metric, t.Expression); err != nil {
			return nil, s.refuse("BadThreshold", "threshold %q: %v", t.Name, err)
		}
	}
	if err := s.scriptThresholds(d, options["thresholds"]); err != nil {
		return nil, s.refuse("BadThreshold", "threshold of the script: %v", err)
	}
	return d, nil
}

// checkScenarios refuses a scenario whose function does not exist, with a better message than k6's.
func (s *session) checkScenarios(raw json.RawMessage, functions map[string]bool) error {
	var scenarios map[string]struct {
		Exec string `json:"exec"`
	}
	if err := json.Unmarshal(raw, &scenarios); err != nil && len(raw) > 0 {
		return nil // malformed: k6 says what is wrong, as ConfigurationError
	}
	for _, name := range slices.Sorted(maps.Keys(scenarios)) {
		exec := scenarios[name].Exec
		if exec == "" {
			exec = "default"
		}
		if !functions[exec] {
			return s.refuse("ConfigurationError",
				"scenario %q runs function %q, which the script does not export; it exports %s: set exec to one of them",
				name, exec, listed(slices.Sorted(maps.Keys(functions))))
		}
	}
	return nil
}

func (s *session) keepThreshold(d *described, metric, expression string) error {
	t := metrics.NewThresholds([]string{expression})
	if err := t.Parse(); err != nil {
		return err
	}
	if err := s.keep(d.registry, metric, &d.settings.Selectors); err != nil {
		return err
	}
	return t.Validate(metric, d.registry)
}

// keep adds a selector whose metric and stage exist.
func (s *session) keep(registry *metrics.Registry, text string, to *[]selector.Selector) error {
	parsed, err := selector.Parse(text)
	if err != nil {
		return err
	}
	if registry.Get(parsed.Metric) == nil {
		return fmt.Errorf("no metric %q; custom metrics of the script: %s", parsed.Metric, listed(customNames(registry)))
	}
	if parsed.Stage != "" && !slices.ContainsFunc(s.bridge.Config.Stages, named(parsed.Stage)) {
		var names []string
		for _, stage := range s.bridge.Config.Stages {
			names = append(names, stage.Name)
		}
		return fmt.Errorf("no stage %q; stages of the test: %s", parsed.Stage, listed(names))
	}
	*to = append(*to, parsed)
	return nil
}

// scriptThresholds keeps what the script's own thresholds need: they are judged, too.
func (s *session) scriptThresholds(d *described, raw json.RawMessage) error {
	d.thresholds = []wire.ScriptThreshold{}
	var all map[string]metrics.Thresholds
	if err := json.Unmarshal(raw, &all); err != nil {
		return nil // absent, or malformed: k6 says what is wrong, as ConfigurationError
	}
	for _, metric := range slices.Sorted(maps.Keys(all)) {
		for _, t := range all[metric].Thresholds {
			if err := s.keepThreshold(d, metric, t.Source); err != nil {
				return err
			}
			w := wire.ScriptThreshold{Metric: metric, Expression: t.Source, AbortOnFail: t.AbortOnFail}
			if t.AbortGracePeriod.Valid {
				w.DelayAbortEval = t.AbortGracePeriod.Duration.String()
			}
			d.thresholds = append(d.thresholds, w)
		}
	}
	return nil
}

func customNames(registry *metrics.Registry) []string {
	builtin := aggregate.BuiltinNames()
	var names []string
	for _, m := range registry.All() {
		if !builtin[m.Name] {
			names = append(names, m.Name)
		}
	}
	slices.Sort(names)
	return names
}

func listed(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}
