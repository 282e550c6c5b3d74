# Everything in Google Cloud that Rivulet runs on, by one apply. What runs in the cluster is deploy/'s: this knows no
# manifest, and that knows of this only what output "settings" says.
locals {
  services = toset([
    "apikeys", "artifactregistry", "certificatemanager", "cloudresourcemanager", "compute", "container", "firebase",
    "firebaserules", "firestore", "gkebackup", "iam", "iamcredentials", "identitytoolkit", "secretmanager", "storage", "sts",
  ])

  # What one variable decides. deploy/overlays/gke reads the disks' sizes from output "settings".
  sizes = {
    small = {
      machine_type   = "e2-standard-4"
      machine_cpus   = 4
      nodes_per_zone = { least = 1, most = 1 }
      disks_gib      = { cassandra = 50, kafka = 20, postgresql = 10 }
    }
    standard = {
      machine_type   = "e2-standard-4"
      machine_cpus   = 4
      nodes_per_zone = { least = 1, most = 3 }
      disks_gib      = { cassandra = 100, kafka = 50, postgresql = 20 }
    }
  }
  size  = local.sizes[var.size]
  zones = 3

  signing_key_versions = "projects/${var.project}/secrets/${module.secrets.signing_key}/versions"
}

# Read here and not in a module: a data source under a module's depends_on is read only during apply, so that every
# permission that names the number would be "known after apply" and be replaced each time.
data "google_project" "this" {
  project_id = var.project
}

resource "google_project_service" "used" {
  for_each = local.services

  service            = "${each.value}.googleapis.com"
  disable_on_destroy = false
}

module "network" {
  source = "./modules/network"

  region = var.region

  depends_on = [google_project_service.used]
}

module "gke" {
  source = "./modules/gke"

  project        = var.project
  region         = var.region
  network        = module.network.network
  subnetwork     = module.network.subnetwork
  pod_range_name = module.network.pod_range_name
  svc_range_name = module.network.service_range_name
  machine_type   = local.size.machine_type
  nodes_per_zone = local.size.nodes_per_zone
  protected      = var.protected

  depends_on = [google_project_service.used]
}

module "firestore" {
  source = "./modules/firestore"

  project      = var.project
  location     = var.firestore_location
  rules_file   = "${path.module}/../deploy/firestore/firestore.rules"
  indexes_file = "${path.module}/../deploy/firestore/firestore.indexes.json"
  protected    = var.protected

  # Security rules are Firebase's: their release is refused before the project has been added to it.
  depends_on = [module.firebase]
}

module "firebase" {
  source = "./modules/firebase"

  project = var.project
  host    = var.host

  depends_on = [google_project_service.used]
}

module "registry" {
  source = "./modules/registry"

  region = var.region

  depends_on = [google_project_service.used]
}

module "secrets" {
  source = "./modules/secrets"

  region = var.region

  depends_on = [google_project_service.used]
}

module "backup" {
  source = "./modules/backup"

  project    = var.project
  region     = var.region
  cluster_id = module.gke.cluster_id
  protected  = var.protected

  depends_on = [google_project_service.used]
}

module "edge" {
  source = "./modules/edge"

  host = var.host

  depends_on = [google_project_service.used]
}

module "identities" {
  source = "./modules/identities"

  project             = var.project
  project_number      = data.google_project.this.number
  github_repository   = var.github_repository
  signing_key_secret  = module.secrets.signing_key
  backup_bucket       = module.backup.bucket
  registry_location   = module.registry.location
  registry_repository = module.registry.repository
  node_account        = module.gke.node_account

  # The cluster makes the pool that the workloads' identities are of.
  depends_on = [module.gke]
}
