#!/usr/bin/env bash
# Brings a cluster to this commit: what is done once first, then the services; waits until all are ready. Where one does
# not become so, those that changed go back to what they were before.
#   deploy/release.sh OVERLAY [NAME=IMAGE@DIGEST...]       kubectl's present context
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
overlay=$here/overlays/$1
shift
namespace=rivulet
workloads=(auth-service chat-service aggregator-service consumer-service page)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
kubectl kustomize "$overlay" >"$work/all.yaml"
for image in "$@"; do
  name=${image%%=*}
  # What an overlay names is taken over by the digest that was built from this commit.
  sed -i -E "s#^(\s*(- )?image:) \S*/?rivulet/${name}[:@]\S+#\1 ${image#*=}#" "$work/all.yaml"
done
if grep -n -E 'registry\.invalid|set-from-settings' "$work/all.yaml"; then
  echo "release: these have to be set first: see docs/deploy.md" >&2
  exit 1
fi

kube() { kubectl --namespace "$namespace" "$@"; }
# revisions: what each workload is at now.
revisions() {
  local name
  for name in "${workloads[@]}"; do
    printf '%s %s\n' "$name" "$(kube get deployment "$name" --ignore-not-found \
      --output 'jsonpath={.metadata.annotations.deployment\.kubernetes\.io/revision}')"
  done
}
before=$here/../.rivulet/released-before
mkdir -p "$(dirname "$before")"
revisions >"$before"

# A Job can't be changed.
kube delete job topics migrate-auth migrate-chat --ignore-not-found --wait
node "$here/check/split-manifest.mjs" "$work/all.yaml" 'Deployment|HorizontalPodAutoscaler|ScaledObject' >"$work/first.yaml"
kubectl apply --server-side --force-conflicts --field-manager=rivulet -f "$work/first.yaml"
kube wait --for=condition=Complete job/topics job/migrate-auth job/migrate-chat --timeout=15m

kubectl apply --server-side --force-conflicts --field-manager=rivulet -f "$work/all.yaml"
failed=()
for name in "${workloads[@]}"; do
  kube rollout status "deployment/$name" --timeout=5m || failed+=("$name")
done
((${#failed[@]})) || exit 0

echo "release: not ready: ${failed[*]}; going back" >&2
"$here/rollback.sh" || true
exit 1
