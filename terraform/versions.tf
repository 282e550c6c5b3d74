terraform {
  required_version = ">= 1.9"

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 6.0"
    }
    # Firebase's own resources are nowhere else.
    google-beta = {
      source  = "hashicorp/google-beta"
      version = "~> 6.0"
    }
  }

  # The bucket is given at init: docs/deploy.md makes it.
  backend "gcs" {
    prefix = "rivulet"
  }
}

# Both providers charge quota to the project itself. Without it, Google's interfaces for Firebase, API keys and others
# refuse the credentials of a person (gcloud auth application-default login), which belong to no project.
provider "google" {
  project               = var.project
  region                = var.region
  user_project_override = true
  billing_project       = var.project
}

provider "google-beta" {
  project               = var.project
  region                = var.region
  user_project_override = true
  billing_project       = var.project
}
