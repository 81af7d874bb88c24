# Sourced by cases in which tests live in Git: a real forge (Gitea) and a real Argo CD. e2e/run says where they are.

[ -n "${FORGE:-}" ] ||
  skip "needs a forge and Argo CD: let E2E_FORGE_UP and E2E_ARGOCD_UP name scripts that start them"
REPO=$NS
MANIFEST=loadtests/checkout.yaml
no_application() { kubectl -n argocd delete application "$NS" --ignore-not-found >/dev/null; }
[ "${E2E_KEEP:-}" = 1 ] || trap no_application EXIT

# forge METHOD PATH [JSON]: what a person does on the forge's pages.
forge() {
  curl -sS --fail-with-body -X "$1" -H "Authorization: token $FORGE_TOKEN" -H 'Content-Type: application/json' \
    "$FORGE/api/v1/$2" ${3:+--data-binary "$3"}
}
# repository: an empty one for this case.
repository() {
  forge DELETE "repos/bot/$REPO" >/dev/null 2>&1 || true
  forge POST user/repos "$(jq -n --arg name "$REPO" '{name: $name, auto_init: true, default_branch: "main"}')" >/dev/null
}
# commit MESSAGE: a person commits what comes on standard input as the manifest.
commit() {
  local sha; sha=$(forge GET "repos/bot/$REPO/contents/$MANIFEST" 2>/dev/null | jq -r '.sha // empty' || true)
  forge "$([ -n "$sha" ] && echo PUT || echo POST)" "repos/bot/$REPO/contents/$MANIFEST" "$(jq -n --arg message "$1" --arg sha "$sha" \
    --arg content "$(base64 -w0)" '{message: $message, content: $content, branch: "main"} + if $sha == "" then {} else {sha: $sha} end')" >/dev/null
  echo "committed: $1"
}
head_of_main() { forge GET "repos/bot/$REPO/branches/main" | jq -r .commit.id; }
manifest() { forge GET "repos/bot/$REPO/raw/$MANIFEST?ref=main"; }

# application: a self-healing Application of the repository.
application() {
  kubectl apply -f - >/dev/null <<Y
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: $NS, namespace: argocd, labels: {e2e: gitops}}
spec:
  project: default
  source: {repoURL: $FORGE/bot/$REPO.git, path: loadtests, targetRevision: main}
  destination: {server: https://kubernetes.default.svc, namespace: $NS}
  syncPolicy: {automated: {selfHeal: true, prune: true}}
Y
}
app() { kubectl -n argocd get application "$NS" -o "jsonpath={$1}"; }
is_synced() { [ "$(app .status.sync.status)" = Synced ] && [ "$(app .status.sync.revision)" = "$(head_of_main)" ]; }
# synced: Argo CD asks Git every three minutes only, unless a webhook tells it: this is the webhook.
synced() {
  kubectl -n argocd annotate --overwrite application "$NS" argocd.argoproj.io/refresh=normal >/dev/null
  await 90 "a sync of Argo CD" is_synced
  echo "Argo CD: Synced to $(app .status.sync.revision | cut -c1-8), $(syncs) so far"
}
# syncs: how often Argo CD wrote.
syncs() { kubectl -n argocd get application "$NS" -o json | jq '.status.history | length'; }

# learned_before: what is normal for the test checkout, from five runs of its twin, which nobody owns; once for all cases. Leaves p95
# in $normal.
learned_before() {
  local history=$REPOSITORY/target/e2e/checkout-history.json
  own_shop
  if [ ! -s "$history" ]; then
    judged_test twin <<<'thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<1000}]'
    learn twin 5
    k get configmap twin-baseline -o json | jq -c '.data["history.json"] | fromjson | {runs}' >"$history"
    k delete loadtest twin --wait=false >/dev/null
  fi
  normal=$(jq '[.runs[].points["p(95) http_req_duration"].value] | sort | .[2]' "$history")
  k create configmap checkout-baseline --from-file="history.json=$history" >/dev/null
  echo "p95 is normally $normal ms"
}
percent_of_normal() { awk -v n="$normal" -v p="$1" 'BEGIN { printf "%d", n * p / 100 }'; }

# checkout BOUND HEALING: the manifest of the test that lives in Git.
checkout() {
  cat <<Y
# The shop's checkout. Ask the shop team before you change the load.
apiVersion: loadtest.dev/v1alpha1
kind: LoadTest
metadata:
  name: checkout
spec:
$(sed 's/^/  /' <<<"$JUDGED")
  $JUDGED_TARGET
  thresholds:
  # What the contract says. 😀
  - name: p95
    metric: http_req_duration
    expression: "p(95)<$1"   # ms
  judgement: {reruns: 0}
  healing:
$(sed 's/^/    /' <<<"$2")
Y
}

heal() { k get loadtest checkout -o "jsonpath={.status.healing$1}"; }
heals() { k get configmap checkout-heals -o json | jq '.data[] | fromjson | .heals | length'; }
heal_is() { [ "$(heal .state)" = "$1" ]; }
# healing STATE SECONDS
healing() {
  await "$2" "state $1 of the heal (it is $(heal .state): $(heal .message))" heal_is "$1"
  echo "$(heal .id): $1: $(heal .message)"
}
# says REGEX: what the heal's message becomes. nudged: the test is looked at now, rather than within minutes.
message_is_like() { grep -Eq "$1" <<<"$(heal .message)"; }
says() { await 30 "the heal's message" message_is_like "$1"; echo "$(heal .id): $(heal .state): $(heal .message)"; }
nudged() { k annotate --overwrite loadtest/checkout "example.com/nudged=$SECONDS" >/dev/null; }
managers() { k get loadtest checkout -o json --show-managed-fields | jq -r '[.metadata.managedFields[] | select(.fieldsV1["f:spec"]) | .manager] | unique | join(" ")'; }
generation() { k get loadtest checkout -o 'jsonpath={.metadata.generation}'; }
