package io.lostwake.golang;

import io.lostwake.model.UnreadableSourceException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gets documents from one process over HTTP/1.1, directly and never through a proxy. Redirects are
/// followed inside the same origin only, so credentials never leave it.
final class HttpDocuments implements AutoCloseable {
  private static final int MAXIMUM_REDIRECTS = 3;
  private static final int ERROR_BYTES = 512;

  private final HttpClient client;
  private final EndpointSettings settings;
  private final @Nullable Credentials credentials;

  /// A client.
  ///
  /// @param credentials what to show; null for none
  /// @throws UnreadableSourceException if the file of trusted certificates cannot be used
  HttpDocuments(EndpointSettings settings, @Nullable Credentials credentials)
      throws UnreadableSourceException {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout());
    if (settings.certificateAuthority() != null) {
      builder.sslContext(TrustedCertificates.contextOf(settings.certificateAuthority()));
    }
    this.client = builder.build();
    this.settings = settings;
    this.credentials = credentials;
  }

  /// What came of a request.
  sealed interface Answer {
    /// A document.
    ///
    /// @param body its bytes as they come, to be closed by whom it is given to
    record Document(InputStream body) implements Answer {}

    /// The process says that it has no such document (404).
    record Absent() implements Answer {}

    /// The process answers, but with something else than a document.
    ///
    /// @param words what happened and what to try next, as one clause
    /// @param isFinal whether it would refuse every other document, too
    record Refused(String words, boolean isFinal) implements Answer {}

    /// There is no answer.
    ///
    /// @param words what happened and what to try next, as one clause
    record Unreachable(String words) implements Answer {}
  }

  /// Asks for a document.
  Answer open(URI uri) {
    URI at = uri;
    for (int redirects = 0; ; redirects++) {
      HttpResponse<InputStream> response;
      try {
        response = send(at);
      } catch (IOException e) {
        return new Answer.Unreachable(HttpWords.ofFailure(at, e, settings));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Answer.Unreachable("interrupted");
      }
      InputStream body = new TimedBody(response.body(), settings.bodyTimeout());
      int status = response.statusCode();
      if (status == 200) {
        return new Answer.Document(body);
      }
      String start = startOf(body);
      if (status == 404) {
        return new Answer.Absent();
      }
      Optional<String> location = response.headers().firstValue("location");
      if (status < 300 || status >= 400 || location.isEmpty()) {
        boolean isFinal = status == 400 || status == 401 || status == 403;
        return new Answer.Refused(
            HttpWords.ofStatus(at, status, start, credentials != null), isFinal);
      }
      if (redirects == MAXIMUM_REDIRECTS) {
        return new Answer.Refused(
            "it redirected more than %d times".formatted(MAXIMUM_REDIRECTS), true);
      }
      Optional<URI> target = resolved(at, location.get());
      if (target.isEmpty()) {
        return new Answer.Refused(
            "it redirected to \"%s\", which is no address"
                .formatted(VisibleText.of(location.get(), 200)),
            true);
      }
      if (!origin(at).equals(origin(target.get()))) {
        return new Answer.Refused(
            "refused to follow a redirect to %s; give that URL if you trust it"
                .formatted(EndpointAddress.shown(target.get())),
            true);
      }
      at = target.get();
    }
  }

  private HttpResponse<InputStream> send(URI uri) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(settings.responseTimeout())
            .header("User-Agent", "lostwake")
            .GET();
    if (credentials != null) {
      request.header("Authorization", credentials.authorizationHeader());
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  private static Optional<URI> resolved(URI from, String location) {
    try {
      URI target = from.resolve(location);
      return target.getHost() == null ? Optional.empty() : Optional.of(target);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Scheme, host and port: what credentials are meant for.
  private static String origin(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
    return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
  }

  private static String startOf(InputStream body) {
    try (body) {
      return new String(body.readNBytes(ERROR_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      // What the status says is enough.
      return "";
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
