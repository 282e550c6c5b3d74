mock_provider "google" {
  mock_data "google_project" {
    defaults = {
      number = "1234567890"
    }
  }
}

mock_provider "google-beta" {}

variables {
  project           = "rivulet-test"
  host              = "chat.example.com"
  github_repository = "example/rivulet"
}

# Planned, not applied: the value must be known before anything exists, so this run is the first.
run "permissions_are_known_before_apply" {
  command = plan

  assert {
    condition     = module.identities.consumer_service == "principal://iam.googleapis.com/projects/1234567890/locations/global/workloadIdentityPools/rivulet-test.svc.id.goog/subject/ns/rivulet/sa/consumer-service"
    error_message = "A permission depends on what is read only during apply, so that each apply would replace it."
  }
}

run "names_are_those_that_deploy_knows" {
  command = apply

  assert {
    condition     = module.gke.cluster == "rivulet"
    error_message = "The cluster has a name that deploy/ does not know."
  }
}

run "settings_are_complete" {
  command = apply

  assert {
    condition = alltrue([
      for name in [
        "BACKUP_BUCKET", "CASSANDRA_DISK", "FIREBASE_API_KEY", "FIRESTORE_SIGNER", "HOST", "KAFKA_DISK", "POD_RANGE",
        "POSTGRESQL_DISK", "PROJECT", "SIGNING_KEY", "SIGNING_KEY_PREVIOUS",
      ] :
      can(regex("(?m)^${name}=.+$", output.settings))
    ])
    error_message = "What the overlay reads is not all there."
  }
}

run "only_main_of_one_repository_deploys" {
  command = apply

  assert {
    condition     = output.github_variables["GCP_PROJECT"] == "rivulet-test"
    error_message = "The pipeline would deploy elsewhere."
  }
}

# A new project's quotas in a region. A free trial has less (8 CPUs): it can't hold this system.
run "the_small_size_fits_a_new_project" {
  command = plan

  assert {
    condition     = output.quota.CPUS <= 24 && output.quota.SSD_TOTAL_GB <= 250 && output.quota.DISKS_TOTAL_GB <= 2048 && output.quota.IN_USE_ADDRESSES <= 4
    error_message = "The small size is larger than what a new project may use."
  }
}

run "the_initial_pool_is_small" {
  command = plan

  module {
    source = "./modules/gke"
  }

  variables {
    region         = "europe-west1"
    network        = "rivulet"
    subnetwork     = "rivulet-nodes"
    pod_range_name = "pods"
    svc_range_name = "services"
    machine_type   = "e2-standard-4"
    nodes_per_zone = { least = 1, most = 1 }
    protected      = true
  }

  assert {
    condition     = google_container_cluster.rivulet.node_config[0].disk_type == "pd-standard" && google_container_cluster.rivulet.node_config[0].disk_size_gb <= 20
    error_message = "The initial pool takes 100 GiB of SSD in each zone."
  }

  assert {
    condition     = google_container_node_pool.main.node_config[0].disk_type == "pd-standard"
    error_message = "The nodes' disks take the quota of SSDs away from the stores."
  }
}

run "a_size_is_known" {
  command = plan

  variables {
    size = "large"
  }

  expect_failures = [var.size]
}

run "indexes_are_those_of_the_one_file" {
  command = apply

  module {
    source = "./modules/firestore"
  }

  variables {
    location     = "eur3"
    rules_file   = "../deploy/firestore/firestore.rules"
    indexes_file = "../deploy/firestore/firestore.indexes.json"
    protected    = true
  }

  assert {
    condition     = one(output.indexes) == "chats/members+updated_at"
    error_message = "The page's query has no index."
  }

  assert {
    condition     = google_firestore_database.default.delete_protection_state == "DELETE_PROTECTION_ENABLED"
    error_message = "The database could be deleted by mistake."
  }

  assert {
    condition     = alltrue([for field in google_firestore_field.declared : length(field.index_config[0].indexes) == 0])
    error_message = "A field that is never asked for has an index."
  }
}

run "a_workload_may_do_its_own_work_and_no_other" {
  command = apply

  module {
    source = "./modules/identities"
  }

  variables {
    project_number      = "1234567890"
    signing_key_secret  = "auth-signing-key"
    backup_bucket       = "rivulet-test-backup"
    registry_location   = "europe-west1"
    registry_repository = "rivulet"
    node_account        = "serviceAccount:node@rivulet-test.iam.gserviceaccount.com"
  }

  assert {
    condition     = endswith(google_project_iam_member.consumer_service.member, "/workloadIdentityPools/rivulet-test.svc.id.goog/subject/ns/rivulet/sa/consumer-service")
    error_message = "Somebody else than consumer-service could write Firestore."
  }

  assert {
    condition     = google_storage_bucket_iam_member.backup.role == "roles/storage.objectCreator"
    error_message = "A backup could be read or deleted by what makes it."
  }

  assert {
    condition     = google_iam_workload_identity_pool_provider.github.attribute_condition == "assertion.repository == 'example/rivulet' && assertion.ref == 'refs/heads/main' && assertion.environment == 'production'"
    error_message = "More than this repository's main branch could deploy."
  }
}

run "a_host_is_a_name" {
  command = plan

  variables {
    host = "https://chat.example.com/"
  }

  expect_failures = [var.host]
}

run "a_repository_has_an_owner" {
  command = plan

  variables {
    github_repository = "rivulet"
  }

  expect_failures = [var.github_repository]
}

run "protection_can_be_lifted" {
  command = apply

  module {
    source = "./modules/backup"
  }

  variables {
    region     = "europe-west1"
    cluster_id = "projects/rivulet-test/locations/europe-west1/clusters/rivulet"
    protected  = false
  }

  assert {
    condition     = google_gke_backup_backup_plan.nightly.retention_policy[0].backup_delete_lock_days == 15
    error_message = "A backup could be deleted on the day after it was made."
  }

  assert {
    condition     = google_storage_bucket.backup.force_destroy
    error_message = "There would be no way back to nothing."
  }
}
