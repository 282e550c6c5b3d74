#!/bin/bash
# Repairs this node's primary ranges once a week: node 0 on Monday, node 1 on Tuesday, and so on, at 03:00 UTC, so that
# no two nodes repair at once. "nodetool repair --partitioner-range" on every node covers each range once.
#   repair.sh         runs until it is killed
#   repair.sh once    looks at the clock once (for deploy/check/repair-test.sh)
set -u
# As process 1, bash ignores SIGTERM unless it is told to end.
trap 'exit 0' TERM
ordinal=${POD_NAME##*-}
repaired=

look() {
  touch "${ALIVE:-/tmp/alive}"
  local now
  now=$(date --utc +%u:%H:%F)
  [[ ${now%:*} == "$((ordinal % 7 + 1)):03" && $repaired != "${now##*:}" ]] || return 0
  repaired=${now##*:}
  echo "repairing $KEYSPACE on $POD_NAME"
  nodetool repair --full --partitioner-range "$KEYSPACE" || echo "repair failed: $KEYSPACE on $POD_NAME" >&2
}

while look; do
  [[ ${1:-} != once ]] || break
  sleep 600 &
  # Interruptible, unlike sleep in the foreground.
  wait $!
done
