variable "project" {
  description = "Id of the project, after which the bucket is named."
  type        = string
}

variable "region" {
  description = "Region of the bucket."
  type        = string
}

variable "cluster_id" {
  description = "Full id of the cluster whose disks are backed up."
  type        = string
}

variable "protected" {
  description = "Whether the bucket refuses to be deleted while something is in it."
  type        = bool
}

variable "kept_days" {
  description = "Days that a backup is kept. Nothing can delete it in the first half of them."
  type        = number
  default     = 30

  validation {
    condition     = var.kept_days >= 2
    error_message = "A backup must be kept for at least two days."
  }
}
