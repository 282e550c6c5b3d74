# The address and the certificate that the Gateway names (deploy/components/gateway).
resource "google_compute_global_address" "rivulet" {
  name = "rivulet"
}

resource "google_certificate_manager_dns_authorization" "host" {
  name   = "rivulet"
  domain = var.host
}

resource "google_certificate_manager_certificate" "host" {
  name = "rivulet"

  managed {
    domains            = [var.host]
    dns_authorizations = [google_certificate_manager_dns_authorization.host.id]
  }
}

resource "google_certificate_manager_certificate_map" "rivulet" {
  name = "rivulet"
}

resource "google_certificate_manager_certificate_map_entry" "host" {
  name         = "rivulet"
  map          = google_certificate_manager_certificate_map.rivulet.name
  certificates = [google_certificate_manager_certificate.host.id]
  hostname     = var.host
}
