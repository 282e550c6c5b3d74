#!/usr/bin/env bash
# Prints NAME=IMAGE@DIGEST for each image: those just built by their digest, the others as the cluster runs them.
#   references.sh REGISTRY DIGESTS
set -euo pipefail
registry=$1 digests=$2

# running NAME: what the cluster has now.
running() {
  kubectl --namespace rivulet get deployment "$1" --ignore-not-found \
    --output 'jsonpath={.spec.template.spec.containers[0].image}'
}

for name in auth-service chat-service aggregator-service consumer-service stream-service operations page; do
  digest=$(sed -n "s/^$name //p" "$digests")
  if [[ -n $digest ]]; then
    printf '%s=%s/%s@%s\n' "$name" "$registry" "$name" "$digest"
  else
    image=$(running "$name")
    [[ -n $image ]] || { echo "images: $name was not built and does not run" >&2 && exit 1; }
    printf '%s=%s\n' "$name" "$image"
  fi
done
