package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.golang.process.GoProcess;
import io.lostwake.jvm.attach.LiveJvm;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTableTest {
  private static final List<LiveJvm> JVMS =
      List.of(
          new LiveJvm(4711, "25.0.3", "com.acme.Main", "eve"),
          new LiveJvm(4712, null, "\033[2J\nevil", ""));
  private static final List<GoProcess> GO =
      List.of(
          new GoProcess(17, "1.27.4", "/opt/api", "eve", List.of("http://localhost:6060")),
          new GoProcess(18, "", "", "", List.of()));

  @Test
  void everyProcessIsOneLineWithHowToAskIt() {
    assertThat(new ProcessTable(JVMS, GO).text())
        .isEqualTo(
            """
            PID   RUNTIME  VERSION  USER  NAME           ASK
            4711  JVM      25.0.3   eve   com.acme.Main  lostwake check 4711
            4712  JVM      -        -     \\x1b[2J\\nevil  lostwake check 4712
            17    Go       1.27.4   eve   /opt/api       lostwake check http://localhost:6060
            18    Go       -        -     -              -
            """);
  }

  @Test
  void noProcessAtAllIsSaid() {
    assertThat(new ProcessTable(List.of(), List.of()).text()).startsWith("There are no JVMs");
  }

  @Test
  void jsonHasTheSame() {
    StringWriter out = new StringWriter();
    new ProcessJson("lostwake 1", JVMS, GO).write(out);
    assertThat(out.toString())
        .isEqualTo(
            """
            {"schemaVersion":1,"tool":"lostwake 1","processes":[\
            {"pid":4711,"runtime":"JVM","version":"25.0.3","user":"eve","mainClass":"com.acme.Main"},\
            {"pid":4712,"runtime":"JVM","version":null,"user":null,"mainClass":"\\u001B[2J\\nevil"},\
            {"pid":17,"runtime":"GO","version":"1.27.4","user":"eve","program":"/opt/api",\
            "addresses":["http://localhost:6060"]},\
            {"pid":18,"runtime":"GO","version":null,"user":null,"program":null,"addresses":[]}]}
            """);
  }
}
