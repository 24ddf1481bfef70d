package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Target;
import io.lostwake.model.TargetRuntime;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainModuleTest {
  /// A goroutine whose calls are named with the file of each, innermost first.
  private static String goroutine(int id, String... callsAndFiles) {
    StringBuilder text = new StringBuilder("goroutine %d [chan receive]:\n".formatted(id));
    for (int i = 0; i < callsAndFiles.length; i += 2) {
      text.append("%s(0x1)\n\t%s:10 +0x1d\n".formatted(callsAndFiles[i], callsAndFiles[i + 1]));
    }
    return text.append('\n').toString();
  }

  private static Snapshot read(String... goroutines) throws Exception {
    byte[] text = String.join("", goroutines).getBytes(StandardCharsets.UTF_8);
    Target target = new Target("app", TargetRuntime.GO, null);
    return MainModule.told(new TracebackReader().read(new ByteArrayInputStream(text), target));
  }

  private static Map<String, Origin> origins(Snapshot snapshot) {
    Map<String, Origin> origins = new LinkedHashMap<>();
    snapshot.cohorts().stream()
        .flatMap(cohort -> cohort.stack().frames().stream())
        .forEach(frame -> origins.put(frame.function(), frame.origin()));
    return origins;
  }

  @Test
  void theModuleOfAnInstalledProgramIsTheUsersCode() throws Exception {
    String cache = "/home/dev/go/pkg/mod/github.com/nats-io/";
    Snapshot snapshot =
        read(
            goroutine(
                1,
                "github.com/nats-io/nats-server/v2/server.(*Server).WaitForShutdown",
                cache + "nats-server/v2@v2.11.0/server/server.go",
                "main.main",
                cache + "nats-server/v2@v2.11.0/main.go"),
            goroutine(
                7,
                "sync.(*Cond).Wait",
                "/usr/local/go/src/sync/cond.go",
                "github.com/nats-io/jwt/v2.Encode",
                cache + "jwt/v2@v2.5.8/claims.go",
                "example.com/old.Run",
                cache + "nats-server/v2@v2.11.0/vendor/example.com/old/run.go"));
    assertThat(origins(snapshot))
        .containsEntry("main.main", Origin.APPLICATION)
        .containsEntry(
            "github.com/nats-io/nats-server/v2/server.(*Server).WaitForShutdown",
            Origin.APPLICATION)
        .containsEntry("github.com/nats-io/jwt/v2.Encode", Origin.LIBRARY)
        .containsEntry("example.com/old.Run", Origin.LIBRARY)
        .containsEntry("sync.(*Cond).Wait", Origin.STANDARD_LIBRARY);
  }

  @Test
  void otherRepositoriesOfAProgramBuiltWithoutModulesAreLibraries() throws Exception {
    for (String root : new String[] {"", "src/", "/build/prometheus-2.45/build/src/"}) {
      Snapshot snapshot =
          read(
              goroutine(
                  1,
                  "github.com/oklog/run.(*Group).Run",
                  root + "github.com/oklog/run/group.go",
                  "main.main",
                  root + "github.com/prometheus/prometheus/cmd/prometheus/main.go"),
              goroutine(
                  9,
                  "k8s.io/client-go/tools/cache.(*Reflector).Run",
                  root + "k8s.io/client-go/tools/cache/reflector.go",
                  "github.com/prometheus/prometheus/discovery.(*Manager).Run",
                  root + "github.com/prometheus/prometheus/discovery/manager.go"));
      assertThat(origins(snapshot))
          .as(root)
          .containsEntry("main.main", Origin.APPLICATION)
          .containsEntry(
              "github.com/prometheus/prometheus/discovery.(*Manager).Run", Origin.APPLICATION)
          .containsEntry("github.com/oklog/run.(*Group).Run", Origin.LIBRARY)
          .containsEntry("k8s.io/client-go/tools/cache.(*Reflector).Run", Origin.LIBRARY);
    }
  }

  @Test
  void aRepositoryWhoseNameOnlyBeginsAlikeIsAnother() throws Exception {
    Snapshot snapshot =
        read(
            goroutine(
                1,
                "github.com/acme/shopping.Buy",
                "github.com/acme/shopping/buy.go",
                "github.com/acme/shop/till.Pay",
                "github.com/acme/shop/till/pay.go",
                "main.main",
                "github.com/acme/shop/cmd/shop/main.go"));
    assertThat(origins(snapshot))
        .containsEntry("github.com/acme/shopping.Buy", Origin.LIBRARY)
        .containsEntry("github.com/acme/shop/till.Pay", Origin.APPLICATION);
  }

  @Test
  void whereLibrariesHaveVersionsTheRestIsTheUsers() throws Exception {
    Snapshot snapshot =
        read(
            goroutine(
                1,
                "go.uber.org/zap.(*Logger).Sync",
                "go.uber.org/zap@v1.27.0/logger.go",
                "github.com/acme/ledger.Book",
                "github.com/acme/ledger/book.go",
                "main.main",
                "github.com/acme/shop/cmd/shop/main.go"));
    assertThat(origins(snapshot))
        .containsEntry("github.com/acme/ledger.Book", Origin.APPLICATION)
        .containsEntry("go.uber.org/zap.(*Logger).Sync", Origin.LIBRARY);
  }

  @Test
  void withoutPackageMainPathsAloneDecide() throws Exception {
    Snapshot snapshot =
        read(
            goroutine(
                7,
                "github.com/acme/ledger.Book",
                "github.com/acme/ledger/book.go",
                "github.com/acme/tools.Run",
                "/home/dev/go/pkg/mod/github.com/acme/tools@v1.0.0/run.go"));
    assertThat(origins(snapshot))
        .containsEntry("github.com/acme/ledger.Book", Origin.APPLICATION)
        .containsEntry("github.com/acme/tools.Run", Origin.LIBRARY);
  }

  @Test
  void aDirectoryThatIsNoImportPathTellsNothing() throws Exception {
    Snapshot snapshot =
        read(
            goroutine(
                1,
                "github.com/acme/ledger.Book",
                "/home/me/ledger/book.go",
                "main.main",
                "/home/me/shop/main.go"));
    assertThat(origins(snapshot)).containsEntry("github.com/acme/ledger.Book", Origin.APPLICATION);
  }

  @Test
  void twoProgramsInOneTextTellNothing() throws Exception {
    Snapshot snapshot =
        read(
            goroutine(1, "main.main", "github.com/acme/shop/main.go"),
            goroutine(2, "main.main", "github.com/other/till/main.go"));
    assertThat(MainModule.of(snapshot)).isEmpty();
  }

  @Test
  void callsStayWhereTheyAreAndWhatTheyAre() throws Exception {
    Snapshot snapshot =
        read(goroutine(1, "main.main", "/home/dev/go/pkg/mod/example.com/a@v1.0.0/cmd/main.go"));
    assertThat(snapshot.total()).isOne();
    assertThat(snapshot.cohorts().getFirst().stack().frames())
        .containsExactly(
            new Frame(
                "main.main",
                "/home/dev/go/pkg/mod/example.com/a@v1.0.0/cmd/main.go",
                10,
                Origin.APPLICATION));
  }
}
