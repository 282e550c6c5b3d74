output "signing_key" {
  description = "Id of the secret for the key that signs access tokens."
  value       = google_secret_manager_secret.signing_key.secret_id
}
