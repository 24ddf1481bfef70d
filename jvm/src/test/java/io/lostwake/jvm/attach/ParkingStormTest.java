package io.lostwake.jvm.attach;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.testkit.OtherJdk;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ParkingStormTest {
  private static final int TIMES = 20;

  @Test
  void aProgramSurvivesTwentyDumpsWhileItsVirtualThreadsPark() throws Exception {
    HeapDumpTaker taker = new HeapDumpTaker(plan -> {}, InstantSource.system());
    try (Program program =
            Program.run(
                OtherJdk.OWN, System.getProperty("java.class.path"), ParkingStorm.class.getName());
        PrintWriter questions =
            new PrintWriter(program.process().getOutputStream(), true, StandardCharsets.UTF_8)) {
      LiveJvm jvm = program.jvm();
      long work = work(program, questions);
      for (int i = 0; i < TIMES; i++) {
        assertThat(ThreadPrint.of(jvm).deadlocks()).isEqualTo(DeadlockReport.NONE);
        try (HeapDumpFile dump = taker.take(jvm, new DumpRequest(true, null))) {
          assertThat(dump.pause()).isPositive();
        }
        // It goes on only if somebody lets it run.
        long now = work(program, questions);
        while (now == work) {
          Thread.sleep(1);
          now = work(program, questions);
        }
        assertThat(now).as("dump %d", i).isGreaterThan(work);
        work = now;
      }
      assertThat(program.process().isAlive()).isTrue();
    }
  }

  private static long work(Program program, PrintWriter questions) throws IOException {
    questions.println();
    return Long.parseLong(program.output().readLine());
  }
}
