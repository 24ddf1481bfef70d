package io.lostwake.jvm.threads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramTest {
  private static final Program FROM_JAR =
      new Program("com.acme.shop.Main", "file:/srv/shop/shop.jar");
  private static final Program LAUNCHED = new Program("", "");

  @ParameterizedTest
  @CsvSource({
    "com.acme.shop.Orders, file:/srv/shop/shop.jar, true",
    "com.acme.billing.Bills, file:/srv/shop/lib/billing.jar, true",
    "de.other.Client, file:/srv/shop/lib/client.jar, false",
    "de.other.Client, file:/srv/shop/client.jar, false",
    "de.other.Plugin, file:/srv/plugins/classes/, true",
    "io.netty.channel.Loop, file:/srv/shop/shop.jar, false",
    "de.other.Generated, '', true",
    "org.apache.kafka.Poll, '', false"
  })
  void aProgramOwnsWhatLiesWithItsMainClass(String type, String source, boolean owns) {
    assertThat(FROM_JAR.owns(type, source)).isEqualTo(owns);
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.shop.Orders, file:/home/kim/target/classes/, true",
    "com.acme.shop.OrdersTest, file:/home/kim/target/test-classes/, true",
    "com.acme.shop.Orders, jar:nested:/app.jar/!BOOT-INF/classes/!/, true",
    "de.other.Client, jar:nested:/app.jar/!BOOT-INF/lib/client.jar!/, false",
    "com.acme.shop.Orders, file:/tomcat/webapps/shop/WEB-INF/classes/, true",
    "de.other.Client, file:/tomcat/webapps/shop/WEB-INF/lib/client.jar, false",
    "de.other.Client, file:/home/a/.m2/repository/de/other/client/1/client-1.jar, false",
    "com.acme.shop.Orders, file:/srv/shop.jar, true",
    "org.springframework.boot.loader.launch.JarLauncher, file:/srv/shop.jar, false"
  })
  void aLauncherDoesNotMakeTheProgramALibrary(String type, String source, boolean owns) {
    assertThat(LAUNCHED.owns(type, source)).isEqualTo(owns);
  }

  @ParameterizedTest
  @CsvSource({
    "io.github.ada.tool.Main, io.github.ada.other.Thing, true",
    "io.github.ada.tool.Main, io.github.bob.Thing, false",
    "Main, Other, false"
  })
  void ownersAtAHostOfManyAreToldApart(String main, String type, boolean owns) {
    var program = new Program(main, "file:/srv/main.jar");

    assertThat(program.owns(type, "file:/srv/other.jar")).isEqualTo(owns);
  }
}
