package org.shanshui.platform.directory;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * What passkeys are bound to (WebAuthn: relying party). A browser gives a passkey to no other site
 * than the one it was made at, so the site's name is a setting and never what a request says.
 *
 * @param host the name of the site
 * @param origin scheme, name and port, as browsers write them
 */
record PasskeySite(String host, String origin) {
  private static final String LOCALHOST = "localhost";

  /**
   * The site at this address; empty where browsers make no passkeys: without an address, without
   * https but on this machine, and where it has no name but a number.
   */
  static Optional<PasskeySite> of(String address) {
    if (address.isBlank()) {
      return Optional.empty();
    }
    URI uri;
    try {
      uri = URI.create(address.strip());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    boolean isSafe = scheme.equals("https") || scheme.equals("http") && host.equals(LOCALHOST);
    if (!isSafe || host.isEmpty() || host.contains(":") || host.matches("[0-9.]+")) {
      return Optional.empty();
    }
    boolean isUsual = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
    return Optional.of(
        new PasskeySite(host, scheme + "://" + host + (isUsual ? "" : ":" + uri.getPort())));
  }
}
