package io.github.liqscape.routing.alert;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * What makes two alerts one story: {@code v1|venue|symbol|side|kind|timeframe|ref}. Tier, verdict,
 * price and time are content and never part of it.
 */
final class DedupeKey {

  private static final int LONGEST = 255;
  private static final String NONE = "-";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private DedupeKey() {}

  static String of(
      Venue venue,
      String symbol,
      Optional<PositionSide> side,
      AlertKind kind,
      Optional<Timeframe> timeframe,
      String ref) {
    String key =
        String.join(
            "|",
            "v1",
            encoded(venue.id().toUpperCase(Locale.ROOT)),
            encoded(symbol),
            kind == AlertKind.CONDITION ? NONE : side.map(Enum::name).orElse(NONE),
            kind.code(),
            kind == AlertKind.SETUP ? timeframe.map(Timeframe::code).orElse(NONE) : NONE,
            encoded(ref));
    return key.length() <= LONGEST ? key : "v1h|" + Digest.base64Url(key);
  }

  private static String encoded(String field) {
    for (int i = 0; i < field.length(); i++) {
      if (!plain(field.charAt(i))) {
        return percentEncoded(field);
      }
    }
    return field;
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
