package io.lostwake.golang;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.golang.ProcessIdentity.Comparison;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Target;
import io.lostwake.model.TargetRuntime;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {
  private static Snapshot dump(String poller, String channelUser) throws Exception {
    String text =
        """
        goroutine 1 [IO wait]:
        internal/poll.runtime_pollWait(%s, 0x72)
        	/go/src/runtime/netpoll.go:351 +0x85
        main.main()
        	/srv/main.go:9 +0x25

        goroutine 18 [chan send]:
        main.(*room).say(%s)
        	/srv/main.go:25 +0xb7
        created by main.open in goroutine 1
        	/srv/main.go:36 +0xca
        """
            .formatted(poller, channelUser);
    return new TracebackReader()
        .read(
            new ByteArrayInputStream(text.getBytes(UTF_8)),
            new Target("dump", TargetRuntime.GO, null));
  }

  @Test
  void thePollersAddressTellsProcessesApart() throws Exception {
    Snapshot one = dump("0x7f5feb3f9358", "0xc0000a0490");
    assertThat(ProcessIdentity.compare(one, dump("0x7f5feb3f9358", "0xc0000a0490")))
        .isEqualTo(Comparison.SAME);
    assertThat(ProcessIdentity.compare(one, dump("0x7e1111119358", "0xc0000a0490")))
        .isEqualTo(Comparison.DIFFERENT);
  }

  @Test
  void heapsThatAllBeginAtOneAddressTellNothing() throws Exception {
    Snapshot one = dump("0x0", "0xc0000a0490");
    assertThat(ProcessIdentity.compare(one, dump("0x0", "0xc0000a0490")))
        .isEqualTo(Comparison.NOT_TOLD);
  }

  @Test
  void randomHeapsTellProcessesApart() throws Exception {
    Snapshot one = dump("0x0", "0x33c7adfc2240");
    assertThat(ProcessIdentity.compare(one, dump("0x0", "0x33c7adfc2240")))
        .isEqualTo(Comparison.SAME);
    assertThat(ProcessIdentity.compare(one, dump("0x0", "0x1a5b5adce100")))
        .isEqualTo(Comparison.DIFFERENT);
  }
}
