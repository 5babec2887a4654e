// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import com.sun.net.httpserver.HttpExchange;
import java.util.regex.Pattern;

/** For channels that serve a page on this machine: who may ask. */
public final class LocalPages {

  private static final Pattern LOCAL_HOST =
      Pattern.compile("(localhost|127\\.[0-9.]+|\\[::1\\])(:[0-9]+)?");

  private LocalPages() {}

  /**
   * Whether a page of another site uses the user's browser to get in: by another origin, or, where
   * only this machine should be served, by a name of its own that leads here.
   */
  public static boolean foreign(HttpExchange exchange, boolean loopbackOnly) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    if (loopbackOnly && (host == null || !LOCAL_HOST.matcher(host).matches())) {
      return true;
    }
    return origin != null && !origin.equals("http://" + host) && !origin.equals("https://" + host);
  }
}
