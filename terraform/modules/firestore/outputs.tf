output "database" {
  description = "Name of the database."
  value       = google_firestore_database.default.name
}

output "indexes" {
  description = "Indexes that were made of the file."
  value       = sort(keys(local.indexes))
}
