package io.lostwake.golang;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// What an endpoint is shown to let us in. Never part of any text but the request's header.
public sealed interface Credentials {
  /// The value of the request's `Authorization` header.
  String authorizationHeader();

  /// HTTP basic authentication (RFC 7617, UTF-8).
  ///
  /// @param user without a colon
  /// @param password may be empty
  record UserAndPassword(String user, String password) implements Credentials {
    public UserAndPassword {
      if (user.indexOf(':') >= 0) {
        throw new IllegalArgumentException("a user name cannot hold a colon");
      }
    }

    @Override
    public String authorizationHeader() {
      byte[] bytes = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
      return "UserAndPassword[...]";
    }
  }

  /// A bearer token (RFC 6750).
  ///
  /// @param token printable ASCII without spaces
  record BearerToken(String token) implements Credentials {
    public BearerToken {
      if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
        throw new IllegalArgumentException("a bearer token is printable ASCII without spaces");
      }
    }

    @Override
    public String authorizationHeader() {
      return "Bearer " + token;
    }

    @Override
    public String toString() {
      return "BearerToken[...]";
    }
  }
}
