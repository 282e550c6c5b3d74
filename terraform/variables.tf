variable "project" {
  description = "Id of the Google Cloud project, which exists and has billing."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project))
    error_message = "The project must be the id of a Google Cloud project: 6 to 30 small letters, digits and hyphens."
  }
}

variable "region" {
  description = "Region of the cluster, its disks and its images."
  type        = string
  default     = "europe-west1"
  nullable    = false
}

variable "firestore_location" {
  description = "Where Firestore keeps the documents: a region, or eur3 or nam5 for several. It can't be changed later."
  type        = string
  default     = "eur3"
  nullable    = false
}

variable "host" {
  description = "Name under which the page is reached, without https://."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^([a-z0-9-]+\\.)+[a-z]{2,}$", var.host))
    error_message = "The host must be a name such as chat.example.com."
  }
}

variable "github_repository" {
  description = "Repository whose main branch may deploy, as owner/name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.github_repository))
    error_message = "The repository must be owner/name."
  }
}

variable "size" {
  description = "Machines and disks. \"small\" fits the quota of a new project (output \"quota\"), \"standard\" needs more."
  type        = string
  default     = "small"
  nullable    = false

  validation {
    condition     = contains(["small", "standard"], var.size)
    error_message = "The size must be small or standard."
  }
}

variable "signing_key_versions" {
  description = "Versions of the secret auth-signing-key: the one that signs, and the one before it. Both are published."
  type = object({
    current  = number
    previous = number
  })
  default  = { current = 1, previous = 1 }
  nullable = false

  validation {
    condition     = var.signing_key_versions.previous >= 1 && var.signing_key_versions.current >= var.signing_key_versions.previous
    error_message = "The current version must not be older than the previous one."
  }
}

variable "protected" {
  description = "Whether cluster, database and buckets refuse to be deleted. False only to take everything down."
  type        = bool
  default     = true
  nullable    = false
}
