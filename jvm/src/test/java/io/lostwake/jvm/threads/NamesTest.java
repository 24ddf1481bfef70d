package io.lostwake.jvm.threads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "com.acme.Orders, com.acme.Orders",
    "com.acme.Orders$1, com.acme.Orders$1",
    "com.acme.Jobs$$Lambda+0x000000003a0524d8, com.acme.Jobs$$Lambda",
    "com.acme.Jobs$$Lambda/0x00007f3a0c0524d8, com.acme.Jobs$$Lambda",
    "com.acme.Jobs$$Lambda$14/0x0000000800c03000, com.acme.Jobs$$Lambda",
    "com.acme.Hidden/0x0000000800c03000, com.acme.Hidden",
    "com.acme.Orders$$SpringCGLIB$$0, com.acme.Orders",
    "com.acme.Orders$$EnhancerBySpringCGLIB$$f1a2b3c4, com.acme.Orders",
    "com.acme.Orders$ByteBuddy$aB3xYz, com.acme.Orders",
    "jdk.proxy2.$Proxy31, jdk.proxy.$Proxy",
    "com.sun.proxy.$Proxy7, com.sun.proxy.$Proxy"
  })
  void aClassHasOneNameInEveryRun(String name, String expected) {
    assertThat(Names.type(name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "lambda$main$3, lambda$main",
    "lambda$new$0, lambda$new",
    "$anonfun$run$12, $anonfun$run",
    "handle, handle",
    "step2, step2",
    "access$100, access$100"
  })
  void aMethodHasOneNameInEveryBuild(String name, String expected) {
    assertThat(Names.method(name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Jobs$$Lambda+0x000000003a0524d8, a lambda of com.acme.Jobs",
    "com.acme.Jobs$Nightly, com.acme.Jobs$Nightly"
  })
  void aPersonReadsWhoseLambdaItIs(String name, String expected) {
    assertThat(Names.words(name)).isEqualTo(expected);
  }
}
