# Sourced by cases that kill the operator (SIGKILL). They are marked `# alone`.

kills=0
process() { # the operator's java process on this machine, if its pod runs here
  local uid; uid=$(kubectl -n "$OPERATOR_NS" get pod "$1" -o 'jsonpath={.metadata.uid}')
  for p in $(pgrep -x java); do
    if grep -qE "pod${uid}|pod${uid//-/_}" "/proc/$p/cgroup" 2>/dev/null; then echo "$p"; fi
  done
}
# take_aim: finds the process beforehand, so that the kill comes at once.
take_aim() {
  pod=$(operator_pods | awk '{print $1}'); pid=$(process "$pod" | head -1)
  restarts=$(kubectl -n "$OPERATOR_NS" get pod "$pod" -o 'jsonpath={.status.containerStatuses[0].restartCount}')
}
# fire MOMENT: the pod is replaced when its container has been restarted before (no back-off to wait for)
fire() {
  if [ -n "$pid" ]; then kill -9 "$pid"; else restarts=1; fi
  if [ "${restarts:-0}" -gt 0 ]; then kubectl -n "$OPERATOR_NS" delete pod "$pod" --grace-period=0 --force 2>/dev/null; fi
  kills=$((kills + 1)); echo "kill $kills: $pod (process ${pid:-elsewhere}) at: $1"
}
kill_operator() { take_aim; fire "$1"; }
operator_back() { kubectl -n "$OPERATOR_NS" rollout status "deployment/$RELEASE" --timeout=1s && operator_leads; }
