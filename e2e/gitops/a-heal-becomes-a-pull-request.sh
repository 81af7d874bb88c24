# alone: a failing run, a trial, a pull request with one changed line, merged by a person and synced by Argo CD. Then one that is declined.
. "$E2E/judging.sh"
. "$E2E/gitops.sh"
learned_before
repository
token() { k create secret generic forge --from-literal="token=$FORGE_TOKEN" >/dev/null; nudged; }
tight=$(percent_of_normal 85)
healing_by_request="mode: PullRequest
maxRelaxPercent: 80
cooldown: 1s
pullRequest:
  provider: Gitea
  baseUrl: $FORGE_FOR_PODS
  repository: bot/$REPO
  path: $MANIFEST
  labels: [load-test]
  secretRef: {name: forge}"
checkout "$tight" "$healing_by_request" | commit "A load test"
application
synced
pulls() { forge GET "repos/bot/$REPO/pulls?state=all"; }
pull() { forge GET "repos/bot/$REPO/pulls/$1"; }

run=$(run_of checkout); complete "$run" 120; told
expect "verdict" "$(field "$run" .status.verdict)" Failed
healing Proven 60
says "no pull request yet: .*forge"
token
healing PullRequestOpen 60
expect "proof" "$(heal '.proofs[0].purpose') $(heal '.proofs[0].verdict')" "Trial Passed"
new=$(heal '.changes[0].to')
expect "pull requests" "$(pulls | jq length)" 1
expect "title" "$(pull 1 | jq -r .title)" "Load test $NS/checkout: thresholds[p95].expression p(95)<$tight → $new"
expect "labels" "$(pull 1 | jq -r '[.labels[].name] | join(" ")')" load-test
expect_like "what is said of the proof" "$(pull 1 | jq -r .body | grep tried)" "$(heal '.proofs[0].run')"
expect "files" "$(forge GET "repos/bot/$REPO/pulls/1/files" | jq -c '[.[] | [.filename, .additions, .deletions]]')" "[[\"$MANIFEST\",1,1]]"
diff=$(forge GET "repos/bot/$REPO/pulls/1.diff" | grep -E '^[-+] ')
echo "$diff"
expect "diff" "$diff" "-    expression: \"p(95)<$tight\"   # ms
+    expression: \"$new\"   # ms"
expect "the test in the cluster, before a person decides" "$(k get loadtest checkout -o 'jsonpath={.spec.thresholds[0].expression}')" "p(95)<$tight"

merged() { forge POST "repos/bot/$REPO/pulls/1/merge" '{"Do": "merge"}'; }
await 20 "a merge by a person" merged
synced
healing Confirmed 60
expect "who wrote the spec" "$(managers)" argocd-controller
run=$(run_of checkout 3); complete "$run" 120; told
verdict "$run" Passed '.*'

# A person tightens it again, and declines what is proposed then.
tight=$(percent_of_normal 80)
checkout "$tight" "$healing_by_request" | commit "Tighter"
synced
run=$(run_of checkout 4); complete "$run" 120; told
expect "verdict" "$(field "$run" .status.verdict)" Failed
healing PullRequestOpen 150
expect "pull requests" "$(pulls | jq length)" 2
k delete secret forge >/dev/null; nudged
says "nobody knows how the pull request stands: .*forge"
token
says "pull request #2 waits for a person"
forge PATCH "repos/bot/$REPO/pulls/2" '{"state": "closed"}' >/dev/null
healing Rejected 60
again checkout
expect "verdict" "$(field "$run" .status.verdict)" Failed
sleep 20
expect "pull requests after another failing run" "$(pulls | jq length)" 2
expect "heals" "$(heals)" 2
expect "state of the last heal" "$(heal .state)" Rejected
expect "state of the Application" "$(app .status.sync.status)" Synced
told_by_events() { k get events -o json | jq -r '[.items[] | select(.involvedObject.name == "checkout" and (.reason | startswith("Heal"))) | .reason] | unique | join(" ")'; }
expect "what events tell" "$(told_by_events)" "HealConfirmed HealProposed HealProven HealPullRequestOpen HealRejected HealTrying"
