package io.lostwake.cli;

/// How a table is written. The names are what `--format` takes.
enum TableFormat {
  text,
  json
}
