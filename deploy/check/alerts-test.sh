#!/usr/bin/env bash
# Checks the alerts: promtool's own check and tests, a test in which each fires, a runbook for each, and that the object
# for Google's managed Prometheus is made of the same file.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
rules=$root/deploy/observability/rules
failed=0
"$root/deploy/observability/gke-rules.sh" | cmp - "$root/deploy/components/monitoring/rules.yaml" || failed=1
while read -r alert; do
  grep -q "name: $alert fires" "$rules/rivulet-test.yml" || { echo "$alert fires in no test" && failed=1; }
  grep -q "^## $alert$" "$root/docs/runbooks.md" || { echo "docs/runbooks.md has no section $alert" && failed=1; }
  grep -q "docs/runbooks.md#${alert,,}$" "$rules/rivulet.yml" || { echo "$alert names no runbook" && failed=1; }
done < <(sed -n 's/^ *- alert: //p' "$rules/rivulet.yml")
((!failed)) || exit 1
command -v promtool >/dev/null || { echo "each alert has a test and a runbook; there is no promtool to run the tests" && exit 77; }
promtool check rules "$rules/rivulet.yml"
promtool test rules "$rules/rivulet-test.yml"
