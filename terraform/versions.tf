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

provider "google" {
  project = var.project
  region  = var.region
}

provider "google-beta" {
  project = var.project
  region  = var.region
  # Firebase's interfaces want to know who pays.
  user_project_override = true
  billing_project       = var.project
}
