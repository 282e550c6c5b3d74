#!/usr/bin/env bash
# Prints Prometheus's rules as the object that Google's managed Prometheus takes:
#   deploy/observability/gke-rules.sh >deploy/components/monitoring/rules.yaml
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
printf '# Made of deploy/observability/rules/rivulet.yml by gke-rules.sh.\n'
printf 'apiVersion: monitoring.googleapis.com/v1\nkind: Rules\nmetadata:\n  name: rivulet\nspec:\n'
sed -n '/^groups:/,$ s/^\(.\)/  \1/p' rules/rivulet.yml
