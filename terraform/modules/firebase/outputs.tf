output "api_key" {
  description = "The page's web key."
  value       = google_apikeys_key.web.key_string
  sensitive   = true
}

output "app" {
  description = "Id of the web app."
  value       = google_firebase_web_app.page.app_id
}
