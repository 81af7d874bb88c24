# The whole table is a test of the build; here: the definitions that the chart installed refuse.
refused() { # refused REMEDY-REGEX: the spec on standard input
  local answer
  if answer=$(load_test refused 2>&1); then fail "was accepted: $answer"; fi
  expect_like "answer" "$answer" "$1"
}
refused 'exactly one of inline, configMap' <<Y
script: {inline: "export default () => {};", localFile: /test.js}
Y
refused 'need stages: write at least one' <<Y
script: {inline: "export default () => {};"}
load: {executor: RampingVUs, stages: []}
Y
refused 'spec.load.stages\[0\].duration' <<Y
script: {inline: "export default () => {};"}
load: {executor: RampingVUs, stages: [{duration: soon, target: 1}]}
Y
refused 'lower parallelism or raise' <<Y
script: {inline: "export default () => {};"}
load: {executor: ConstantVUs, vus: 1, duration: 1s}
parallelism: 2
Y
refused 'spec.tier' <<Y
script: {inline: "export default () => {};"}
tier: Huge
Y
# What the API server cannot check, a condition says.
load_test ungrammatical <<Y
script: {inline: "export default () => {};"}
thresholds: [{name: p95, metric: http_req_duration, expression: p95<500}]
Y
k wait loadtest/ungrammatical --for=condition=Ready=False --timeout=20s
expect_like "message" "$(k get loadtest ungrammatical -o 'jsonpath={.status.conditions[?(@.type=="Ready")].message}')" 'thresholds'
expect "runs" "$(count_runs ungrammatical)" 0
