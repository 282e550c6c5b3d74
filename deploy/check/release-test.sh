#!/usr/bin/env bash
# Runs deploy/release.sh, rollback.sh and the choice of images against a fake kubectl that records
# what it was told: first the Jobs, then the services by digest, and back when one does not become ready.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
real=$(command -v kubectl) || { echo "there is no kubectl" && exit 77; }
mkdir -p "$work/bin" "$work/deploy"
cp -r "$here"/../{base,components,overlays,firestore,images,check,release.sh,rollback.sh} "$work/deploy"
rm -rf "$work/deploy/check/go"
overlay=$work/deploy/overlays/gke
sed -i 's/registry\.invalid/registry.example/' "$overlay/kustomization.yaml"

cat >"$work/bin/kubectl" <<KUBECTL
#!/usr/bin/env bash
# A cluster that does what it is told: a release changes all Deployments but the page's.
[[ \$1 != kustomize ]] || exec "$real" "\$@"
cd "$work"
echo "\$*" >>told
case "\$*" in
  *"get deployment page "*commit*) ;;
  *"get deployment "*image*) echo "registry.example/rivulet/running@sha256:1" ;;
  *"get deployment page"*) echo 4 ;;
  *"get deployment "*) if [[ -e released ]]; then echo 8; else echo 7; fi ;;
  apply*) cp "\${!#}" "applied-\$((\$(find . -maxdepth 1 -name 'applied-*' | wc -l) + 1))"
    ! grep -q '^kind: Deployment' "\${!#}" || touch released ;;
  *"get job "*) if [[ -e job-fails ]]; then echo FailureTarget Failed; else echo SuccessCriteriaMet Complete; fi ;;
  *"get statefulset cassandra"*) echo statefulset.apps/cassandra ;;
  *"rollout status deployment/chat-service"*) [[ ! -e broken || -e undone ]] ;;
  *"rollout undo"*) touch undone ;;
esac
KUBECTL
chmod +x "$work/bin/kubectl"
export PATH=$work/bin:$PATH

expect() { # expect WHAT COMMAND...
  "${@:2}" || { echo "release-test: not so: $1" >&2 && cat "$work/told" >&2 && exit 1; }
  echo "so it is: $1"
}
again() { rm -f "$work"/{told,released,undone,broken,job-fails,applied-*}; }
lacks() { ! grep -q "$@"; }
digests=()
for name in auth-service chat-service aggregator-service consumer-service stream-service operations page; do
  digests+=("$name=registry.example/rivulet/$name@sha256:$(printf '%064d' 7)")
done

"$work/deploy/release.sh" gke "${digests[@]}" >/dev/null
expect "the stores come first" grep -q '^kind: StatefulSet' "$work/applied-1"
expect "no Job and no service comes with them" lacks -E '^kind: (Deployment|Job)$' "$work/applied-1"
expect "the Jobs come when Cassandra is ready" bash -c "sed '/delete job/q' '$work/told' | grep -q 'rollout status statefulset/cassandra'"
expect "then the Jobs come" grep -q '^kind: Job' "$work/applied-2"
expect "no service comes with them" lacks '^kind: Deployment' "$work/applied-2"
expect "the old Jobs went before" grep -q -m1 'delete job' "$work/told"
expect "then the services come" grep -q '^kind: Deployment' "$work/applied-3"
expect "all of our images are named by digest" lacks -E 'image: .*rivulet/[a-z-]+:' "$work/applied-3"
expect "nobody goes back" lacks 'rollout undo' "$work/told"

again && touch "$work/broken"
expect "a release that does not become ready fails" bash -c "! '$work/deploy/release.sh' gke ${digests[*]} >/dev/null 2>&1"
expect "what has changed goes back to what it was" grep -q 'rollout undo deployment/auth-service --to-revision=7' "$work/told"
expect "what has not changed stays" lacks 'rollout undo deployment/page' "$work/told"

again && touch "$work/job-fails"
begin=$SECONDS
expect "a release whose Job fails fails" bash -c "! '$work/deploy/release.sh' gke ${digests[*]} >/dev/null 2>&1"
expect "at once" test $((SECONDS - begin)) -lt 10
expect "with the Job's log" grep -q 'logs job/topics' "$work/told"
expect "and no service is touched" test ! -e "$work/applied-3"

again
cp "$here/../overlays/gke/kustomization.yaml" "$overlay/kustomization.yaml"
expect "images that nobody has named are refused" bash -c "! '$work/deploy/release.sh' gke >/dev/null 2>&1"
expect "and nothing is applied" test ! -e "$work/applied-1"

printf 'page sha256:2\n' >"$work/digests"
"$work/deploy/images/references.sh" registry.example/rivulet "$work/digests" >"$work/references" 2>/dev/null || true
expect "what was just built goes by its digest" grep -q '^page=registry.example/rivulet/page@sha256:2$' "$work/references"
expect "what was not goes on as it runs" grep -q '^auth-service=registry.example/rivulet/running@sha256:1$' "$work/references"
expect "an empty cluster gets every image" test "$("$work/deploy/images/changed.sh" HEAD | wc -l)" = 6
