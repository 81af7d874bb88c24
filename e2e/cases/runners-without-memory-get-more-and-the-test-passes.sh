# Healing of a runner that ran out of memory: the limit is doubled, the test runs again, and the change is kept.
. "$E2E/healing.sh"
load_test hungry <<Y
script:
  inline: |
    const hoard = [];
    export default () => { if (hoard.length < 70) hoard.push(new Uint8Array(1 << 20).fill(1)); };
load: {executor: ConstantVUs, vus: 1, duration: 5s, gracefulStop: 1s}
runner: {resources: {requests: {cpu: 50m, memory: 64Mi}, limits: {memory: 128Mi}}}
healing: {mode: Apply, cooldown: 1s}
timeouts: {collect: 15s}
Y
ends_with hungry 75 Error '(Runner)?OutOfMemory'
healed hungry 90 Confirmed
expect "memory" "$(k get loadtest hungry -o 'jsonpath={.spec.runner.resources.limits.memory}')" 256Mi
expect "changes of the spec" "$(generation hungry)" 2
expect "patches by loadtest-healer" "$(patched_by_healer hungry)" 1
expect "runs that confirm" "$(executions hungry Confirmation)" 1
expect "the run that failed" "$(field "$run" .status.verdict)" Error
told_that hungry 'HealConfirmed: .*256Mi'
