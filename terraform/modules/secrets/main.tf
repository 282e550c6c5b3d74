# An empty box: the key is made and put in by hand (docs/deploy.md), so that no state file ever holds it.
resource "google_secret_manager_secret" "signing_key" {
  secret_id = "auth-signing-key"

  replication {
    user_managed {
      replicas {
        location = var.region
      }
    }
  }
}
