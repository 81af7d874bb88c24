# Two tests that measure the same service at once would measure each other.
for test in first second; do
  load_test $test <<Y
$ONE_REQUEST
target: {url: "$TARGET_URL/?turn=$NS"}
$FORTY_REQUESTS
Y
done
first=$(run_of first); second=$(run_of second)
complete "$first" 60; complete "$second" 60
times() { k get loadtestruns -o json | jq -r '[.items[].status | {from: .attempts[0].released[:19], to: .completionTime[:19]}] | sort_by(.from) | .[0].to <= .[1].from'; }
expect "the second starts after the first has ended" "$(times)" true
