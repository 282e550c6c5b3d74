variable "project" {
  description = "Id of the project, after which the workloads' identity pool is named."
  type        = string
}

variable "region" {
  description = "Region of the cluster: its control plane and nodes stand in three zones."
  type        = string
}

variable "network" {
  description = "Id of the network."
  type        = string
}

variable "subnetwork" {
  description = "Id of the nodes' subnetwork."
  type        = string
}

variable "pod_range_name" {
  description = "Name of the pods' range in the subnetwork."
  type        = string
}

variable "svc_range_name" {
  description = "Name of the services' range in the subnetwork."
  type        = string
}

variable "machine_type" {
  description = "Machine of each node."
  type        = string
}

variable "nodes_per_zone" {
  description = "Least and most nodes in each zone."
  type = object({
    least = number
    most  = number
  })
}

variable "protected" {
  description = "Whether the cluster refuses to be deleted."
  type        = bool
}
