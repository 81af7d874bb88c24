package output

import (
	"encoding/json"
	"errors"
	"time"

	"github.com/grafana/sobek"
	"go.k6.io/k6/v2/js/modules"

	"loadtest.dev/k6-runner-image/internal/bridge"
)

// module is k6/x/loadtest.
type module struct{ session *session }

type instance struct {
	session *session
	vu      modules.VU
}

// NewModuleInstance is called for every VU; the very first is k6's own look at the exports.
func (m *module) NewModuleInstance(vu modules.VU) modules.Instance {
	return &instance{session: m.session, vu: vu}
}

func (i *instance) Exports() modules.Exports {
	return modules.Exports{Named: map[string]any{"options": i.options}}
}

// k6's global events (internal/event/type.go, k6 2.2.0); the package is internal, untyped constants fit its type.
const (
	testStart = 2 // all VUs are initialised; paused or not, the scheduler runs next
	testEnd   = 3 // the load has ended; k6 goes on when all subscribers are done
)

// options returns the options of the entry module: the script's, overridden by the plan's. It runs after the script's
// init code, so that every custom metric is registered, and checks the plan the first time.
func (i *instance) options(script sobek.Value, functions []string) (sobek.Value, error) {
	s := i.session
	if s.bridge == nil {
		return nil, errors.New("k6/x/loadtest is for the generated entry module of loadtest-k6 runner")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.described != nil {
		return i.own(script)
	}
	raw, err := asJSON(script)
	if err != nil {
		return nil, err
	}
	merged, err := s.merge(raw)
	if err != nil {
		return nil, err
	}
	d, err := s.describe(i.vu.InitEnv().Registry, merged, functions)
	if err != nil {
		return nil, err
	}
	s.described = d
	s.bridge.Send(bridge.Message{Described: &bridge.Described{HasHandleSummary: d.functions["handleSummary"]}})
	_, events := i.vu.Events().Global.Subscribe(testStart, testEnd)
	go func() {
		for e := range events {
			switch e.Type {
			case testStart:
				s.bridge.Send(bridge.Message{Ready: &s.ready})
			case testEnd:
				now := time.Now()
				s.aggregate.End(now)
				s.bridge.Send(bridge.Message{EndedMs: now.UnixMilli()})
				<-s.finish
			}
			e.Done()
		}
	}()
	all := map[string]any{}
	for key, value := range merged {
		var v any
		if err := json.Unmarshal(value, &v); err != nil {
			return nil, err
		}
		all[key] = v
	}
	return i.vu.Runtime().ToValue(all), nil
}

// own returns the script's own options object for the later VUs: k6 writes the final options into it
// (internal/js/bundle.go, manipulateOptions), so that a script reads the same from it as under a plain k6.
func (i *instance) own(script sobek.Value) (sobek.Value, error) {
	rt := i.vu.Runtime()
	object, ok := script.(*sobek.Object)
	if !ok {
		return rt.NewObject(), nil
	}
	if i.session.replacesLoad() {
		for _, key := range loadShortcuts {
			if err := object.Delete(key); err != nil {
				return nil, err
			}
		}
	}
	return object, nil
}

// asJSON returns the script's options as k6 reads them (internal/js/bundle.go, populateExports).
func asJSON(script sobek.Value) (map[string]json.RawMessage, error) {
	raw := map[string]json.RawMessage{}
	if script == nil || sobek.IsUndefined(script) || sobek.IsNull(script) {
		return raw, nil
	}
	data, err := json.Marshal(script.Export())
	if err != nil {
		return nil, err
	}
	return raw, json.Unmarshal(data, &raw)
}
