variable "region" {
  description = "Region in which secrets are kept."
  type        = string
}
