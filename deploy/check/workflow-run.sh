#!/usr/bin/env bash
# Refuses a workflow started by workflow_run unless it requires a push to this repository: the branch filter alone also
# matches a pull request from a fork's branch of the same name.
set -euo pipefail
cd "$(dirname "$0")/../.."

failed=0
for workflow in "${@:-.github/workflows/deploy.yml}"; do
  for condition in "github.event.workflow_run.event == 'push'" \
      'github.event.workflow_run.head_repository.full_name == github.repository'; do
    if ! grep -qF "$condition" "$workflow"; then
      echo "$workflow: a workflow_run job must require $condition" >&2
      failed=1
    fi
  done
done
exit "$failed"
