resource "google_firebase_project" "rivulet" {
  provider = google-beta

  project = var.project
}

# Accepts the tokens that auth-service signs. It offers no sign-up and no sign-in of its own.
resource "google_identity_platform_config" "rivulet" {
  project                    = var.project
  autodelete_anonymous_users = true
  authorized_domains         = [var.host]

  client {
    permissions {
      disabled_user_deletion = true
      disabled_user_signup   = false
    }
  }

  depends_on = [google_firebase_project.rivulet]
}

# Public by nature: it says which project is asked, and opens nothing.
resource "google_apikeys_key" "web" {
  name         = "rivulet-web"
  display_name = "Rivulet's page"

  restrictions {
    api_targets {
      service = "identitytoolkit.googleapis.com"
    }
    api_targets {
      service = "securetoken.googleapis.com"
    }
    api_targets {
      service = "firestore.googleapis.com"
    }
    browser_key_restrictions {
      allowed_referrers = ["https://${var.host}/*"]
    }
  }
}

resource "google_firebase_web_app" "page" {
  provider = google-beta

  project      = google_firebase_project.rivulet.project
  display_name = "Rivulet's page"
  api_key_id   = google_apikeys_key.web.uid
}
