// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Resolves the name just before the request and refuses it if any address is not public.
 *
 * <p>Threading: as its resolver.
 */
final class ResolvingEgress implements EgressPolicy {

  private static final int HTTPS_PORT = 443;
  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|0[xX][0-9a-fA-F.xX]+|.*:.*");

  private final NameResolver resolver;

  ResolvingEgress(NameResolver resolver) {
    this.resolver = resolver;
  }

  @Override
  public Verdict check(URI url, Allowance allowance) {
    Optional<String> form = formFault(url);
    if (form.isPresent()) {
      return new Verdict.Denied(form.get());
    }
    String host = url.getHost();
    boolean literal = isLiteral(host);
    Optional<String> strict = publicFault(url, literal);
    if (strict.isPresent() && allowance == Allowance.PUBLIC) {
      return new Verdict.Denied(strict.get());
    }
    List<InetAddress> addresses;
    try {
      addresses = resolver.resolve(bare(host));
    } catch (UnknownHostException e) {
      return new Verdict.Unresolved();
    }
    if (addresses.isEmpty()) {
      return new Verdict.Unresolved();
    }
    return judge(addresses, allowance, strict);
  }

  private static Verdict judge(
      List<InetAddress> addresses, Allowance allowance, Optional<String> strict) {
    List<AddressRange> own =
        switch (allowance) {
          case PUBLIC -> List.<AddressRange>of();
          case LOOPBACK -> AddressRange.LOOPBACK;
          case PRIVATE -> AddressRange.PRIVATE;
        };
    Predicate<byte[]> admitted =
        a -> AddressRange.anyHolds(own, a) && !AddressRange.anyHolds(AddressRange.METADATA, a);
    boolean allOwn = true;
    for (InetAddress address : addresses) {
      byte[] bytes = address.getAddress();
      boolean mine = admitted.test(bytes);
      allOwn &= mine;
      if (!mine && AddressRange.anyHolds(AddressRange.NOT_PUBLIC, bytes)) {
        return new Verdict.Denied("the name leads to an address that is not public");
      }
    }
    return allOwn || strict.isEmpty() ? new Verdict.Allowed() : new Verdict.Denied(strict.get());
  }

  /** What no allowance mends. */
  private static Optional<String> formFault(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      return Optional.of("only https is allowed");
    }
    if (url.getHost() == null || url.getHost().isEmpty()) {
      return Optional.of("the URL has no host");
    }
    if (url.getRawUserInfo() != null) {
      return Optional.of("a URL with a user name is not allowed");
    }
    return Optional.empty();
  }

  /** What only a target on the user's own machines may have. */
  private static Optional<String> publicFault(URI url, boolean literal) {
    if (!"https".equalsIgnoreCase(url.getScheme())) {
      return Optional.of("only https is allowed");
    }
    if (literal) {
      return Optional.of("a host name is needed, not an address");
    }
    if (url.getPort() != -1 && url.getPort() != HTTPS_PORT) {
      return Optional.of("only port 443 is allowed, not " + url.getPort());
    }
    return Optional.empty();
  }

  private static boolean isLiteral(String host) {
    return NUMBERS.matcher(host).matches();
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
