#!/usr/bin/env bash
# Runs the example: one worker, two, one of them killed, and the gateway. Compares the totals with those of sort and
# uniq, and ends with an error if they differ. Starts a Kafka of its own, and needs a build:
# ./mvnw -q package -DskipTests -am -pl examples/word-count,local/launcher
set -euo pipefail
export LC_ALL=C # letters are a to z, as for the program
cd "$(dirname "$0")/../.."

work=$(mktemp -d)
started=()
# The workers first, while Kafka still answers; then Kafka, whose standard input ends.
trap 'kill "${started[@]}" 2>/dev/null; wait "${started[@]}" 2>/dev/null || true; exec 9>&-; wait || true; rm -rf "$work"' EXIT

word_count=(java -Xmx96m -jar examples/word-count/target/word-count.jar)
# Until the file of received counts has that many lines, for up to two minutes.
await_counts() {
  for _ in $(seq 240); do
    [[ $(wc -l < "$1") -lt $2 ]] || return 0
    sleep 0.5
  done
  echo "Only $(wc -l < "$1") of $2 counts arrived" >&2
  exit 1
}
# The last total of each word.
totals() { sort -k1,1 -k2,2n "$1" | awk '{ total[$1] = $2 } END { for (word in total) print word, total[word] }' | sort; }
expected() { tr '[:upper:]' '[:lower:]' | tr -cs '[:lower:]' '\n' | sed '/^$/d' | sort | uniq -c | awk '{ print $2, $1 }' | sort; }

echo "Starting Kafka"
mkfifo "$work/kafka.in"
java -Xmx64m -jar local/launcher/target/launcher.jar servers kafka < "$work/kafka.in" > "$work/kafka.out" 2> "$work/kafka.log" &
exec 9> "$work/kafka.in"
until grep -q READY "$work/kafka.out"; do sleep 0.5; done
export "$(grep KAFKA_BOOTSTRAP_SERVERS "$work/kafka.out")"
"${word_count[@]}" topics

text=ARCHITECTURE.md
lines=$(wc -l < $text)
for part in 1 2 3; do
  sed -n "$(((part - 1) * lines / 3 + 1)),$((part * lines / 3))p" $text > "$work/part$part"
done
cat "$work"/part? > "$work/all"
words() { cat "$@" | expected | awk '{ n += $2 } END { print n }'; }

"${word_count[@]}" receive > "$work/kafka.counts" &
started+=($!)
echo "One worker"
"${word_count[@]}" worker --state "$work/state1" &
first=$!
started+=("$first")
"${word_count[@]}" send < "$work/part1"
await_counts "$work/kafka.counts" "$(words "$work/part1")"

echo "Two workers"
"${word_count[@]}" worker --state "$work/state2" &
started+=($!)
"${word_count[@]}" send < "$work/part2"
await_counts "$work/kafka.counts" "$(words "$work/part1" "$work/part2")"

echo "One of them is killed"
"${word_count[@]}" send < "$work/part3" &
sending=$!
kill -9 "$first"
wait "$first" 2>/dev/null || true
wait "$sending"
await_counts "$work/kafka.counts" "$(words "$work/all")"

diff <(totals "$work/kafka.counts") <(expected < "$work/all")
echo "Exact: $(words "$work/all") words of $text from Kafka to Kafka"

echo "From TCP to TCP"
"${word_count[@]}" receive --tcp 127.0.0.1:7020 > "$work/tcp.counts" &
started+=($!)
"${word_count[@]}" gateway --listen 127.0.0.1:7010 --peer 127.0.0.1:7020 &
started+=($!)
until (exec 3<> /dev/tcp/127.0.0.1/7010) 2>/dev/null; do sleep 0.5; done
printf '\0\0\0\015gateway moose' > /dev/tcp/127.0.0.1/7010
await_counts "$work/tcp.counts" $(($(words "$work/all") + 2))
grep -q '^moose 1$' "$work/tcp.counts"
diff <(totals "$work/tcp.counts") <({ cat "$work/all"; echo gateway moose; } | expected)
echo "Exact: two more words through TCP"
