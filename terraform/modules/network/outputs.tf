output "network" {
  description = "Id of the network."
  value       = google_compute_network.rivulet.id
}

output "subnetwork" {
  description = "Id of the nodes' subnetwork."
  value       = google_compute_subnetwork.nodes.id
}

output "pod_range" {
  description = "Addresses that pods have."
  value       = var.ranges.pods
}

output "pod_range_name" {
  description = "Name of the pods' range in the subnetwork."
  value       = "pods"
}

output "service_range_name" {
  description = "Name of the services' range in the subnetwork."
  value       = "services"
}
