package io.lostwake.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
  private static final Frame SEND =
      new Frame("main.(*Room).Say", "/srv/app/room.go", 21, Origin.APPLICATION);
  private static final Frame HANDLER =
      new Frame("main.main.func1", "/srv/app/main.go", 40, Origin.APPLICATION);
  private static final Frame SERVER =
      new Frame(
          "net/http.HandlerFunc.ServeHTTP",
          "/go/src/net/http/server.go",
          2294,
          Origin.STANDARD_LIBRARY);

  private static Fingerprint of(Frame... frames) {
    return Fingerprint.of(TargetRuntime.GO, Stack.of(frames), WaitFamily.CHANNEL);
  }

  @Test
  void ignoresLinesDirectoriesAndTheStandardLibrary() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    for (int round = 0; round < 200; round++) {
      List<Frame> frames = new ArrayList<>();
      for (Frame frame : List.of(SEND, HANDLER, SERVER)) {
        if (frame.origin() == Origin.STANDARD_LIBRARY && random.nextBoolean()) {
          continue;
        }
        frames.add(
            new Frame(
                frame.function(),
                "/build-" + random.nextInt(1000) + "/" + frame.fileName(),
                1 + random.nextInt(5000),
                frame.origin()));
      }
      assertThat(of(frames.toArray(Frame[]::new))).isEqualTo(of(SEND, HANDLER, SERVER));
    }
  }

  @Test
  void tellsFunctionsFilesAndFamiliesApart() {
    Fingerprint first = of(SEND, HANDLER);
    assertThat(of(HANDLER)).isNotEqualTo(first);
    assertThat(of(new Frame(SEND.function(), "other.go", 21, Origin.APPLICATION), HANDLER))
        .isNotEqualTo(first);
    assertThat(Fingerprint.of(TargetRuntime.GO, Stack.of(SEND, HANDLER), WaitFamily.LOCK))
        .isNotEqualTo(first);
    assertThat(Fingerprint.of(TargetRuntime.JVM, Stack.of(SEND, HANDLER), WaitFamily.CHANNEL))
        .isNotEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({
    "main.main.func1, main.main.func2",
    "main.main.func1.2, main.main.func3.1",
    "main.main.gowrap1, main.main.func2",
    "main.process[...], 'main.process[go.shape.int,go.shape.[]string]'",
    "'main.(*Pool[...]).run', 'main.(*Pool[go.shape.string]).run'",
  })
  void survivesRenumberedClosuresAndInstantiations(String one, String other) {
    assertThat(of(new Frame(one, "main.go", 3, Origin.APPLICATION)))
        .isEqualTo(of(new Frame(other, "main.go", 9, Origin.APPLICATION)));
  }

  @Test
  void aStackOfTheStandardLibraryAloneHasItsOwnName() {
    assertThat(of(SERVER)).isNotEqualTo(of(SEND)).isEqualTo(of(SERVER));
    assertThat(of(SERVER).shortForm()).hasSize(8);
  }

  private static Fingerprint ofThread(Frame... frames) {
    return Fingerprint.of(TargetRuntime.JVM, Stack.of(frames), WaitFamily.CHANNEL);
  }

  private static Frame java(String function, int line, Origin origin) {
    return new Frame(function, "com/acme/Orders.java", line, origin);
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Orders.lambda$start$3, com.acme.Orders.lambda$start$17",
    "com.acme.Orders$1.run, com.acme.Orders$4.run",
    "com.acme.Orders$1Task.call, com.acme.Orders$2Task.call",
    "com.acme.Orders$$Lambda/0x00007f2c8c001a00.run, com.acme.Orders$$Lambda/0x0000000800c03000.run",
    "com.acme.Orders$$Lambda$14/0x00007f2c8c001a00.run, com.acme.Orders$$Lambda$9/0x00007f2c8c001a00.run",
    "com.acme.Orders$$Lambda+0x00007f2c8c001a00.run, com.acme.Orders$$Lambda.0x0000000800c03000.run",
    "jdk.proxy2.$Proxy12.handle, jdk.proxy3.$Proxy40.handle",
    "com.sun.proxy.$Proxy12.handle, jdk.proxy2.$Proxy7.handle",
    "com.acme.Orders$$EnhancerBySpringCGLIB$$1a2b3c4d.handle, com.acme.Orders$$EnhancerBySpringCGLIB$$9f8e7d6c.handle",
    "com.acme.Orders$$SpringCGLIB$$0.handle, com.acme.Orders$$SpringCGLIB$$1.handle",
    "com.acme.Orders$$FastClassBySpringCGLIB$$1a2b3c4d.invoke, com.acme.Orders$$FastClassBySpringCGLIB$$99999999.invoke",
    "com.acme.Orders$ByteBuddy$4nQx1.handle, com.acme.Orders$ByteBuddy$zzz9.handle",
    "com.acme.Orders_$$_jvst1f_3.handle, com.acme.Orders_$$_jvst2a_0.handle",
    "jdk.internal.reflect.GeneratedMethodAccessor12.invoke, jdk.internal.reflect.GeneratedMethodAccessor3.invoke",
    "com.acme.Orders.access$000, com.acme.Orders.access$100",
    "com.acme.Orders.lambda$start$3, com.acme.Orders.lambda$start",
    "com.acme.Orders$$SpringCGLIB$$0.handle, com.acme.Orders.handle",
    "jdk.proxy2.$Proxy12.handle, jdk.proxy.$Proxy.handle",
    "com.acme.Jobs.$anonfun$main$2, com.acme.Jobs.$anonfun$main",
  })
  void survivesWhatAJavaCompilerOrAClassGeneratorCounts(String one, String other) {
    assertThat(ofThread(java(one, 3, Origin.APPLICATION)))
        .isEqualTo(ofThread(java(other, 9, Origin.APPLICATION)));
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Orders.lambda$start$3, com.acme.Orders.lambda$stop$3",
    "com.acme.Orders$1.run, com.acme.Refunds$1.run",
    "com.acme.Orders$Task.call, com.acme.Orders$Job.call",
    "com.acme.Orders.handle, com.acme.Orders.handle2",
    "com.acme.Orders$$SpringCGLIB$$0.handle, com.acme.Orders$$SpringCGLIB$$0.close",
    "jdk.proxy2.$Proxy12.handle, jdk.proxy2.$Proxy12.close",
    "com.acme.V2.handle, com.acme.V3.handle",
  })
  void tellsWhatSomebodyNamedApart(String one, String other) {
    assertThat(ofThread(java(one, 3, Origin.APPLICATION)))
        .isNotEqualTo(ofThread(java(other, 3, Origin.APPLICATION)));
  }

  @Test
  void ofAThreadDoesNotChangeWithLinesCountersAddressesOrTheJdk() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    Fingerprint first = someThread(random);
    for (int round = 0; round < 500; round++) {
      assertThat(someThread(random)).isEqualTo(first);
    }
  }

  private static Fingerprint someThread(RandomGenerator random) {
    List<Frame> frames = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      frames.add(java("java.util.concurrent.Inner" + i + ".wait", i, Origin.STANDARD_LIBRARY));
    }
    int line = 1 + random.nextInt(900);
    String hash = Integer.toHexString(random.nextInt() | 0x10000000);
    String address = Long.toHexString(random.nextLong() | 0x1000000000000000L);
    int counter = random.nextInt(300);
    frames.add(java("com.acme.Orders.lambda$handle$" + counter, line, Origin.APPLICATION));
    if (random.nextBoolean()) {
      frames.add(java("com.acme.Orders$$Lambda/0x" + address + ".run", 0, Origin.APPLICATION));
    }
    frames.add(java("com.acme.Orders$" + (1 + counter) + ".call", line, Origin.APPLICATION));
    frames.add(
        java("com.acme.Orders$$EnhancerBySpringCGLIB$$" + hash + ".go", 0, Origin.APPLICATION));
    frames.add(
        java("jdk.proxy" + counter % 9 + ".$Proxy" + counter + ".go", 0, Origin.APPLICATION));
    if (random.nextBoolean()) {
      frames.add(java("java.lang.Thread.runWith", line, Origin.STANDARD_LIBRARY));
    }
    return ofThread(frames.toArray(Frame[]::new));
  }

  /** What is inside the queue and around run differs between releases. */
  @Test
  void ofAnIdleWorkerIsTheSameInJdk21And25() {
    String pool = "java.util.concurrent.ThreadPoolExecutor";
    String[] jdk21 = {
      "java.util.concurrent.LinkedTransferQueue$DualNode.await",
      "java.util.concurrent.LinkedTransferQueue.xfer",
      "java.util.concurrent.LinkedTransferQueue.take",
      pool + ".getTask",
      pool + ".runWorker",
      pool + "$Worker.run",
      "java.lang.Thread.runWith",
      "java.lang.Thread.run"
    };
    String[] jdk25 = {
      "jdk.internal.misc.Unsafe.park",
      "java.util.concurrent.locks.LockSupport.park",
      "java.util.concurrent.LinkedTransferQueue.take",
      pool + ".getTask",
      pool + ".runWorker",
      pool + "$Worker.run",
      "java.lang.Thread.run"
    };
    String[] scheduled = {
      "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue.take",
      pool + ".getTask",
      pool + ".runWorker",
      pool + "$Worker.run",
      "java.lang.Thread.run"
    };
    assertThat(ofJdk(jdk21)).isEqualTo(ofJdk(jdk25)).isNotEqualTo(ofJdk(scheduled));
    assertThat(ofJdk("java.util.TimerThread.mainLoop", "java.util.TimerThread.run"))
        .isNotEqualTo(ofJdk(jdk21));
    assertThat(ofJdk()).isEqualTo(ofJdk());
  }

  private static Fingerprint ofJdk(String... functions) {
    return ofThread(
        Stream.of(functions)
            .map(function -> java(function, 1, Origin.STANDARD_LIBRARY))
            .toArray(Frame[]::new));
  }
}
