output "address" {
  description = "Address of the load balancer."
  value       = google_compute_global_address.rivulet.address
}

output "proof" {
  description = "Record that proves to Google whose the host is."
  value       = google_certificate_manager_dns_authorization.host.dns_resource_record
}
