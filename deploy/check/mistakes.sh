#!/usr/bin/env bash
# Makes deliberate mistakes in copies of what Terraform and a real API server check, and fails where one is not noticed.
# (Those of the other files are in deploy/check/go.)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# noticed WHAT TEXT FILE COMMAND...: the command has to fail and say the text.
noticed() {
  local code=0
  "${@:4}" >"$3" 2>&1 || code=$?
  if ((code == 77)); then
    tail -n 1 "$3"
    exit 77
  fi
  if ((code != 0)) && sed 's/\x1b\[[0-9;]*m//g' "$3" | grep -q -- "$2"; then
    echo "noticed: $1"
  else
    echo "NOT noticed: $1" && tail -n 5 "$3" && failed=1
  fi
}

terraform_mistake() { # WHAT FILE SED TEXT
  rm -rf "$work/terraform" && cp -r "$root/terraform" "$work/terraform"
  sed -i -E "$3" "$work/terraform/$2"
  ! cmp -s "$work/terraform/$2" "$root/terraform/$2" || { echo "this mistake can't be made any more: $1" && failed=1; }
  # It is the mistake that has to be noticed, and not how it stands there.
  [[ $1 == "an unformatted file" ]] || terraform fmt -recursive "$work/terraform" >/dev/null 2>&1
  noticed "$1" "$4" "$work/said" "$here/terraform.sh" "$work/terraform"
}
terraform_mistake "an unformatted file" main.tf 's/^  source = /  source    = /' 'source    ='
terraform_mistake "a resource that there isn't" modules/edge/main.tf 's/google_compute_global_address/google_compute_worldwide_address/' 'google_compute_worldwide_address'
terraform_mistake "an argument that there isn't" modules/registry/main.tf 's/immutable_tags = /unchanging_tags = /' 'unchanging_tags'
terraform_mistake "an argument that is missing" modules/network/main.tf '/source_subnetwork_ip_ranges_to_nat = /d' 'source_subnetwork_ip_ranges_to_nat'
terraform_mistake "a reference to nothing" outputs.tf 's/module.edge.address/module.edge.adress/' 'adress'
terraform_mistake "a database without protection" modules/firestore/main.tf 's/"DELETE_PROTECTION_ENABLED" : /"DELETE_PROTECTION_DISABLED" : /' 'could be deleted by mistake'
terraform_mistake "a backup that may be deleted" modules/identities/main.tf 's/objectCreator/objectAdmin/' 'could be read or deleted'
terraform_mistake "any branch may deploy" modules/identities/main.tf "s/ && assertion.ref == 'refs.heads.main'//" "main branch could deploy"
terraform_mistake "a number that is read only during apply" main.tf 's/^(data "google_project" "this" \{)/\1\n  depends_on = [google_project_service.used]/' 'permissions_are_known_before_apply'
terraform_mistake "an initial pool on SSDs" modules/gke/main.tf 's/"pd-standard"/"pd-balanced"/' 'takes 100 GiB of SSD in each zone'
terraform_mistake "a small size that a new project can't have" main.tf 's/cassandra = 50,/cassandra = 100,/' 'larger than what a new project may use'
rule_mistake() { # WHAT FILE SED TEXT
  rm -rf "$work/terraform" && cp -r "$root/terraform" "$work/terraform"
  sed -i -E "$3" "$work/terraform/$2"
  noticed "$1" "$4" "$work/said" node "$here/terraform-rules.mjs" "$work/terraform"
}
rule_mistake "a provider without a quota project" versions.tf '/user_project_override/d' 'provider google has no user_project_override'
rule_mistake "a data source in a module" modules/edge/main.tf '1i data "google_project" "this" {}' 'read only during apply'
rule_mistake "a provider that is not locked" .terraform.lock.hcl "/google-beta/,\$d" 'google-beta ~> 6.0 is not locked'

kubectl kustomize "$root/deploy/overlays/gke" >"$work/right.yaml"
cluster_mistake() { # WHAT SED TEXT
  sed -E "$2" "$work/right.yaml" >"$work/wrong.yaml"
  ! cmp -s "$work/wrong.yaml" "$work/right.yaml" || { echo "this mistake can't be made any more: $1" && failed=1; }
  noticed "$1" "$3" "$work/said" "$here/api-server.sh" "$work/wrong.yaml"
}
cluster_mistake "a field that Kubernetes doesn't know" 's/maxUnavailable: 1/maxUnavailables: 1/' 'unknown field "spec.maxUnavailables"'
cluster_mistake "a value that Kubernetes refuses" 's/protocol: UDP/protocol: UPD/' 'Unsupported value: "UPD"'
cluster_mistake "a pod that is let in nowhere" 's/allowPrivilegeEscalation: false/allowPrivilegeEscalation: true/' 'would violate PodSecurity'
cluster_mistake "a field that Strimzi doesn't know" 's/kraftMetadata: shared/kraftMetadata: sometimes/' 'kraftMetadata'
cluster_mistake "a field that CloudNativePG doesn't know" 's/enablePDB: true/enableBudget: true/' 'enableBudget'
cluster_mistake "a field that KEDA doesn't know" 's/maxReplicaCount: 12/mostReplicas: 12/' 'mostReplicas'
cluster_mistake "a route that Gateway refuses" 's/statusCode: 301/statusCode: 200/' 'statusCode'
exit "$failed"
