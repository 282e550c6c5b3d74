#!/usr/bin/env bash
# Installs the operators into kubectl's current cluster: Strimzi (Kafka), CloudNativePG (PostgreSQL) and KEDA (scaling
# by lag). A second run upgrades them. Each download is compared with its checksum before anything is applied.
#   install.sh [--without-keda]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=deploy/check/versions.env
source "$here/../check/versions.env"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# download FILE SHA256 URL
download() {
  curl --fail --silent --show-error --location --retry 3 --output "$work/$1" "$3"
  printf '%s  %s\n' "$2" "$work/$1" | sha256sum --check --quiet ||
    { echo "operators: $3 is not the file that was pinned" >&2 && exit 1; }
}
download strimzi.tgz "$STRIMZI_SHA256" \
  "https://github.com/strimzi/strimzi-kafka-operator/releases/download/$STRIMZI_VERSION/strimzi-kafka-operator-helm-3-chart-$STRIMZI_VERSION.tgz"
download cnpg.yaml "$CLOUDNATIVE_PG_SHA256" \
  "https://raw.githubusercontent.com/cloudnative-pg/cloudnative-pg/$CLOUDNATIVE_PG_VERSION/releases/cnpg-${CLOUDNATIVE_PG_VERSION#v}.yaml"
if [[ ${1:-} != --without-keda ]]; then
  download keda.tgz "$KEDA_SHA256" "https://kedacore.github.io/charts/keda-${KEDA_VERSION#v}.tgz"
fi

kubectl apply -f "$here/../base/namespace.yaml"
helm upgrade --install strimzi "$work/strimzi.tgz" --namespace strimzi --create-namespace \
  --set 'watchNamespaces={rivulet}' --set 'extraEnvs[0].name=STRIMZI_POD_SECURITY_PROVIDER_CLASS' \
  --set 'extraEnvs[0].value=restricted' --wait
kubectl apply --server-side --force-conflicts -f "$work/cnpg.yaml"
kubectl --namespace cnpg-system rollout status deployment/cnpg-controller-manager --timeout=5m
if [[ -e $work/keda.tgz ]]; then
  helm upgrade --install keda "$work/keda.tgz" --namespace keda --create-namespace --wait
fi
