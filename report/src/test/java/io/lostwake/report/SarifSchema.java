package io.lostwake.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The schema of SARIF 2.1.0 (errata 01) by OASIS. It is not ours to keep: it comes from inside a Go
 * module, pinned by version and hash, through Go's own client.
 */
final class SarifSchema {
  private static final String MODULE = "github.com/owenrumney/go-sarif/v3@v3.3.0";
  private static final String SUM = "h1:p5oSxEV0uPWBRpAspTmwWr4t1YZyKUpdoFzSB7WE90A=";

  private final Validator validator =
      new ValidatorFactory()
          .withJsonNodeFactory(new GsonNode.Factory())
          .withDefaultDialect(new Dialects.Draft4Dialect())
          .createValidator();
  private final URI address;

  SarifSchema() throws IOException {
    address = validator.registerSchema(schema());
  }

  List<String> errorsOf(String sarif) {
    Validator.Result result = validator.validate(address, sarif);
    return result.isValid()
        ? List.of()
        : result.getErrors().stream()
            .map(error -> error.getInstanceLocation() + ": " + error.getError())
            .toList();
  }

  private static String schema() throws IOException {
    Process go =
        new ProcessBuilder("go", "mod", "download", "-json", MODULE)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String answer = new String(go.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    JsonObject module = JsonParser.parseString(answer).getAsJsonObject();
    assertThat(module.has("Sum")).as(answer).isTrue();
    assertThat(module.get("Sum").getAsString()).isEqualTo(SUM);
    String source =
        Files.readString(
            Path.of(module.get("Dir").getAsString(), "pkg/report/v210/sarif/schema.go"));
    return source.substring(source.indexOf('`') + 1, source.lastIndexOf('`'));
  }
}
