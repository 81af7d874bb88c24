package supervisor

import (
	"errors"
	"strings"
	"syscall"

	"go.k6.io/k6/v2/errext"
	"go.k6.io/k6/v2/errext/exitcodes"

	v1 "go.k6.io/k6/v2/api/v1"

	"loadtest.dev/k6-runner-image/internal/wire"
)

// goCrash is the exit code of a Go process that ends by panic or fatal error.
const goCrash = 2

// byCode are the reasons that k6's exit code alone tells (k6 2.2.0, errext/exitcodes).
var byCode = map[int]string{
	0:                                       "",
	goCrash:                                 "Panic",
	int(exitcodes.SetupTimeout):             "SetupTimeout",
	int(exitcodes.TeardownTimeout):          "TeardownFailed",
	int(exitcodes.ScriptStoppedFromRESTAPI): "Stopped",
	int(exitcodes.InvalidConfig):            "ConfigurationError",
	int(exitcodes.ExternalAbort):            "Interrupted",
	int(exitcodes.ScriptException):          "ScriptError",
	int(exitcodes.ScriptAborted):            "ScriptAborted",
	int(exitcodes.GoPanic):                  "Panic",
	int(exitcodes.MarkedAsFailed):           "MarkedFailed",
}

// unspecified is the exit code of k6 errors without one of their own; before the start these are faults of the script.
const unspecified = 255

// exit says how k6 ended and why: the most specific cause first.
func (r *runner) exit() wire.Exit {
	e := wire.Exit{}
	if r.k6State != nil {
		e.Code = r.k6State.ExitCode()
		if status, ok := r.k6State.Sys().(syscall.WaitStatus); ok && status.Signaled() {
			e.Signal = signalName(status.Signal())
			e.Code = 128 + int(status.Signal())
		}
	}
	lastError, failNote, crash := r.log.messages()
	switch {
	case r.refused != nil:
		e.Reason, e.Message = r.refused.Reason, r.refused.Message
		if e.Code != 0 { // k6 only knows that the entry module threw
			e.Code = int(exitcodes.InvalidConfig)
		}
	case e.Signal == "SIGKILL" && r.cgroup.OOMKills() > r.oomBefore:
		e.Reason, e.Message = "OutOfMemory", "k6 was killed because the container reached its memory limit"
	case r.failure != nil:
		return *r.failure
	case r.stopped != nil && !(e.Code == 0 && e.Signal == ""):
		e.Reason, e.Message = r.stopped.Reason, r.stopped.Message
	case e.Code == unspecified && r.ready == nil:
		e.Reason, e.Message = "ScriptError", lastError
	default:
		reason, known := byCode[e.Code]
		if !known {
			reason = "Unknown"
		}
		e.Reason, e.Message = reason, lastError
	}
	switch {
	case e.Reason == "MarkedFailed" && failNote != "":
		e.Message = failNote
	case e.Reason == "Panic" && crash != "":
		e.Message = crash
	case e.Reason == "Unknown" && e.Signal != "" && e.Message == "":
		e.Message = "k6 was killed by " + e.Signal
	case e.Reason == "":
		e.Message = ""
	}
	return e
}

func signalName(s syscall.Signal) string {
	names := map[syscall.Signal]string{
		syscall.SIGKILL: "SIGKILL", syscall.SIGTERM: "SIGTERM", syscall.SIGINT: "SIGINT", syscall.SIGSEGV: "SIGSEGV",
		syscall.SIGABRT: "SIGABRT", syscall.SIGBUS: "SIGBUS", syscall.SIGQUIT: "SIGQUIT",
	}
	if name, ok := names[s]; ok {
		return name
	}
	return s.String()
}

// lifecycleFailure returns how a plain k6 would have ended when setup() or teardown() failed with this error: over the
// REST API k6 only gives the text. ok is false if k6 itself did not answer.
func lifecycleFailure(function string, err error) (failure wire.Exit, ok bool) {
	var answer *v1.Error
	if !errors.As(err, &answer) {
		return wire.Exit{}, false
	}
	failure.Message = strings.TrimSpace(answer.Detail)
	timedOut := strings.HasPrefix(failure.Message, function+"() execution timed out")
	switch {
	case strings.Contains(failure.Message, errext.AbortTest):
		failure.Reason, failure.Code = "ScriptAborted", int(exitcodes.ScriptAborted)
	case function == "setup" && timedOut:
		failure.Reason, failure.Code = "SetupTimeout", int(exitcodes.SetupTimeout)
	case function == "setup":
		failure.Reason, failure.Code = "SetupFailed", int(exitcodes.ScriptException)
	case timedOut:
		failure.Reason, failure.Code = "TeardownFailed", int(exitcodes.TeardownTimeout)
	default:
		failure.Reason, failure.Code = "TeardownFailed", int(exitcodes.ScriptException)
	}
	return failure, true
}
