resource "google_storage_bucket" "backup" {
  name                        = "${var.project}-backup"
  location                    = var.region
  storage_class               = "NEARLINE"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = !var.protected

  # An attacker in the cluster can't delete the backups.
  dynamic "retention_policy" {
    for_each = var.protected ? [floor(var.kept_days / 2) * 86400] : []
    content {
      retention_period = retention_policy.value
    }
  }

  lifecycle_rule {
    condition {
      age = var.kept_days
    }
    action {
      type = "Delete"
    }
  }
}

# Every night all disks of the namespace at once, so that Kafka keeps its offsets and Cassandra's nodes their place.
resource "google_gke_backup_backup_plan" "nightly" {
  name        = "rivulet-nightly"
  cluster     = var.cluster_id
  location    = var.region
  description = "Disks of Cassandra, Kafka and PostgreSQL"

  backup_config {
    include_volume_data = true
    # PostgreSQL's password belongs to its disk.
    include_secrets = true

    selected_namespaces {
      namespaces = ["rivulet"]
    }
  }

  backup_schedule {
    cron_schedule = "47 2 * * *"
  }

  retention_policy {
    backup_delete_lock_days = floor(var.kept_days / 2)
    backup_retain_days      = var.kept_days
  }
}
