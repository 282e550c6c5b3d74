#!/bin/bash
# Makes PostgreSQL's password where there is none, for the server and for auth-service, and hands the volumes over.
# Run as root in PostgreSQL's image, without a network; to run it again changes nothing.
set -euo pipefail
umask 077
volumes=${1:-/volumes}
server=${2:-postgres} service=${3:-10001} broker=${4:-1000}

if [[ ! -s $volumes/postgresql-password/password ]]; then
  password=$(head -c 32 /dev/urandom | base64 | tr -dc 'A-Za-z0-9')
  printf '%s' "$password" >"$volumes/postgresql-password/password.new"
  printf 'quarkus.datasource.password=%s\n' "$password" >"$volumes/auth-settings/settings.properties"
  # Last: where it is there, the other is too.
  mv "$volumes/postgresql-password/password.new" "$volumes/postgresql-password/password"
  echo "made a password for PostgreSQL"
fi
chown -R "$server" "$volumes/postgresql-password"
chown -R "$service" "$volumes/auth-settings" "$volumes/auth-keys"
chown "$broker" "$volumes/kafka"
