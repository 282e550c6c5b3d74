output "cluster" {
  description = "Name of the cluster."
  value       = google_container_cluster.rivulet.name
}

output "node_account" {
  description = "Service account of the nodes, as a member of policies."
  value       = google_service_account.node.member
}

output "cluster_id" {
  description = "Full id of the cluster."
  value       = google_container_cluster.rivulet.id
}

output "boot_disk_gib" {
  description = "Size of each node's boot disk in GiB."
  value       = local.boot_disk.gib
}
