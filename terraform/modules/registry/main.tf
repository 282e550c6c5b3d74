resource "google_artifact_registry_repository" "images" {
  location      = var.region
  repository_id = "rivulet"
  format        = "DOCKER"
  description   = "Rivulet's images"

  docker_config {
    # What a tag says stays what it says.
    immutable_tags = true
  }

  vulnerability_scanning_config {
    enablement_config = "INHERITED"
  }

  cleanup_policies {
    id     = "keep-what-can-be-gone-back-to"
    action = "KEEP"
    most_recent_versions {
      keep_count = 20
    }
  }

  cleanup_policies {
    id     = "delete-the-rest"
    action = "DELETE"
    condition {
      older_than = "2592000s"
    }
  }
}
