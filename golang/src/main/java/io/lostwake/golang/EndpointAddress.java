package io.lostwake.golang;

import io.lostwake.model.UnreadableSourceException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a process, or one document of it, can be asked over HTTP.
///
/// @param name the address as it may be shown: without credentials
/// @param uri the same as a URI, without user information and fragment
/// @param credentials what the address brought with it; null for none
record EndpointAddress(String name, URI uri, @Nullable Credentials credentials) {
  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://.*");
  private static final Pattern HOST_AND_PORT =
      Pattern.compile(
          "^(?:[^/\\s]+@)?(?:[A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.%]+]):\\d{1,5}(?:[/?].*)?$");
  private static final Set<String> PPROF_PARAMETERS = Set.of("debug", "seconds", "gc");

  /// Whether a source says by its form that it is an address.
  static boolean hasScheme(String source) {
    return SCHEME.matcher(source).matches();
  }

  /// Whether a source could be `host:port`, with whatever follows.
  static boolean isHostAndPort(String source) {
    return HOST_AND_PORT.matcher(source).matches();
  }

  /// An address as a person types it.
  ///
  /// @throws UnreadableSourceException if it is none that can be asked
  static EndpointAddress of(String source) throws UnreadableSourceException {
    String typed = hasScheme(source) ? source : "http://" + source;
    int authority = typed.indexOf("://") + 3;
    String scheme = typed.substring(0, authority - 3).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new UnreadableSourceException(
          "%s: only http and https addresses, files and - are read".formatted(shown(source)));
    }
    int end = authority;
    while (end < typed.length() && "/?#".indexOf(typed.charAt(end)) < 0) {
      end++;
    }
    int at = typed.lastIndexOf('@', end - 1);
    String userInfo = at >= authority ? typed.substring(authority, at) : null;
    String hostAndPort = typed.substring(at >= authority ? at + 1 : authority, end);
    String host = hostAndPort.startsWith(":") ? "localhost" + hostAndPort : hostAndPort;
    int fragment = typed.indexOf('#', end);
    String rest = typed.substring(end, fragment < 0 ? typed.length() : fragment);
    URI uri = uri(scheme + "://" + host + rest, source);
    String prefix = hasScheme(source) ? scheme + "://" : "";
    return new EndpointAddress(
        VisibleText.of(prefix + hostAndPort + masked(rest), 300),
        uri,
        credentials(userInfo, source));
  }

  private static URI uri(String text, String source) throws UnreadableSourceException {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null && uri.getPort() <= 65_535) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Its message repeats the address, credentials included.
    }
    throw new UnreadableSourceException(
        "%s: this is no address; it looks like http://host:6060".formatted(shown(source)));
  }

  private static @Nullable Credentials credentials(@Nullable String userInfo, String source)
      throws UnreadableSourceException {
    if (userInfo == null) {
      return null;
    }
    int colon = userInfo.indexOf(':');
    String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    String password = colon < 0 ? "" : userInfo.substring(colon + 1);
    try {
      return new Credentials.UserAndPassword(decoded(user), decoded(password));
    } catch (IllegalArgumentException e) {
      throw new UnreadableSourceException(
          "%s: user or password is not percent-encoded well; use --user NAME:PASSWORD"
              .formatted(shown(source)));
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /// What is typed, for a message: all that could be credentials is left out, even from nonsense.
  static String shown(String source) {
    int scheme = source.indexOf("://");
    int start = scheme < 0 ? 0 : scheme + 3;
    int at = source.lastIndexOf('@');
    String bare =
        at >= start && (scheme >= 0 || isHostAndPort(source))
            ? source.substring(0, start) + source.substring(at + 1)
            : source;
    return VisibleText.of(bare, 300);
  }

  /// A URI as it may be shown.
  static String shown(URI uri) {
    String authority = String.valueOf(uri.getRawAuthority());
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return VisibleText.of(
        uri.getScheme()
            + "://"
            + authority.substring(authority.lastIndexOf('@') + 1)
            + masked(uri.getRawPath() + query),
        300);
  }

  /// A path and query in which only the values of pprof's own parameters are shown.
  private static String masked(String pathAndQuery) {
    int question = pathAndQuery.indexOf('?');
    if (question < 0) {
      return pathAndQuery;
    }
    StringBuilder masked = new StringBuilder(pathAndQuery.substring(0, question + 1));
    for (String parameter : pathAndQuery.substring(question + 1).split("&", -1)) {
      int equals = parameter.indexOf('=');
      boolean isShown = equals < 0 || PPROF_PARAMETERS.contains(parameter.substring(0, equals));
      masked.append(masked.charAt(masked.length() - 1) == '?' ? "" : "&");
      masked.append(isShown ? parameter : parameter.substring(0, equals + 1) + "...");
    }
    return masked.toString();
  }

  /// Whether it names one document of a pprof endpoint: a profile, or anything with a query.
  boolean isDocument() {
    String path = path();
    return uri.getRawQuery() != null
        || path.endsWith("/goroutine")
        || path.endsWith("/goroutineleak");
  }

  /// Whether it could be a document for all that its path tells, such as `/logs/17.txt`, or just as
  /// well the place where a service is mounted.
  boolean mayBeDocument() {
    return isDocument() || !(path().endsWith("/") || isRoot());
  }

  /// Whether the document is the runtime's leak profile.
  boolean isLeakProfile() {
    return path().endsWith("/goroutineleak");
  }

  /// Where the profiles of the process may lie, the likeliest first; each ends with a slash.
  List<URI> roots() {
    String path = path().endsWith("/") ? path() : path() + "/";
    URI here = uri.resolve(path);
    return isRoot() ? List.of(here) : List.of(here.resolve("debug/pprof/"), here);
  }

  private boolean isRoot() {
    return path().endsWith("/pprof") || path().endsWith("/pprof/");
  }

  private String path() {
    return uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
  }
}
