variable "region" {
  description = "Region of the subnetwork."
  type        = string
}

variable "ranges" {
  description = "Addresses of nodes, pods and services. They must not overlap with what the network is ever joined with."
  type = object({
    nodes    = string
    pods     = string
    services = string
  })
  default = { nodes = "10.60.0.0/20", pods = "10.64.0.0/14", services = "10.68.0.0/20" }

  validation {
    condition     = alltrue([for range in values(var.ranges) : can(cidrhost(range, 0))])
    error_message = "Each range must be written like 10.60.0.0/20."
  }
}
