locals {
  # On pd-standard, which leaves the quota of SSDs to the stores.
  boot_disk = { type = "pd-standard", gib = 50 }
}

# What a node itself may do: write logs and metrics, and pull images. Pods have identities of their own.
resource "google_service_account" "node" {
  account_id   = "rivulet-node"
  display_name = "Nodes of the cluster rivulet"
}

resource "google_project_iam_member" "node" {
  for_each = toset(["roles/container.defaultNodeServiceAccount"])

  project = var.project
  role    = each.value
  member  = google_service_account.node.member
}

resource "google_container_cluster" "rivulet" {
  name     = "rivulet"
  location = var.region

  network         = var.network
  subnetwork      = var.subnetwork
  networking_mode = "VPC_NATIVE"

  # Network policies are enforced by Dataplane V2; what goes from node to node is encrypted, since the stores don't.
  datapath_provider            = "ADVANCED_DATAPATH"
  in_transit_encryption_config = "IN_TRANSIT_ENCRYPTION_INTER_NODE_TRANSPARENT"

  # The pool below takes the place of the initial one, which still has to be created: small, on cheap disks, and with our
  # service account, because a new project's default one may not exist or have no rights.
  remove_default_node_pool = true
  initial_node_count       = 1
  deletion_protection      = var.protected

  node_config {
    machine_type    = "e2-medium"
    disk_type       = local.boot_disk.type
    disk_size_gb    = 20
    service_account = google_service_account.node.email
    oauth_scopes    = ["https://www.googleapis.com/auth/cloud-platform"]

    shielded_instance_config {
      enable_secure_boot          = true
      enable_integrity_monitoring = true
    }
  }

  ip_allocation_policy {
    cluster_secondary_range_name  = var.pod_range_name
    services_secondary_range_name = var.svc_range_name
  }

  private_cluster_config {
    enable_private_nodes = true
  }

  # Access to the control plane is by DNS name and IAM, not by address.
  control_plane_endpoints_config {
    dns_endpoint_config {
      allow_external_traffic = true
    }
    ip_endpoints_config {
      enabled = false
    }
  }

  workload_identity_config {
    workload_pool = "${var.project}.svc.id.goog"
  }

  release_channel {
    channel = "REGULAR"
  }

  gateway_api_config {
    channel = "CHANNEL_STANDARD"
  }

  addons_config {
    gke_backup_agent_config {
      enabled = true
    }
  }

  secret_manager_config {
    enabled = true
  }

  monitoring_config {
    enable_components = ["SYSTEM_COMPONENTS", "STORAGE", "POD", "DEPLOYMENT", "STATEFULSET", "HPA"]
    managed_prometheus {
      enabled = true
    }
  }

  maintenance_policy {
    recurring_window {
      start_time = "2026-01-03T02:00:00Z"
      end_time   = "2026-01-03T06:00:00Z"
      recurrence = "FREQ=WEEKLY;BYDAY=SA,SU"
    }
  }

  security_posture_config {
    mode               = "BASIC"
    vulnerability_mode = "VULNERABILITY_BASIC"
  }

  lifecycle {
    # It describes the initial pool, which is gone; the provider reads the settings of another pool into it.
    ignore_changes = [node_config]
  }

  depends_on = [google_project_iam_member.node]
}

resource "google_container_node_pool" "main" {
  name     = "main"
  location = var.region
  cluster  = google_container_cluster.rivulet.name

  autoscaling {
    min_node_count  = var.nodes_per_zone.least
    max_node_count  = var.nodes_per_zone.most
    location_policy = "BALANCED"
  }

  management {
    auto_repair  = true
    auto_upgrade = true
  }

  upgrade_settings {
    max_surge       = 1
    max_unavailable = 0
  }

  node_config {
    machine_type    = var.machine_type
    image_type      = "COS_CONTAINERD"
    disk_type       = local.boot_disk.type
    disk_size_gb    = local.boot_disk.gib
    service_account = google_service_account.node.email
    oauth_scopes    = ["https://www.googleapis.com/auth/cloud-platform"]

    workload_metadata_config {
      mode = "GKE_METADATA"
    }

    shielded_instance_config {
      enable_secure_boot          = true
      enable_integrity_monitoring = true
    }
  }
}
