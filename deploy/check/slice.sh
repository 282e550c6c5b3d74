#!/usr/bin/env bash
# Starts the images that ./rivulet images has made, as they run in production (read-only, no rights, limited memory),
# on real servers of the local launcher, and sends a message through all of them. Everything shares the network of one
# container that has none, so no port of this machine is taken.
set -euo pipefail
engine=${ENGINE:-docker}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
work=$(mktemp -d)
run=rivulet-slice-$$

# shellcheck disable=SC2317,SC2329 # called by the trap
end() {
  local code=$?
  if ((code)); then
    for name in $("$engine" ps -a --filter "name=$run-" --format '{{.Names}}'); do
      printf -- '--- %s\n' "$name" >&2
      "$engine" logs --tail 15 "$name" >&2 2>&1 || true
    done
    tail -n 20 "$work/servers.log" >&2 || true
  fi
  exec 9>&- || true
  # shellcheck disable=SC2046 # one name a word
  "$engine" rm --force --volumes $("$engine" ps -aq --filter "name=$run") >/dev/null 2>&1 || true
  rm -rf "$work"
  exit "$code"
}
trap end EXIT

within() { # within SECONDS COMMAND...: waits until the command succeeds
  local until=$((SECONDS + $1))
  until "${@:2}"; do
    ((SECONDS < until)) || { printf 'slice: not within %s s: %s\n' "$1" "${*:2}" >&2 && return 1; }
    sleep 1
  done
}

"$engine" run --detach --name "$run" --network none --entrypoint sleep rivulet/page:dev infinity >/dev/null
inside() { nsenter --net --target "$("$engine" inspect --format '{{.State.Pid}}' "$run")" "$@"; }

# The launcher ends with its standard input.
mkfifo "$work/alive"
(inside java -jar "$root/local/launcher/target/launcher.jar" servers postgresql kafka cassandra firestore \
  <"$work/alive" >"$work/servers.env" 2>"$work/servers.log") &
exec 9>"$work/alive"
within 120 grep -q '^QUARKUS_DATASOURCE_JDBC_URL=' "$work/servers.env"
# The launcher has created the topics; the image must find them as declared.

# As docker-compose.yml does: the password is in a file, not in the environment.
sed -n 's/^QUARKUS_DATASOURCE_PASSWORD=/quarkus.datasource.password=/p' "$work/servers.env" >"$work/settings.properties"
sed -i '/^QUARKUS_DATASOURCE_PASSWORD=/d' "$work/servers.env"
chmod 755 "$work"
chmod 644 "$work/settings.properties"

container() { # container NAME OPTION...
  "$engine" run --detach --name "$run-$1" --network "container:$run" --read-only --tmpfs /tmp --cap-drop ALL \
    --security-opt no-new-privileges --memory 512m --env-file "$work/servers.env" "${@:2}" "rivulet/$1:dev" >/dev/null
}

"$engine" run --rm --network "container:$run" --read-only --tmpfs /tmp --env-file "$work/servers.env" \
  rivulet/operations:dev topics
# What the cluster's Jobs do before the services start.
once() { # once NAME OPTION... -- ARGUMENT...
  local name=$1 options=()
  shift
  while [[ $1 != -- ]]; do options+=("$1") && shift; done
  "$engine" run --rm --network "container:$run" --read-only --tmpfs /tmp --cap-drop ALL --env-file "$work/servers.env" \
    "${options[@]}" "rivulet/$name:dev" "${@:2}" >"$work/once.log" 2>&1 || { tail -n 20 "$work/once.log" >&2 && return 1; }
}
once auth-service --volume "$work/settings.properties:/run/rivulet/settings.properties:ro" \
  --env QUARKUS_CONFIG_LOCATIONS=/run/rivulet/settings.properties --env RIVULET_AUTH_KEYS_DIRECTORY=/tmp/keys \
  --env RIVULET_AUTH_KEYS_GENERATE=true --env QUARKUS_INIT_AND_EXIT=true --
grep -q 'Successfully applied' "$work/once.log"
echo "migrated and ended: auth-service"
once chat-service --entrypoint java -- -cp 'app/*:lib/main/*:lib/boot/*' dev.rivulet.chat.cassandra.Migrate
grep -q 'Migrated Cassandra' "$work/once.log"
echo "migrated and ended: chat-service"

container auth-service --volume "$work/settings.properties:/run/rivulet/settings.properties:ro" \
  --env QUARKUS_CONFIG_LOCATIONS=/run/rivulet/settings.properties --env RIVULET_AUTH_KEYS_DIRECTORY=/tmp/keys \
  --env RIVULET_AUTH_KEYS_GENERATE=true --env RIVULET_AUTH_FIRESTORE_SIGNER=generated
container chat-service
container aggregator-service
container consumer-service
container stream-service
container page --tmpfs /app/.next/cache

# shellcheck disable=SC2317,SC2329 # called by within
healthy() { [[ $("$engine" inspect --format '{{.State.Health.Status}}' "$run-$1") == healthy ]]; }
for name in auth-service chat-service aggregator-service consumer-service stream-service page; do
  within 180 healthy "$name"
  echo "healthy by its own probe: $name"
done

inside node "$root/deploy/check/smoke.mjs" http://127.0.0.1:3000 "$(sed -n 's/^FIRESTORE_EMULATOR_HOST=//p' "$work/servers.env")"

"$engine" stop --time 30 "$run-aggregator-service" >/dev/null
code=$("$engine" inspect --format '{{.State.ExitCode}}' "$run-aggregator-service")
[[ $code == 143 || $code == 0 ]] || { echo "slice: aggregator-service ended with $code on SIGTERM" >&2 && exit 1; }
echo "ended in order on SIGTERM: aggregator-service"
