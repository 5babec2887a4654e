// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.alert;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What makes two alerts one story: {@code v1|venue|symbol|side|kind|timeframe|ref}. Tier, verdict,
 * price and time are content and never part of it.
 */
final class DedupeKey {

  private static final int LONGEST = 255;
  private static final String NONE = "-";
  private static final Map<String, String> SHOUTED =
      Stream.of(
              Venue.BINANCE, Venue.BYBIT, Venue.OKX, Venue.GATE, Venue.HYPERLIQUID, Venue.PHEMEX,
              Venue.SYNTHETIC)
          .collect(toUnmodifiableMap(Venue::id, v -> v.id().toUpperCase(Locale.ROOT)));
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private DedupeKey() {}

  static String of(
      Venue venue,
      String symbol,
      Optional<PositionSide> side,
      AlertKind kind,
      Optional<Timeframe> timeframe,
      String ref) {
    StringBuilder key = new StringBuilder(symbol.length() + ref.length() + 32);
    add(key.append("v1|"), shouted(venue));
    add(key.append('|'), symbol);
    key.append('|');
    key.append(kind == AlertKind.CONDITION || side.isEmpty() ? NONE : side.get().name());
    key.append('|').append(kind.code()).append('|');
    key.append(
        kind == AlertKind.SETUP && timeframe.isPresent() ? timeframe.get().code() : NONE);
    add(key.append('|'), ref);
    return key.length() <= LONGEST ? key.toString() : "v1h|" + Digest.base64Url(key.toString());
  }

  /** The id of a venue as keys and labels show it. */
  static String shouted(Venue venue) {
    String known = SHOUTED.get(venue.id());
    return known == null ? venue.id().toUpperCase(Locale.ROOT) : known;
  }

  private static void add(StringBuilder key, String field) {
    for (int i = 0; i < field.length(); i++) {
      if (!plain(field.charAt(i))) {
        key.append(percentEncoded(field));
        return;
      }
    }
    key.append(field);
  }

  private static String percentEncoded(String field) {
    StringBuilder out = new StringBuilder();
    for (byte b : field.getBytes(StandardCharsets.UTF_8)) {
      if (plain((char) (b & 0xff))) {
        out.append((char) b);
      } else {
        HEX.toHexDigits(out.append('%'), b);
      }
    }
    return out.toString();
  }

  private static boolean plain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.' || c == '_' || c == '~' || c == '-';
  }
}
