#!/usr/bin/env bash
# Asks a real Kubernetes API server whether it would take every overlay: it is built through the Go module proxy, runs
# on
# etcd on this machine alone, knows the operators' own definitions, and applies nothing (--dry-run=server). A field that
# it doesn't know, a value that it refuses, or a pod that Pod Security (restricted) would not let in fails.
#   api-server.sh FILE.yaml...
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/rivulet-check
# shellcheck source=deploy/check/versions.env
source "$here/versions.env"
work=$(mktemp -d)
pids=()

# shellcheck disable=SC2317,SC2329 # called by the trap
end() {
  local code=$?
  kill "${pids[@]}" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$work"
  exit "$code"
}
trap end EXIT

# skip REASON: 77 means "not run" to verify.sh.
skip() { echo "$1" && exit 77; }

for tool in go etcd kubectl openssl; do
  command -v "$tool" >/dev/null || skip "there is no $tool"
done

server=$cache/kube-apiserver-$KUBERNETES_VERSION
if [[ ! -x $server ]]; then
  mkdir -p "$cache" "$work/build"
  (
    cd "$work/build"
    modules=v0.${KUBERNETES_VERSION#v1.}
    printf 'module server\n\ngo 1.24.0\n\nrequire k8s.io/kubernetes %s\n' "$KUBERNETES_VERSION" >go.mod
    # What lies in folders of that repository are modules of their own.
    mod=$(go mod download -json "k8s.io/kubernetes@$KUBERNETES_VERSION" | sed -n 's/.*"GoMod": "\(.*\)",/\1/p')
    sed -n 's|^\s*\(k8s.io/[a-z0-9-]*\) => ./staging/.*|\1|p' "$mod" | while read -r module; do
      printf 'replace %s => %s %s\n' "$module" "$module" "$modules"
    done >>go.mod
    printf 'package main\n\nimport _ "k8s.io/kubernetes/cmd/kube-apiserver/app"\n\nfunc main() {}\n' >main.go
    go mod tidy && go build -o "$server.new" k8s.io/kubernetes/cmd/kube-apiserver
  ) >"$work/build.log" 2>&1 || { tail -n 3 "$work/build.log" && skip "the API server can't be built here"; }
  mv "$server.new" "$server"
fi

# definitions: the custom resources, from where their operators publish them.
definitions() {
  local folder
  for module in "sigs.k8s.io/gateway-api@$GATEWAY_API_VERSION:config/crd/standard" \
    "github.com/kedacore/keda/v2@$KEDA_VERSION:config/crd/bases" \
    "github.com/cloudnative-pg/cloudnative-pg@$CLOUDNATIVE_PG_VERSION:config/crd/bases"; do
    folder=$(cd "$work" && go mod download -json "${module%:*}" | sed -n 's/.*"Dir": "\(.*\)",/\1/p')
    printf '%s\n' "$folder/${module##*:}"/*.yaml
  done | grep -E '_(gateways|gatewayclasses|httproutes|scaledobjects|clusters)\.yaml$'
}

# Strimzi's are made from its classes, by its own program, which needs Java 21.
strimzi() {
  local java jar=$HOME/.m2/repository/io/strimzi artifact
  for java in "${JAVA_HOME:-}/bin/java" java /usr/lib/jvm/*/bin/java; do
    version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p') || true
    if ((${version:-0} >= 21)); then break; fi
  done
  ((${version:-0} >= 21)) || return 1
  for artifact in crd-generator api; do
    [[ -e $jar/$artifact/$STRIMZI_VERSION/$artifact-$STRIMZI_VERSION.jar ]] || mvn -B -q dependency:get \
      -Dartifact="io.strimzi:$artifact:$STRIMZI_VERSION" -Dtransitive=false >/dev/null 2>&1 || true
  done
  "$java" -cp "$jar/crd-generator/$STRIMZI_VERSION/*:$jar/api/$STRIMZI_VERSION/*" io.strimzi.crdgenerator.CrdGenerator \
    --yaml io.strimzi.api.kafka.model.kafka.Kafka="$work/strimzi-kafka.yaml" \
    io.strimzi.api.kafka.model.nodepool.KafkaNodePool="$work/strimzi-pool.yaml"
}

free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }
store=$(free_port) peer=$(free_port) port=$(free_port)
token=$(openssl rand -hex 16)
openssl genrsa -out "$work/accounts.key" 2048 2>/dev/null
printf '%s,check,check,system:masters\n' "$token" >"$work/tokens.csv"
etcd --data-dir "$work/etcd" --listen-client-urls "http://127.0.0.1:$store" --advertise-client-urls "http://127.0.0.1:$store" \
  --listen-peer-urls "http://127.0.0.1:$peer" --initial-advertise-peer-urls "http://127.0.0.1:$peer" \
  --initial-cluster "default=http://127.0.0.1:$peer" >"$work/etcd.log" 2>&1 &
pids+=($!)
"$server" --etcd-servers="http://127.0.0.1:$store" --bind-address=127.0.0.1 --secure-port="$port" --cert-dir="$work/certs" \
  --service-account-key-file="$work/accounts.key" --service-account-signing-key-file="$work/accounts.key" \
  --service-account-issuer=https://check.invalid --token-auth-file="$work/tokens.csv" --authorization-mode=RBAC \
  --service-cluster-ip-range=10.96.0.0/16 --disable-admission-plugins=ServiceAccount >"$work/server.log" 2>&1 &
pids+=($!)
kube() { kubectl --kubeconfig /dev/null --server "https://127.0.0.1:$port" --token "$token" --insecure-skip-tls-verify "$@"; }
until kube get --raw /readyz >/dev/null 2>&1; do
  kill -0 "${pids[1]}" 2>/dev/null || { tail -n 5 "$work/server.log" && exit 1; }
  sleep 0.5
done

mapfile -t files < <(definitions)
# Google's definitions can't be had.
unknown='Issuer|SecretProviderClass|GCPBackendPolicy|HealthCheckPolicy|PodMonitoring|Rules'
if strimzi; then
  files+=("$work/strimzi-kafka.yaml" "$work/strimzi-pool.yaml")
else
  unknown+='|Kafka|KafkaNodePool'
fi
echo "not asked, for want of a definition: ${unknown//|/ }"
for file in "${files[@]}"; do
  kube create -f "$file" >/dev/null
done
kube wait --for=condition=Established crd --all --timeout=60s >/dev/null

kube apply -f "$here/../base/namespace.yaml" >/dev/null
failed=0
for manifest in "$@"; do
  node "$here/split-manifest.mjs" "$manifest" "$unknown" >"$work/known.yaml"
  if ! kube apply --dry-run=server --validate=strict --namespace rivulet -f "$work/known.yaml" >"$work/said" 2>&1; then
    grep -v -E 'dry run|Warning: ' "$work/said" | sed "s|^|${manifest##*/}: |"
    failed=1
  fi
  if grep 'Warning: ' "$work/said" | sed "s|^|${manifest##*/}: |"; then failed=1; fi
  echo "${manifest##*/}: $(grep -c 'dry run' "$work/said") objects taken"
done
exit "$failed"
