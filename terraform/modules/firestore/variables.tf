variable "project" {
  description = "Id of the project."
  type        = string
}

variable "location" {
  description = "Where the documents are kept."
  type        = string
}

variable "rules_file" {
  description = "File of the security rules: the one copy, which the emulator loads too."
  type        = string
}

variable "indexes_file" {
  description = "File of the indexes, as Firebase's tools write it: the one copy."
  type        = string
}

variable "protected" {
  description = "Whether the database refuses to be deleted."
  type        = bool
}
