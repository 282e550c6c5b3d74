#!/usr/bin/env bash
# Runs Cassandra's repair loop with a fake clock and a fake nodetool: each node repairs in its own hour of the week, and
# in no other.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
# shellcheck disable=SC2016 # expanded when they run
printf '#!/usr/bin/env bash\necho "$NOW"\n' >"$work/bin/date"
printf '#!/usr/bin/env bash\necho "nodetool $*"\n' >"$work/bin/nodetool"
chmod +x "$work"/bin/*
at() { # at POD NOW: what the loop does then
  NOW=$2 POD_NAME=$1 KEYSPACE=rivulet ALIVE=$work/alive PATH=$work/bin:$PATH bash "$here/../components/cassandra/repair.sh" once
}
[[ $(at cassandra-1 2:03:2026-01-06) == *'nodetool repair --full --partitioner-range rivulet' ]]
[[ -z $(at cassandra-0 2:03:2026-01-06) ]]
[[ -z $(at cassandra-1 2:04:2026-01-06) ]]
[[ -e $work/alive ]]
grep -q "^trap 'exit 0' TERM" "$here/../components/cassandra/repair.sh"
echo "each node repairs in its own hour of the week"
