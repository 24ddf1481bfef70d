package io.lostwake.jvm.attach;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.testkit.OtherJdk;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeapUseTest {
  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "JDK_17, UseG1GC",
    "JDK_17, UseSerialGC",
    "JDK_17, UseParallelGC",
    "JDK_17, UseZGC",
    "JDK_21, UseG1GC",
    "JDK_21, UseSerialGC",
    "JDK_21, UseParallelGC",
    "JDK_21, UseZGC",
    "OWN, UseG1GC",
    "OWN, UseSerialGC",
    "OWN, UseParallelGC",
    "OWN, UseZGC",
    "OWN, UseShenandoahGC"
  })
  void everyCollectorTellsHowMuchOfItsHeapIsInUse(OtherJdk jdk, String collector) throws Exception {
    try (Program program = Program.start(jdk, directory, "Quiet", "-XX:+" + collector);
        AttachedJvm attached =
            AttachedJvm.to(program.jvm(), ProcessFiles.PROCESSES, Duration.ofMinutes(1))) {
      String info = attached.answerTo("GC.heap_info");
      // The program makes one array of 3 MiB, and its heap has 64 MiB.
      assertThat(HeapUse.bytesIn(info).orElseThrow()).as(info).isBetween(1L << 20, 64L << 20);
    }
  }

  @Test
  void generationsAreAddedAndMetaspaceIsNoHeap() {
    assertThat(
            HeapUse.bytesIn(
                """
                DefNew     total 19648K, used 1K [0x1, 0x2, 0x3)
                 eden space 17472K,  32% used [0x1, 0x2, 0x3)
                Tenured    total 43712K, used 2K [0x1, 0x2, 0x3)
                 Metaspace       used 5412K, committed 5504K, reserved 1114112K
                  class space    used 471K, committed 512K, reserved 1048576K
                """))
        .hasValue(3 << 10);
  }

  @Test
  void anUnknownFormIsNotGuessed() {
    assertThat(HeapUse.bytesIn("the heap is half full")).isEmpty();
    assertThat(HeapUse.bytesIn("")).isEmpty();
  }
}
