locals {
  declared = jsondecode(file(var.indexes_file))

  indexes = {
    for index in local.declared.indexes :
    "${index.collectionGroup}/${join("+", [for field in index.fields : field.fieldPath])}" => index
  }

  fields = {
    for field in local.declared.fieldOverrides : "${field.collectionGroup}/${field.fieldPath}" => field
  }
}

resource "google_firestore_database" "default" {
  name                              = "(default)"
  location_id                       = var.location
  type                              = "FIRESTORE_NATIVE"
  concurrency_mode                  = "OPTIMISTIC"
  point_in_time_recovery_enablement = "POINT_IN_TIME_RECOVERY_DISABLED"
  delete_protection_state           = var.protected ? "DELETE_PROTECTION_ENABLED" : "DELETE_PROTECTION_DISABLED"
  # All of it can be made again from Kafka, so that it needs no backup of its own.
  deletion_policy = var.protected ? "ABANDON" : "DELETE"
}

resource "google_firestore_index" "declared" {
  for_each = local.indexes

  database    = google_firestore_database.default.name
  collection  = each.value.collectionGroup
  query_scope = each.value.queryScope

  dynamic "fields" {
    for_each = each.value.fields
    content {
      field_path   = fields.value.fieldPath
      order        = lookup(fields.value, "order", null)
      array_config = lookup(fields.value, "arrayConfig", null)
    }
  }
}

# Fields that no query uses have no index: each index would be written with every message.
resource "google_firestore_field" "declared" {
  for_each = local.fields

  database   = google_firestore_database.default.name
  collection = each.value.collectionGroup
  field      = each.value.fieldPath

  index_config {
    dynamic "indexes" {
      for_each = each.value.indexes
      content {
        order        = lookup(indexes.value, "order", null)
        array_config = lookup(indexes.value, "arrayConfig", null)
        query_scope  = lookup(indexes.value, "queryScope", null)
      }
    }
  }
}

resource "google_firebaserules_ruleset" "rules" {
  source {
    files {
      name    = "firestore.rules"
      content = file(var.rules_file)
    }
  }

  lifecycle {
    # The release must always have one.
    create_before_destroy = true
  }

  depends_on = [google_firestore_database.default]
}

resource "google_firebaserules_release" "rules" {
  name         = "cloud.firestore"
  ruleset_name = "projects/${var.project}/rulesets/${google_firebaserules_ruleset.rules.name}"
}
