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

variable "machine_type" {
  description = "Machine of each node. Three of them, one in each zone, hold everything."
  type        = string
  default     = "e2-standard-4"
  nullable    = false
}

variable "nodes_per_zone" {
  description = "Least and most nodes in each of the three zones."
  type = object({
    least = number
    most  = number
  })
  default  = { least = 1, most = 3 }
  nullable = false

  validation {
    condition     = var.nodes_per_zone.least >= 1 && var.nodes_per_zone.most >= var.nodes_per_zone.least
    error_message = "There must be at least one node in each zone, and no more of the least than of the most."
  }
}

variable "protected" {
  description = "Whether cluster, database and buckets refuse to be deleted. False only to take everything down."
  type        = bool
  default     = true
  nullable    = false
}
