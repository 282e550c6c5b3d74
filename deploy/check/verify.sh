#!/usr/bin/env bash
# Checks everything that delivers Rivulet, and says what it skipped and why.
#   verify.sh [--quick|--all]
# --quick needs no network once it has run, and takes seconds: manifests, docker-compose.yml, Tiltfile, workflows, shell
# scripts, YAML. Without it also: the mistakes that these must notice, Terraform, and a real API server. With --all the
# images are built and a slice of them is started.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/rivulet-check
mode=${1:-}
passed=0 failed=() skipped=()
mkdir -p "$cache"

# part NAME COMMAND...: exit code 0 is success; 77 is skipped, with the reason in the last line; others are failures.
part() {
  local begin=$SECONDS code=0 said
  printf '== %s\n' "$1"
  said=$("${@:2}" 2>&1) || code=$?
  case $code in
    0) ((passed += 1)) && printf '%s\n' "$said" | tail -n 60 ;;
    77)
      skipped+=("$1: ${said##*$'\n'}")
      printf 'skipped: %s\n' "${said##*$'\n'}"
      ;;
    *)
      failed+=("$1")
      printf '%s\n' "$said" | tail -n 60
      ;;
  esac
  printf '== %s: %s s\n\n' "$1" $((SECONDS - begin))
}
need() {
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null || { echo "there is no $tool" && return 77; }
  done
}

# Read by the libraries of the tools that will read them, in one program.
files() {
  need go || return
  (cd "$here/go" && go build -o "$cache/check" .) >"$cache/go.log" 2>&1 ||
    { tail -n 3 "$cache/go.log" && echo "the check can't be built here" && return 77; }
  "$cache/check" "$root"
}
mistakes() {
  need go || return
  (cd "$here/go" && go test ./...)
}
scripts() {
  need shellcheck || return
  (cd "$root" && git ls-files -z -- rivulet '*.sh' .ci/run | xargs -0 shellcheck --external-sources)
}
yaml() {
  need yamllint || return
  (cd "$root" && git ls-files -z -- '*.yml' '*.yaml' | xargs -0 yamllint --strict --config-file "$here/yamllint.yml")
}
# The versions of the tools that are installed here on their first use.
# shellcheck source=deploy/check/versions.env
source "$here/versions.env"
workflows() {
  local zizmor=$cache/zizmor-$ZIZMOR_VERSION/bin/zizmor
  if [[ ! -x $zizmor ]]; then
    need python3 || return
    python3 -m venv "$cache/zizmor-$ZIZMOR_VERSION" >/dev/null 2>&1 || { echo "Python makes no venv here" && return 77; }
    "$cache/zizmor-$ZIZMOR_VERSION/bin/pip" install --quiet "zizmor==$ZIZMOR_VERSION" >/dev/null 2>&1 ||
      { echo "zizmor can't be installed here" && return 77; }
  fi
  "$zizmor" --offline --quiet "$root/.github"
}
documents() {
  local file
  for file in "$root"/deploy/observability/dashboards/*.json "$root"/renovate.json "$root"/deploy/firestore/*.json; do
    node -e 'JSON.parse(require("fs").readFileSync(process.argv[1]))' "$file" || return 1
  done
}
structure() {
  need node || return
  node "$here/structure.mjs" "$root"
}
api_server() {
  need kubectl || return
  local overlay work
  work=$(mktemp -d)
  for overlay in "$root"/deploy/overlays/*/; do
    kubectl kustomize "$overlay" >"$work/$(basename "$overlay").yaml" || return 1
  done
  "$here/api-server.sh" "$work"/*.yaml
  local code=$?
  rm -rf "$work"
  return "$code"
}
slice() {
  need docker nsenter || return
  docker info >/dev/null 2>&1 || { echo "no Docker engine answers" && return 77; }
  if ! docker pull --quiet "$(sed -n 's/^FROM //p' "$root/auth-service/Dockerfile")" >/dev/null 2>&1; then
    need mmdebstrap || return
    "$here/stand-in-bases.sh" || return 1
  fi
  "$root/rivulet" images && "$here/slice.sh"
}
compose_itself() {
  need docker || return
  docker compose version >/dev/null 2>&1 || { echo "there is no docker compose; compose-go has read the file above" && return 77; }
  docker compose --file "$root/docker-compose.yml" --profile '*' config --quiet
}

part "what delivers, as its tools read it" files
part "shell scripts (shellcheck)" scripts
part "YAML (yamllint)" yaml
part "workflows (zizmor)" workflows
part "Terraform: quota project, data sources, lock file" node "$here/terraform-rules.mjs" "$root/terraform"
part "operators: checksums" "$here/operators-test.sh"
part "smoke test against stand-ins" node "$here/smoke-test.mjs"
part "repair of Cassandra" "$here/repair-test.sh"
part "alerts (promtool), with a runbook each" "$here/alerts-test.sh"
part "JSON" documents
part "structure and line length" structure
if [[ $mode != --quick ]]; then
  part "mistakes are noticed" mistakes
  part "release and rollback" "$here/release-test.sh"
  part "docker compose's own word" compose_itself
  part "Terraform: fmt, init, validate, test" "$here/terraform.sh"
  part "a real API server" api_server
fi
if [[ $mode == --all ]]; then
  part "mistakes in Terraform and in the cluster are noticed" "$here/mistakes.sh"
  part "images are built, and a slice of them runs" slice
fi

for reason in ${skipped[@]+"${skipped[@]}"}; do printf 'skipped: %s\n' "$reason"; done
for name in ${failed[@]+"${failed[@]}"}; do printf 'FAILED: %s\n' "$name"; done
printf 'checks of the delivery: %s passed, %s failed, %s skipped\n' "$passed" "${#failed[@]}" "${#skipped[@]}"
((${#failed[@]} == 0))
