package io.lostwake.cli.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths of real builds in a checkout of the module {@code github.com/acme/orders}. */
class SourceCodeTest {
  @TempDir private Path outside = Path.of("");
  private Path root = Path.of("");

  @BeforeEach
  void checkOut() throws IOException {
    root = outside.resolve("checkout");
    write(".git/HEAD", "ref: refs/heads/main");
    write("go.mod", "// Orders.\nmodule github.com/acme/orders // v1\n\ngo 1.24\n");
    write("main.go", "");
    write("cmd/api/main.go", "");
    write("stock/reserver.go", "");
    write("server.go", "");
    write("vendor/github.com/x/y/z.go", "");
    write("billing/src/main/java/com/acme/Jobs.java", "");
    Files.writeString(outside.resolve("secret.go"), "");
    Files.createSymbolicLink(root.resolve("link.go"), outside.resolve("secret.go"));
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String trimmed(String from, Origin origin, String function, String file)
      throws IOException {
    var trimmer = new PathTrimmer(Repository.around(root.resolve(from)));
    return trimmer.trimmed(new Frame(function, file, 1, origin));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          APPLICATION      | github.com/acme/orders/stock.Get          | github.com/acme/orders/stock/reserver.go                  | stock/reserver.go
          APPLICATION      | github.com/acme/orders/stock.(*R).Get     | /build/stock/reserver.go                                  | stock/reserver.go
          APPLICATION      | github.com/acme/orders/stock_test.TestGet | /build/stock/new_test.go                                  | stock/new_test.go
          APPLICATION      | github.com/acme/orders/stock.Get[...]     | C:/build/stock/gone.go                                    | stock/gone.go
          APPLICATION      | github.com/acme/orders/stock.Get          | /go/src/github.com/acme/orders/stock/reserver.go          | stock/reserver.go
          LIBRARY          | github.com/acme/orders/stock.Get          | /go/pkg/mod/github.com/acme/orders@v1.2.3/stock/x.go      | stock/x.go
          LIBRARY          | github.com/acme/orders/v2/stock.Get       | /go/pkg/mod/github.com/acme/orders/v2@v2.0.0/stock/x.go   | github.com/acme/orders/v2@v2.0.0/stock/x.go
          LIBRARY          | github.com/BurntSushi/toml.Decode         | /home/dev/go/pkg/mod/github.com/!burnt!sushi/toml@v1.0.0/d.go | github.com/BurntSushi/toml@v1.0.0/d.go
          LIBRARY          | github.com/x/y.Z                          | /build/vendor/github.com/x/y/z.go                         | vendor/github.com/x/y/z.go
          APPLICATION      | github.com/q/r.Z                          | /go/src/github.com/q/r/z.go                               | github.com/q/r/z.go
          STANDARD_LIBRARY | net/http.(*conn).serve                    | /usr/local/go/src/net/http/server.go                      | net/http/server.go
          STANDARD_LIBRARY | net/http.(*conn).serve                    | net/http/server.go                                        | net/http/server.go
          RUNTIME          | runtime.main                              | /usr/lib/go-1.19/src/runtime/proc.go                      | runtime/proc.go
          APPLICATION      | main.main                                 | /build/cmd/api/main.go                                    | cmd/api/main.go
          APPLICATION      | main.main                                 | /src/main.go                                              | main.go
          APPLICATION      | main.main                                 | /src/other.go                                             | /src/other.go
          APPLICATION      | main.main                                 | /x/../secret.go                                           | /x/../secret.go
          APPLICATION      | main.main                                 | /x/link.go                                                | /x/link.go
          APPLICATION      | com.acme.Jobs.run                         | com/acme/Jobs.java                                        | billing/src/main/java/com/acme/Jobs.java
          APPLICATION      | com.acme.Gone.run                         | com/acme/Gone.java                                        | com/acme/Gone.java
          LIBRARY          | com.acme.Jobs.run                         | com/acme/Jobs.java                                        | com/acme/Jobs.java
          """)
  void pathsOfBuildsBecomePathsOfTheRepository(
      Origin origin, String function, String file, String expected) throws IOException {
    assertThat(trimmed("", origin, function, file)).isEqualTo(expected);
  }

  @Test
  void fromADirectoryBelowPathsStillStartAtTheRoot() throws IOException {
    assertThat(trimmed("cmd/api", Origin.APPLICATION, "main.main", "/src/main.go"))
        .isEqualTo("cmd/api/main.go");
    assertThat(
            trimmed("stock", Origin.APPLICATION, "github.com/acme/orders/stock.F", "/b/stock/n.go"))
        .isEqualTo("stock/n.go");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.go",
        "./main.go",
        "/etc/passwd",
        "",
        "a\0b",
        "main.go/",
        "stock",
        "link.go",
        "stock//reserver.go"
      })
  void onlyFilesOfTheRepositoryAreThere(String path) throws IOException {
    Repository repository = Repository.around(root);
    assertThat(repository.hasFile(path)).isFalse();
    assertThat(repository.hasFile("stock/reserver.go")).isTrue();
  }

  @Test
  void aModuleAboveTheRepositoryIsNotItsOwn() throws IOException {
    Files.delete(root.resolve("go.mod"));
    Files.writeString(outside.resolve("go.mod"), "module evil.example\n");
    assertThat(Repository.around(root.resolve("stock")).module()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          module a.b/c            | a.b/c
          ~module "a.b/c" // x~   | a.b/c
          ~module `a.b/c`~        | a.b/c
          ~module (\n\ta.b/c\n)~  | a.b/c
          ~module(\n\ta.b/c\n)~   | a.b/c
          // module x             | none
          modules x               | none
          """)
  void theModuleIsRead(String goMod, String path) {
    String text = goMod.replace("\\n", "\n").replace("\\t", "\t");
    assertThat(GoModule.read(text, "").map(GoModule::path).orElse("none")).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /build=                       | /build/x.go    | x.go
          /build=.                      | /build/x.go    | x.go
          /build/=src                   | /build/x.go    | src/x.go
          /build=src/                   | /build/x.go    | src/x.go
          /build=src                    | /builder/x.go  | /builder/x.go
          /build=a,/build/lib=b         | /build/lib/x.go | b/x.go
          /build/lib=b,/build=a         | /build/x.go    | a/x.go
          C:\\build=src                 | C:\\build\\x.go | src\\x.go
          """)
  void theLongestPrefixWins(String rules, String path, String expected) {
    var map = new PathMap(Stream.of(rules.split(",")).map(PathMap.Rule::of).toList());
    assertThat(map.applied(path).orElse(path)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=", "=x", "/build"})
  void aRuleIsFromAndTo(String typed) {
    assertThatThrownBy(() -> PathMap.Rule.of(typed)).hasMessageContaining("FROM=TO");
  }

  @ParameterizedTest
  @CsvSource({
    "LIBRARY, github.com/acme/lib.F, /m/x.go, true",
    "APPLICATION, github.com/acme.F, /m/x.go, true",
    "APPLICATION, github.com/acme_test.TestF, /m/x.go, true",
    "APPLICATION, github.com/acmes/lib.F, /m/x.go, false",
    "APPLICATION, main.main, github.com/acme/cmd/main.go, true",
    "APPLICATION, main.main, /build/main.go, false",
    "APPLICATION, github.com/acme/lib.F, <autogenerated>, false",
    "STANDARD_LIBRARY, github.com/acme/lib.F, x.go, false",
    "LIBRARY, com.acme.Jobs.run, com/acme/Jobs.java, true"
  })
  void ownCodeIsTakenByWholeNames(Origin origin, String function, String file, boolean isOwn) {
    var own = new OwnCode(List.of("github.com/acme", "com.acme"));
    assertThat(own.owns(new Frame(function, file, 1, origin))).isEqualTo(isOwn);
  }
}
