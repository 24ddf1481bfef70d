package io.lostwake.jvm.attach;

/// Which virtual machine a process runs, by the libraries it has loaded.
enum VirtualMachineKind {
  /// HotSpot: OpenJDK and everything built from it.
  HOTSPOT,
  /// Eclipse OpenJ9, IBM Semeru. It answers the signal of HotSpot's attach with a core report.
  OPENJ9,
  /// A process without a JVM's library.
  NONE,
  /// The libraries of other users' processes cannot be read.
  NOT_TOLD
}
