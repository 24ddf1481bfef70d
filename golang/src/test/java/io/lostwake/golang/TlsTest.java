package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final String PASSWORD = "changeit";
  private static final String FULL = "/debug/pprof/goroutine?debug=2";
  private static final String GOROUTINE = PprofEndpointTest.goroutine(7, "chan send", "main.send");

  @TempDir Path directory;

  @Test
  void aCertificateThatNobodySignedIsRefusedUntilItsAuthorityIsGiven() throws Exception {
    Identity identity = identity("good", "dns:localhost");
    try (PretendedProcess process = PretendedProcess.start(identity.context())) {
      process.with(FULL, GOROUTINE);
      assertThat(Asking.PATIENTLY.wordsOf(process.url() + FULL))
          .isEqualTo(
              process.url()
                  + FULL
                  + ": its TLS certificate is not signed by an authority that Java trusts; give its"
                  + " authority with --ca FILE (PEM)");
      assertThat(Asking.PATIENTLY.trusting(identity.pem()).take(process.url() + FULL).total())
          .isEqualTo(1);
    }
  }

  @Test
  void everyCertificateOfTheFileIsTrusted() throws Exception {
    Identity first = identity("first", "dns:localhost");
    Identity second = identity("second", "dns:localhost");
    Path both = directory.resolve("both.pem");
    Files.writeString(
        both, "# first\n" + Files.readString(first.pem()) + "\n" + Files.readString(second.pem()));
    for (Identity identity : List.of(first, second)) {
      try (PretendedProcess process = PretendedProcess.start(identity.context())) {
        process.with(FULL, GOROUTINE);
        assertThat(Asking.PATIENTLY.trusting(both).take(process.url() + FULL).total()).isEqualTo(1);
      }
    }
    try (PretendedProcess process = PretendedProcess.start(first.context())) {
      assertThat(Asking.PATIENTLY.trusting(second.pem()).wordsOf(process.url()))
          .isEqualTo(
              process.url()
                  + ": its TLS certificate is not signed by an authority in "
                  + second.pem());
    }
  }

  @Test
  void aCertificateForAnotherHostIsRefused() throws Exception {
    Identity identity = identity("other", "dns:other.example");
    try (PretendedProcess process = PretendedProcess.start(identity.context())) {
      assertThat(Asking.PATIENTLY.trusting(identity.pem()).wordsOf(process.url()))
          .startsWith(process.url() + ": its TLS certificate is not for localhost (");
    }
  }

  @Test
  void anExpiredCertificateIsRefused() throws Exception {
    Identity identity = expiredIdentity();
    try (PretendedProcess process = PretendedProcess.start(identity.context())) {
      assertThat(Asking.PATIENTLY.trusting(identity.pem()).wordsOf(process.url()))
          .isEqualTo(process.url() + ": its TLS certificate has expired");
    }
  }

  @Test
  void plainHttpOnATlsPortIsSaidTo() throws Exception {
    // What OpenSSL says to a request in plain text: a TLS alert.
    try (RawServer server = new RawServer("\u0015\u0003\u0001\0\u0002\u0002P")) {
      assertThat(Asking.PATIENTLY.wordsOf(server.url()))
          .startsWith(server.url() + ": ")
          .endsWith("; if it speaks TLS, try https://" + server.authority());
    }
  }

  @Test
  void tlsOnAPlainPortIsSaidTo() throws Exception {
    // What Go's net/http server says to a TLS handshake.
    String answer = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n400 Bad Request";
    try (RawServer server = new RawServer(answer)) {
      String address = "https://" + server.authority();
      assertThat(Asking.PATIENTLY.wordsOf(address))
          .isEqualTo(address + ": it speaks plain HTTP; try " + server.url());
    }
  }

  @Test
  void aFileWithoutCertificatesIsRefused() throws Exception {
    Path none = directory.resolve("none.pem");
    assertThat(Asking.PATIENTLY.trusting(none).wordsOf("https://localhost:1"))
        .isEqualTo(none + ": no such file; --ca needs a PEM file");
    Files.writeString(none, "");
    assertThat(Asking.PATIENTLY.trusting(none).wordsOf("https://localhost:1"))
        .isEqualTo(none + ": no certificate in it; --ca needs a PEM file");
    Files.writeString(none, "hello");
    assertThat(Asking.PATIENTLY.trusting(none).wordsOf("https://localhost:1"))
        .isEqualTo(none + ": not a PEM file with certificates (BEGIN CERTIFICATE); --ca needs one");
  }

  private record Identity(SSLContext context, Path pem) {}

  /// A self-signed identity, made now by the JDK's keytool.
  private Identity identity(String name, String subjectAlternative) throws Exception {
    Path store = directory.resolve(name + ".p12");
    keytool(
        store, "-genkeypair -alias key -keyalg EC -dname CN=" + name, "san=" + subjectAlternative);
    return new Identity(contextOf(store), certificateOf(store, "key"));
  }

  /// An identity whose signature is good and whose time is over; its PEM file is its authority.
  private Identity expiredIdentity() throws Exception {
    Path store = directory.resolve("old.p12");
    keytool(store, "-genkeypair -alias ca -keyalg EC -dname CN=ca", "bc:c");
    keytool(
        store,
        "-genkeypair -alias key -signer ca -keyalg EC -dname CN=old -startdate -100d -validity 10",
        "san=dns:localhost");
    Path authority = certificateOf(store, "ca");
    keytool(store, "-delete -alias ca");
    return new Identity(contextOf(store), authority);
  }

  private Path certificateOf(Path store, String alias) throws Exception {
    Path pem = Path.of(store + "." + alias + ".pem");
    keytool(store, "-exportcert -rfc -alias " + alias + " -file " + pem);
    return pem;
  }

  private static SSLContext contextOf(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream input = Files.newInputStream(store)) {
      keys.load(input, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private void keytool(Path store, String arguments, String extension) throws Exception {
    keytool(store, arguments + " -ext " + extension);
  }

  private void keytool(Path store, String arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ")));
    command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", PASSWORD));
    Path output = directory.resolve("keytool.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
  }
}
