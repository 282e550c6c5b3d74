#!/usr/bin/env bash
# Goes back to what ran before the last deploy/release.sh from this checkout, in kubectl's present context, and waits
# until all are ready again. Schemas stay: each is made so that the version before can live with it.
set -euo pipefail
before=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)/.rivulet/released-before
kube() { kubectl --namespace rivulet "$@"; }
failed=0 changed=()
while read -r name revision; do
  now=$(kube get deployment "$name" --output 'jsonpath={.metadata.annotations.deployment\.kubernetes\.io/revision}')
  if [[ -n $revision && $now != "$revision" ]]; then
    echo "$name: from revision $now to $revision"
    kube rollout undo "deployment/$name" --to-revision="$revision" || failed=1
    changed+=("$name")
  fi
done <"$before"
for name in "${changed[@]}"; do
  kube rollout status "deployment/$name" --timeout=5m || failed=1
done
exit "$failed"
