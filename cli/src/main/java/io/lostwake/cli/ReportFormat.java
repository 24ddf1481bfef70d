package io.lostwake.cli;

/// How a report is written. The names are what `--format` takes; `docs/formats.md` says what each
/// is for.
enum ReportFormat {
  text,
  json,
  ndjson,
  md,
  sarif,
  junit,
  github
}
