package aggregate

import (
	"cmp"
	"slices"

	"go.k6.io/k6/v2/metrics"

	"loadtest.dev/k6-runner-image/internal/wire"
)

// Bounds of the table of errors: error texts come from the target and may differ in every request.
const (
	maxErrorKinds  = 500
	maxErrorReport = 20
	maxErrorText   = 200
)

// errorKind counts the failed requests of one kind.
type errorKind struct {
	wire  wire.Error
	short string // error code, else status: the key in the time line
	count uint64
}

type errorKinds struct {
	kinds map[wire.Error]*errorKind
	other *errorKind
}

func newErrorKinds() errorKinds {
	return errorKinds{
		kinds: map[wire.Error]*errorKind{},
		other: &errorKind{wire: wire.Error{Kind: "other"}, short: "other"},
	}
}

// kind returns the counter for requests with these tags.
func (e *errorKinds) kind(tags *metrics.TagSet) *errorKind {
	text, _ := tags.Get("error")
	code, _ := tags.Get("error_code")
	status, _ := tags.Get("status")
	if len(text) > maxErrorText {
		text = text[:maxErrorText]
	}
	if text == "" {
		text = "HTTP status " + status
	}
	key := wire.Error{Kind: text, Code: code, Status: status}
	if k := e.kinds[key]; k != nil {
		return k
	}
	if len(e.kinds) >= maxErrorKinds {
		return e.other
	}
	k := &errorKind{wire: key, short: cmp.Or(code, status, "other")}
	e.kinds[key] = k
	return k
}

// snapshot returns the most frequent kinds; the rest is counted as other.
func (e *errorKinds) snapshot() []wire.Error {
	all := []wire.Error{}
	for _, k := range e.kinds {
		if k.count > 0 {
			k.wire.Count = k.count
			all = append(all, k.wire)
		}
	}
	slices.SortFunc(all, func(x, y wire.Error) int {
		return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.Code, y.Code))
	})
	rest := e.other.count
	if len(all) > maxErrorReport-1 {
		for _, k := range all[maxErrorReport-1:] {
			rest += k.Count
		}
		all = all[:maxErrorReport-1]
	}
	if rest > 0 {
		all = append(all, wire.Error{Kind: "other", Count: rest})
	}
	return all
}
