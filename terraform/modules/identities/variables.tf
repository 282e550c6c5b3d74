variable "project" {
  description = "Id of the project."
  type        = string
}

variable "project_number" {
  description = "Number of the project, by which identity pools are named."
  type        = string
}

variable "github_repository" {
  description = "Repository whose main branch may deploy, as owner/name."
  type        = string
}

variable "signing_key_secret" {
  description = "Id of the secret that auth-service reads."
  type        = string
}

variable "backup_bucket" {
  description = "Bucket into which backups are written."
  type        = string
}

variable "registry_location" {
  description = "Where the images' repository is."
  type        = string
}

variable "registry_repository" {
  description = "Id of the images' repository."
  type        = string
}

variable "node_account" {
  description = "Service account of the nodes, as a member of policies."
  type        = string
}
