#!/usr/bin/env bash
# Names the images whose making has changed between what the cluster runs and a commit; all where that is unknown.
#   changed.sh COMMIT [RUNNING]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
all=(auth-service chat-service aggregator-service consumer-service stream-service operations page)
commit=$1
running=${2-$(kubectl --namespace rivulet get deployment page --ignore-not-found \
  --output 'jsonpath={.metadata.annotations.rivulet\.dev/commit}')}

if [[ -z $running ]] || ! git -C "$root" merge-base --is-ancestor "$running" "$commit" 2>/dev/null; then
  printf '%s\n' "${all[@]}"
  exit
fi

# Any library may be in any service.
libraries=(access events health pipelines problems ratelimit tracing)
# What an image is made of; what all are made of, first.
shared=(pom.xml .mvn mvnw .dockerignore deploy/images deploy/probe)
made_of() {
  case $1 in
    # Its client types come from the services' own description.
    page) echo frontend auth-service/src/main chat-service/src/main consumer-service/src/main ;;
    *) echo "$1/src/main $1/pom.xml $1/Dockerfile" "${libraries[@]/%//src/main}" "${libraries[@]/%//pom.xml}" ;;
  esac
}

for name in "${all[@]}"; do
  # Always: it is small, and no Job that could tell of it stays in the cluster.
  [[ $name != operations ]] || { echo "$name" && continue; }
  read -ra paths <<<"$(made_of "$name")"
  git -C "$root" diff --quiet "$running" "$commit" -- "${shared[@]}" "${paths[@]}" || echo "$name"
done
