# Permissions. There are no keys: the cluster vouches for workloads, GitHub for the pipeline.
locals {
  pool = "principal://iam.googleapis.com/projects/${var.project_number}/locations/global/workloadIdentityPools/${var.project}.svc.id.goog/subject/ns/rivulet/sa"
}

# consumer-service reads and writes documents.
resource "google_project_iam_member" "consumer_service" {
  project = var.project
  role    = "roles/datastore.user"
  member  = "${local.pool}/consumer-service"
}

# auth-service reads its signing keys …
resource "google_secret_manager_secret_iam_member" "auth_service" {
  project   = var.project
  secret_id = var.signing_key_secret
  role      = "roles/secretmanager.secretAccessor"
  member    = "${local.pool}/auth-service"
}

# … and has Google sign the tokens that open Firestore, in the name of an account that may do nothing at all.
resource "google_service_account" "firestore_signer" {
  account_id   = "firestore-signer"
  display_name = "Signs Firestore's tokens"
}

resource "google_service_account_iam_member" "auth_service" {
  service_account_id = google_service_account.firestore_signer.name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = "${local.pool}/auth-service"
}

# The backup adds files, and can neither read nor delete what is there.
resource "google_storage_bucket_iam_member" "backup" {
  bucket = var.backup_bucket
  role   = "roles/storage.objectCreator"
  member = "${local.pool}/backup"
}

resource "google_artifact_registry_repository_iam_member" "node" {
  project    = var.project
  location   = var.registry_location
  repository = var.registry_repository
  role       = "roles/artifactregistry.reader"
  member     = var.node_account
}

# The pipeline: tokens that GitHub makes for this repository's main branch, and for nothing else.
resource "google_iam_workload_identity_pool" "github" {
  workload_identity_pool_id = "github"
  display_name              = "GitHub Actions"
}

resource "google_iam_workload_identity_pool_provider" "github" {
  workload_identity_pool_id          = google_iam_workload_identity_pool.github.workload_identity_pool_id
  workload_identity_pool_provider_id = "github"
  display_name                       = "GitHub Actions"
  attribute_condition                = "assertion.repository == '${var.github_repository}' && assertion.ref == 'refs/heads/main' && assertion.environment == 'production'"

  attribute_mapping = {
    "google.subject"       = "assertion.sub"
    "attribute.repository" = "assertion.repository"
  }

  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}

resource "google_service_account" "deployer" {
  account_id   = "rivulet-deployer"
  display_name = "Deploys Rivulet from GitHub"
}

resource "google_service_account_iam_member" "deployer" {
  service_account_id = google_service_account.deployer.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "principalSet://iam.googleapis.com/${google_iam_workload_identity_pool.github.name}/attribute.repository/${var.github_repository}"
}

resource "google_artifact_registry_repository_iam_member" "deployer" {
  project    = var.project
  location   = var.registry_location
  repository = var.registry_repository
  role       = "roles/artifactregistry.writer"
  member     = google_service_account.deployer.member
}

resource "google_project_iam_member" "deployer" {
  project = var.project
  role    = "roles/container.developer"
  member  = google_service_account.deployer.member
}
