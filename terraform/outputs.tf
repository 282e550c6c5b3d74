output "settings" {
  description = "What deploy/overlays/gke/settings.env has to hold."
  value       = <<-EOT
    BACKUP_BUCKET=${module.backup.bucket}
    CASSANDRA_DISK=${local.size.disks_gib.cassandra}Gi
    FIREBASE_API_KEY=${module.firebase.api_key}
    FIRESTORE_SIGNER=${module.identities.firestore_signer}
    HOST=${var.host}
    KAFKA_DISK=${local.size.disks_gib.kafka}Gi
    POD_RANGE=${module.network.pod_range}
    POSTGRESQL_DISK=${local.size.disks_gib.postgresql}Gi
    PROJECT=${var.project}
    SIGNING_KEY=${local.signing_key_versions}/${var.signing_key_versions.current}
    SIGNING_KEY_PREVIOUS=${local.signing_key_versions}/${var.signing_key_versions.previous}
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

output "quota" {
  description = "What this size uses of the region's quotas at most, with one more node while nodes are upgraded."
  value = {
    # The machines of the initial pool are gone before these come.
    CPUS             = (local.zones * local.size.nodes_per_zone.most + 1) * local.size.machine_cpus
    SSD_TOTAL_GB     = local.zones * sum(values(local.size.disks_gib))
    DISKS_TOTAL_GB   = (local.zones * local.size.nodes_per_zone.most + 1) * module.gke.boot_disk_gib
    IN_USE_ADDRESSES = 1
  }
}
