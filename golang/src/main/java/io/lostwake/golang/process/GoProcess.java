package io.lostwake.golang.process;

import java.util.List;

/// A Go program that runs on this machine. Names are the process's own and may hold anything.
///
/// @param pid its process id
/// @param version the Go that built it, such as `1.27.4`; empty when it does not tell, as before Go
///   1.18
/// @param program the path of the program
/// @param user the name of the user it runs as; empty when not told
/// @param addresses where it serves `/debug/pprof/` on this machine, such as
///   `http://localhost:6060`; empty when nothing answers there
public record GoProcess(
    long pid, String version, String program, String user, List<String> addresses) {
  public GoProcess {
    addresses = List.copyOf(addresses);
  }
}
