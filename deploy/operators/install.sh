#!/usr/bin/env bash
# Installs what the stores and the scaling need into kubectl's present cluster: Strimzi (Kafka), CloudNativePG
# (PostgreSQL) and KEDA. To run it again upgrades them.   install.sh [--without-keda]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=deploy/check/versions.env
source "$here/../check/versions.env"

kubectl apply -f "$here/../base/namespace.yaml"
helm upgrade --install strimzi oci://quay.io/strimzi-helm/strimzi-kafka-operator --version "$STRIMZI_VERSION" \
  --namespace strimzi --create-namespace --set 'watchNamespaces={rivulet}' \
  --set 'extraEnvs[0].name=STRIMZI_POD_SECURITY_PROVIDER_CLASS' --set 'extraEnvs[0].value=restricted' --wait
kubectl apply --server-side --force-conflicts -f \
  "https://github.com/cloudnative-pg/cloudnative-pg/releases/download/$CLOUDNATIVE_PG_VERSION/cnpg-${CLOUDNATIVE_PG_VERSION#v}.yaml"
kubectl --namespace cnpg-system rollout status deployment/cnpg-controller-manager --timeout=5m
if [[ ${1:-} != --without-keda ]]; then
  kubectl apply --server-side --force-conflicts -f \
    "https://github.com/kedacore/keda/releases/download/$KEDA_VERSION/keda-${KEDA_VERSION#v}.yaml"
  kubectl --namespace keda rollout status deployment/keda-operator --timeout=5m
fi
