output "firestore_signer" {
  description = "Address of the service account in whose name Firestore's tokens are signed."
  value       = google_service_account.firestore_signer.email
}

output "deployer" {
  description = "Address of the service account that deploys."
  value       = google_service_account.deployer.email
}

output "github_provider" {
  description = "Full name of the provider that GitHub's tokens are shown to."
  value       = google_iam_workload_identity_pool_provider.github.name
}

output "consumer_service" {
  description = "The principal that consumer-service is for Google."
  value       = google_project_iam_member.consumer_service.member
}
