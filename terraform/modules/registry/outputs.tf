output "location" {
  description = "Where the repository is."
  value       = google_artifact_registry_repository.images.location
}

output "repository" {
  description = "Id of the repository."
  value       = google_artifact_registry_repository.images.repository_id
}

output "prefix" {
  description = "What an image's name begins with."
  value = join("/", [
    "${google_artifact_registry_repository.images.location}-docker.pkg.dev",
    google_artifact_registry_repository.images.project,
    google_artifact_registry_repository.images.repository_id,
  ])
}
