variable "project" {
  description = "Id of the project."
  type        = string
}

variable "host" {
  description = "Name under which the page is reached: nobody else may use the web key."
  type        = string
}
