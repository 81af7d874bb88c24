package output

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// loadShortcuts are k6's options that stand for a scenario; they conflict with scenarios of the plan.
var loadShortcuts = []string{"duration", "vus", "iterations", "stages"}

func (s *session) replacesLoad() bool {
	c := s.bridge.Config.Scenarios
	return len(c) > 0 && string(c) != "null"
}

// merge returns the script's options overridden by the plan's.
func (s *session) merge(script map[string]json.RawMessage) (map[string]json.RawMessage, error) {
	merged := maps.Clone(script)
	if s.replacesLoad() {
		var own map[string]json.RawMessage
		if err := json.Unmarshal(script["scenarios"], &own); err == nil && len(own) > 0 {
			return nil, s.refuse("ScriptHasScenarios",
				"the script exports scenarios of its own (%s); remove either them or the load of the test",
				strings.Join(slices.Sorted(maps.Keys(own)), ", "))
		}
		for _, key := range loadShortcuts {
			delete(merged, key)
		}
		merged["scenarios"] = s.bridge.Config.Scenarios
	}
	maps.Copy(merged, s.bridge.Config.Options)
	return merged, nil
}
