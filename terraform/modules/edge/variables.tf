variable "host" {
  description = "Name under which the page is reached."
  type        = string
}
