#!/usr/bin/env bash
# Runs deploy/operators/install.sh with a curl that serves something else: it must refuse and apply nothing. Where the
# real files are given (a folder with strimzi.tgz, cnpg.yaml and keda.tgz), they must match their checksums.
#   operators-test.sh [FOLDER]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
cat >"$work/bin/curl" <<'CURL'
#!/usr/bin/env bash
while [[ $1 != --output ]]; do shift; done
if [[ -n ${SERVED:-} ]]; then cp "$SERVED/${2##*/}" "$2"; else echo tampered >"$2"; fi
CURL
for tool in kubectl helm; do
  printf '#!/usr/bin/env bash\necho "%s $*" >>"%s/told"\n' "$tool" "$work" >"$work/bin/$tool"
done
chmod +x "$work"/bin/*
export PATH=$work/bin:$PATH

if "$here/../operators/install.sh" >"$work/said" 2>&1; then
  echo "operators-test: a file with another checksum was accepted" && exit 1
fi
grep -q 'is not the file that was pinned' "$work/said" || { cat "$work/said" && exit 1; }
if [[ -e $work/told ]]; then
  echo "operators-test: something was applied: $(cat "$work/told")" && exit 1
fi
echo "a file with another checksum is refused before anything is applied"

[[ -n ${1:-} ]] || exit 0
SERVED=$1 "$here/../operators/install.sh" >/dev/null
grep -q '^helm upgrade --install keda' "$work/told"
echo "the pinned files are accepted"
