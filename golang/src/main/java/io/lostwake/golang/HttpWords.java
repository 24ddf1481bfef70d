package io.lostwake.golang;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// What went wrong with a request, and what to try next, as one clause.
final class HttpWords {
  private HttpWords() {}

  /// Words for an answer that is neither a document nor a redirect.
  ///
  /// @param start the first characters of the answer's body
  /// @param hadCredentials whether the request showed any
  static String ofStatus(URI uri, int status, String start, boolean hadCredentials) {
    if (status == 401 || status == 403) {
      return hadCredentials
          ? "it does not accept these credentials (%d)".formatted(status)
          : "it wants credentials (%d); give them with --user NAME:PASSWORD or --bearer TOKEN"
              .formatted(status);
    }
    // The words of Go's net/http server for plain HTTP on a TLS port.
    if (status == 400 && start.contains("HTTP request to an HTTPS server")) {
      return "it speaks TLS; try https://" + uri.getRawAuthority();
    }
    String line = start.lines().findFirst().orElse("").strip();
    boolean isMarkup = line.startsWith("<");
    return "it answered %d%s"
        .formatted(
            status, line.isEmpty() || isMarkup ? "" : " (" + VisibleText.of(line, 120) + ")");
  }

  /// Words for a request that got no answer.
  static String ofFailure(URI uri, IOException failure, EndpointSettings settings) {
    if (failure instanceof HttpConnectTimeoutException) {
      return "no connection after %s; is it the right host%s, and is a firewall between?"
          .formatted(
              Durations.words(settings.connectTimeout()),
              uri.getScheme().equals("https") ? ", does it speak TLS" : "");
    }
    if (failure instanceof HttpTimeoutException) {
      return "connected, but no answer after %s"
          .formatted(Durations.words(settings.responseTimeout()));
    }
    if (find(failure, UnresolvedAddressException.class).isPresent()) {
      return "no such host; is the name right?";
    }
    if (find(failure, ConnectException.class).isPresent()) {
      return "connection refused; is it running, and is %s the port of its pprof?"
          .formatted(uri.getPort() < 0 ? "the default" : String.valueOf(uri.getPort()));
    }
    String certificate = ofCertificate(uri, failure, settings);
    if (certificate != null) {
      return certificate;
    }
    return ofProtocol(uri, failure);
  }

  private static @Nullable String ofCertificate(
      URI uri, IOException failure, EndpointSettings settings) {
    if (find(failure, CertificateExpiredException.class).isPresent()) {
      return "its TLS certificate has expired";
    }
    if (find(failure, CertificateNotYetValidException.class).isPresent()) {
      return "its TLS certificate is not valid yet; are the clocks right?";
    }
    if (find(failure, CertPathBuilderException.class).isPresent()
        || find(failure, CertPathValidatorException.class).isPresent()) {
      return settings.certificateAuthority() == null
          ? "its TLS certificate is not signed by an authority that Java trusts; give its authority"
              + " with --ca FILE (PEM)"
          : "its TLS certificate is not signed by an authority in "
              + VisibleText.of(settings.certificateAuthority().toString(), 200);
    }
    Optional<CertificateException> other = find(failure, CertificateException.class);
    return other.isEmpty()
        ? null
        : "its TLS certificate is not for %s (%s)"
            .formatted(
                uri.getHost(), VisibleText.of(String.valueOf(other.get().getMessage()), 200));
  }

  private static String ofProtocol(URI uri, IOException failure) {
    String message = VisibleText.of(String.valueOf(failure.getMessage()), 200);
    if (uri.getScheme().equals("https")) {
      return message.contains("SSL message")
          ? "it speaks plain HTTP; try http://" + uri.getRawAuthority()
          : failure instanceof SSLException
              ? "no TLS connection (%s)".formatted(message)
              : "the connection broke before an answer (%s)".formatted(message);
    }
    boolean isNoHttp = failure instanceof ProtocolException || message.contains("status line");
    if (isNoHttp) {
      return "it does not answer in HTTP; if it speaks TLS, try https://" + uri.getRawAuthority();
    }
    boolean isClosed =
        find(failure, EOFException.class).isPresent()
            || find(failure, SocketException.class).isPresent()
            || find(failure, ClosedChannelException.class).isPresent();
    return isClosed
        ? "it closed the connection without an answer; if it speaks TLS, try https://"
            + uri.getRawAuthority()
        : "the connection broke before an answer (%s)".formatted(message);
  }

  private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    int depth = 0;
    for (Throwable t = failure; t != null && depth < 20; t = t.getCause(), depth++) {
      if (type.isInstance(t)) {
        return Optional.of(type.cast(t));
      }
    }
    return Optional.empty();
  }
}
