k create serviceaccount viewer; k create serviceaccount editor
k create rolebinding viewer --clusterrole=view --serviceaccount="$NS:viewer"
k create rolebinding editor --clusterrole=edit --serviceaccount="$NS:editor"
may() { k auth can-i "${@:2}" --as="system:serviceaccount:$NS:$1" 2>/dev/null || true; }
aggregated() { [ "$(may editor create loadtests.loadtest.dev)" = yes ]; }
await 20 "aggregation" aggregated
expect "viewer gets runs" "$(may viewer get loadtestruns.loadtest.dev)" yes
expect "viewer creates tests" "$(may viewer create loadtests.loadtest.dev)" no
expect "editor deletes runs" "$(may editor delete loadtestruns.loadtest.dev)" yes
expect "editor writes verdicts" "$(may editor patch loadtestruns.loadtest.dev --subresource=status)" no
