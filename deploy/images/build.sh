#!/usr/bin/env bash
# Builds the images from the output of ./rivulet build, each with its SBOM (CycloneDX).
#   deploy/images/build.sh [--tag TAG] [--registry PREFIX [--push]] [NAME...]
# An engine other than docker: ENGINE=podman. With --push it is built for x86 and Arm (docker buildx) and the digests
# are printed, one "NAME DIGEST" a line.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
engine=${ENGINE:-docker}
builder=rivulet
tag=dev registry=rivulet push=0 names=()

while (($#)); do
  case $1 in
    --tag) tag=$2 && shift ;;
    --registry) registry=$2 && shift ;;
    --push) push=1 ;;
    -*) printf 'images: there is no option %s\n' "$1" >&2 && exit 2 ;;
    *) names+=("$1") ;;
  esac
  shift
done
((${#names[@]})) || names=(auth-service chat-service aggregator-service consumer-service stream-service operations page)

# folder NAME: where an image's Dockerfile is.
folder() {
  case $1 in
    page) echo frontend ;;
    operations) echo deploy/operations ;;
    *) echo "$1" ;;
  esac
}

sboms() {
  local modules=() name
  for name in "${names[@]}"; do
    [[ $name == page ]] || modules+=("$(folder "$name")")
  done
  if ((${#modules[@]})); then
    "$root/mvnw" -f "$root/pom.xml" -B -q -ntp -pl "$(IFS=, && echo "${modules[*]}")" -am \
      org.cyclonedx:cyclonedx-maven-plugin:makeBom
  fi
  if [[ " ${names[*]} " == *' page '* ]]; then
    (cd "$root/frontend" && npm sbom --package-lock-only --omit dev --sbom-format cyclonedx --sbom-type application) \
      >"$root/frontend/.next/sbom.json"
  fi
}

build_image() {
  local name=$1 reference=$registry/$1:$tag
  local options=(--file "$root/$(folder "$name")/Dockerfile"
    --build-arg "REVISION=$(git -C "$root" rev-parse HEAD 2>/dev/null || echo unknown)" --tag "$reference")
  if ((push)); then
    "$engine" buildx build --builder "$builder" "${options[@]}" --platform linux/amd64,linux/arm64 --provenance=true --push \
      --metadata-file "$root/.rivulet/image-$name.json" "$root" >&2
    printf '%s %s\n' "$name" "$(sed -n 's/.*"containerimage.digest": *"\([^"]*\)".*/\1/p' "$root/.rivulet/image-$name.json")"
  else
    "$engine" build "${options[@]}" "$root"
  fi
}

mkdir -p "$root/.rivulet"
# The engine's default builder can't build for several platforms.
if ((push)) && ! "$engine" buildx inspect "$builder" >/dev/null 2>&1; then
  "$engine" buildx create --name "$builder" --driver docker-container >/dev/null
fi
sboms
for name in "${names[@]}"; do
  build_image "$name"
done
