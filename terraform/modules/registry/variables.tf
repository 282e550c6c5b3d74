variable "region" {
  description = "Region in which the images are kept."
  type        = string
}
