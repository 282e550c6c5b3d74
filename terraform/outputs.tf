output "settings" {
  description = "What deploy/overlays/gke/settings.env has to hold."
  value       = <<-EOT
    BACKUP_BUCKET=${module.backup.bucket}
    FIREBASE_API_KEY=${module.firebase.api_key}
    FIRESTORE_SIGNER=${module.identities.firestore_signer}
    HOST=${var.host}
    POD_RANGE=${module.network.pod_range}
    PROJECT=${var.project}
  EOT
  # A web key is public, but Terraform knows it as one that isn't.
  sensitive = true
}

output "github_variables" {
  description = "Variables of the GitHub repository that the workflow deploy reads. None of them is secret."
  value = {
    GCP_CLUSTER  = module.gke.cluster
    GCP_DEPLOYER = module.identities.deployer
    GCP_PROJECT  = var.project
    GCP_PROVIDER = module.identities.github_provider
    GCP_REGION   = var.region
    GCP_REGISTRY = module.registry.prefix
    RIVULET_HOST = var.host
  }
}

output "dns_records" {
  description = "Records to add where the host's domain is kept: the address, and the proof that lets Google make a certificate."
  value = {
    address     = { name = var.host, type = "A", data = module.edge.address }
    certificate = module.edge.proof
  }
}

output "signing_key_secret" {
  description = "Secret that waits for the key that signs access tokens."
  value       = module.secrets.signing_key
}
