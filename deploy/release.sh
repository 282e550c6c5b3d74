#!/usr/bin/env bash
# Brings a cluster to this commit: the stores, then the Jobs that create topics and schemas, then the services. It waits
# for each step. When a service does not become ready, the services that changed go back to their previous revision.
#   deploy/release.sh OVERLAY [NAME=IMAGE@DIGEST...]       kubectl's present context
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
overlay=$here/overlays/$1
shift
namespace=rivulet

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
# The Deployments of this overlay.
mapfile -t workloads < <(awk '/^---/ {found = 0} /^kind: Deployment$/ {found = 1}
  found && /^  name: / {print $2; found = 0}' "$work/all.yaml")
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

apply() { kubectl apply --server-side --force-conflicts --field-manager=rivulet -f "$1"; }
# part KINDS: the manifest without these kinds.
part() { node "$here/check/split-manifest.mjs" "$work/all.yaml" "$1"; }

# wait_for_store KIND NAME COMMAND...: where the overlay has such a store.
wait_for_store() {
  [[ -z $(kube get "$1" "$2" --ignore-not-found --output name) ]] || "${@:3}"
}

# wait_for_jobs NAME...: until all are complete. The first that fails ends it, with its log.
wait_for_jobs() {
  local until=$((SECONDS + 900)) job running state
  while :; do
    running=()
    for job in "$@"; do
      state=$(kube get job "$job" --output 'jsonpath={.status.conditions[?(@.status=="True")].type}')
      case " $state " in
        *' Failed '* | *' FailureTarget '*)
          echo "release: the Job $job has failed; no service was changed" >&2
          kube logs "job/$job" --tail=30 >&2 || true
          return 1
          ;;
        *' Complete '*) ;;
        *) running+=("$job") ;;
      esac
    done
    ((${#running[@]})) || return 0
    ((SECONDS < until)) || { echo "release: not complete after 15 minutes: ${running[*]}" >&2 && return 1; }
    sleep 3
  done
}

services='Deployment|HorizontalPodAutoscaler|ScaledObject'
part "$services|Job" >"$work/stores.yaml"
apply "$work/stores.yaml"
# Each of three Cassandra nodes joins after the one before.
wait_for_store statefulset cassandra kube rollout status statefulset/cassandra --timeout=60m
wait_for_store kafka.kafka.strimzi.io kafka kube wait --for=condition=Ready kafka.kafka.strimzi.io/kafka --timeout=15m
wait_for_store cluster.postgresql.cnpg.io postgresql \
  kube wait --for=condition=Ready cluster.postgresql.cnpg.io/postgresql --timeout=15m

# A Job can't be changed, so the previous release's are deleted.
kube delete job topics migrate-auth migrate-chat --ignore-not-found --wait
part "$services" >"$work/first.yaml"
apply "$work/first.yaml"
wait_for_jobs topics migrate-auth migrate-chat

apply "$work/all.yaml"
failed=()
for name in "${workloads[@]}"; do
  kube rollout status "deployment/$name" --timeout=5m || failed+=("$name")
done
((${#failed[@]})) || exit 0

echo "release: not ready: ${failed[*]}; going back" >&2
"$here/rollback.sh" || true
exit 1
