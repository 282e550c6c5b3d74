resource "google_compute_network" "rivulet" {
  name                    = "rivulet"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "nodes" {
  name                     = "rivulet-nodes"
  region                   = var.region
  network                  = google_compute_network.rivulet.id
  ip_cidr_range            = var.ranges.nodes
  private_ip_google_access = true

  secondary_ip_range {
    range_name    = "pods"
    ip_cidr_range = var.ranges.pods
  }

  secondary_ip_range {
    range_name    = "services"
    ip_cidr_range = var.ranges.services
  }

  log_config {
    aggregation_interval = "INTERVAL_10_MIN"
    flow_sampling        = 0.1
    metadata             = "INCLUDE_ALL_METADATA"
  }
}

# Nodes have no address of their own; images from elsewhere come through this.
resource "google_compute_router" "out" {
  name    = "rivulet-out"
  region  = var.region
  network = google_compute_network.rivulet.id
}

resource "google_compute_router_nat" "out" {
  name                               = "rivulet-out"
  region                             = var.region
  router                             = google_compute_router.out.name
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "ALL_SUBNETWORKS_ALL_IP_RANGES"

  log_config {
    enable = true
    filter = "ERRORS_ONLY"
  }
}
