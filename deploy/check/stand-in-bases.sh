#!/usr/bin/env bash
# Makes stand-ins for the base images under their pinned names, from Debian's packages and this machine's Node.js, for
# a machine that reaches Debian but no registry of images. What is built on them shows that an image is put together
# well, not that the real base behaves. An image that is there already stays.
set -euo pipefail
engine=${ENGINE:-docker}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

base() { sed -n 's/^FROM //p' "$root/$1/Dockerfile"; }
present() { "$engine" image inspect "$1" >/dev/null 2>&1; }

java=$(base auth-service) node=$(base frontend)
if ! present "$java"; then
  mmdebstrap --quiet --variant=minbase --include=openjdk-17-jre-headless,ca-certificates bookworm "$work/java.tar"
  "$engine" import --change 'LABEL dev.rivulet.stand-in=true' "$work/java.tar" "$java" >/dev/null
  echo "stand-in for $java: Debian's OpenJDK 17"
fi
if ! present "$node"; then
  mmdebstrap --quiet --variant=minbase --include=libstdc++6 bookworm "$work/node.tar" \
    --customize-hook="mkdir -p \$1/usr/local/bin && cp $(readlink -f "$(command -v node)") \$1/usr/local/bin/node"
  "$engine" import --change 'LABEL dev.rivulet.stand-in=true' "$work/node.tar" "$node" >/dev/null
  echo "stand-in for $node: $(node --version)"
fi
