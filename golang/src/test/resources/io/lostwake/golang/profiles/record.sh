#!/bin/sh
# Records the goroutine profiles of waits/main.go on the Go releases that the tests do not build with.
# Run in this directory. Go 1.19 is taken from GO119, the others are fetched by the go on PATH.
set -eu
record() { # release, go command
  directory=recorded/$1
  mkdir -p "$directory"
  binary=$(mktemp)
  (cd waits && $2 build -trimpath -o "$binary" .)
  "$binary" "$directory"
  rm "$binary"
}
record go1.19 "${GO119:-/usr/lib/go-1.19/bin/go}"
for release in go1.21.13 go1.24.13; do
  record "$release" "env GOTOOLCHAIN=$release go"
done
