package io.lostwake.golang.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListeningPortsTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void thePortsOfThisProcessAreFound() throws Exception {
    Path process = Path.of("/proc", Long.toString(ProcessHandle.current().pid()));
    try (ServerSocket loopback = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket everywhere = new ServerSocket(0)) {
      assertThat(ListeningPorts.of(process))
          .contains(loopback.getLocalPort(), everywhere.getLocalPort());
    }
  }

  @Test
  void portsOfOtherProcessesOtherAddressesAndConnectionsAreNotAsked() throws Exception {
    Path table = directory.resolve("tcp");
    Files.writeString(
        table,
        """
          sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
           0: 0100007F:17AC 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 11 1 0
           1: 00000000:17AD 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 12 1 0
           2: 0100007F:17AE 0100007F:0050 01 00000000:00000000 00:00000000 00000000     0        0 13 1 0
           3: 0A00020F:17AF 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 14 1 0
           4: 0100007F:17B0 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 99 1 0
           5: 0100007F:ZZZZ 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 15 1 0
           6: nonsense
        """);
    TreeSet<Integer> ports = new TreeSet<>();
    ListeningPorts.addFrom(table, Set.of("11", "12", "13", "14", "15"), ports);
    assertThat(ports).containsExactly(6060, 6061);
  }

  @Test
  void aProcessThatIsGoneHasNone() {
    assertThat(ListeningPorts.of(directory.resolve("4711"))).isEmpty();
  }
}
