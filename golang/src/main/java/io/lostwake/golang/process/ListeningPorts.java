package io.lostwake.golang.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The TCP ports on which one process listens so that this machine reaches it on its loopback
/// address, as Linux tells them under `/proc`.
final class ListeningPorts {
  private static final String LISTENING = "0A";
  private static final int MOST_FILES = 100_000;
  private static final int MOST_LINES = 1_000_000;

  private ListeningPorts() {}

  /// The ports; empty when the process cannot be looked into, or has a network of its own.
  ///
  /// @param process `/proc/PID`
  static SortedSet<Integer> of(Path process) {
    SortedSet<Integer> ports = new TreeSet<>();
    try {
      Path own = process.resolveSibling("self").resolve("ns/net");
      if (!Files.readSymbolicLink(process.resolve("ns/net")).equals(Files.readSymbolicLink(own))) {
        return ports;
      }
      Set<String> sockets = sockets(process.resolve("fd"));
      if (!sockets.isEmpty()) {
        addFrom(process.resolve("net/tcp"), sockets, ports);
        addFrom(process.resolve("net/tcp6"), sockets, ports);
      }
    } catch (IOException e) {
      // It has ended, or belongs to somebody else.
      return ports;
    }
    return ports;
  }

  private static Set<String> sockets(Path descriptors) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> files = Files.list(descriptors)) {
      for (Path file : (Iterable<Path>) files.limit(MOST_FILES)::iterator) {
        String target = target(file);
        if (target.startsWith("socket:[") && target.endsWith("]")) {
          inodes.add(target.substring("socket:[".length(), target.length() - 1));
        }
      }
    }
    return inodes;
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException e) {
      // Closed in between.
      return "";
    }
  }

  /// Adds the ports of a table of the kernel: `sl local_address rem_address st ... inode`.
  static void addFrom(Path table, Set<String> sockets, SortedSet<Integer> ports)
      throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(table, StandardCharsets.US_ASCII)) {
      for (int i = 0; i < MOST_LINES; i++) {
        String line = lines.readLine();
        if (line == null) {
          return;
        }
        String[] fields = line.strip().split("\\s+", 12);
        if (fields.length > 10
            && fields[3].equals(LISTENING)
            && sockets.contains(fields[9])
            && fields[1].matches("\\p{XDigit}+:\\p{XDigit}{4}")) {
          int colon = fields[1].indexOf(':');
          if (isReachedByLoopback(fields[1].substring(0, colon))) {
            ports.add(Integer.parseInt(fields[1].substring(colon + 1), 16));
          }
        }
      }
    }
  }

  /// Any address, or a loopback address, in the kernel's hexadecimal form (words in the order of
  /// the machine, which is little-endian wherever Go's ports are common).
  private static boolean isReachedByLoopback(String address) {
    return address.matches("0+")
        || address.equals("0100007F")
        || address.equals("00000000000000000000000001000000")
        || address.equals("0000000000000000FFFF00000100007F");
  }
}
