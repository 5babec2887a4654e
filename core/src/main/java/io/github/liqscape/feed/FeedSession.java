// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.Subscription;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What a recorded feed was asked for: with it and the inputs the feed can be run again.
 *
 * @param venue id of the venue
 * @param market name of the market
 * @param seed of the feed's jitter
 * @param subscription what it delivered
 */
public record FeedSession(String venue, String market, long seed, Subscription subscription) {

  private static final String MAGIC = "liqscape-feed/1";

  public FeedSession {
    Objects.requireNonNull(venue, "venue");
    Objects.requireNonNull(market, "market");
    Objects.requireNonNull(subscription, "subscription");
  }

  /**
   * The same, if it is of this market.
   *
   * @throws IllegalArgumentException if it is of another
   */
  public FeedSession of(Venue expectedVenue, String expectedMarket) {
    if (!venue.equals(expectedVenue.id()) || !market.equals(expectedMarket)) {
      throw new IllegalArgumentException(
          "the recording is of " + venue + " " + market + ", not of " + expectedVenue + " "
              + expectedMarket);
    }
    return this;
  }

  /** One fact a line. */
  String text() {
    StringBuilder text = new StringBuilder(MAGIC);
    text.append("\nvenue ").append(venue).append("\nmarket ").append(market);
    text.append("\nseed ").append(seed);
    text.append("\nforming ").append(subscription.formingCandles());
    subscription.kinds().stream().sorted().forEach(k -> text.append("\nkind ").append(k));
    for (Instrument i : subscription.instruments()) {
      text.append("\ninstrument ").append(plain(i.symbol())).append(' ').append(i.contractType());
      text.append(' ').append(plain(i.baseAsset())).append(' ').append(plain(i.quoteAsset()));
      text.append(' ').append(i.tickSize().toPlainString());
      text.append(' ').append(i.lotSize().toPlainString());
      text.append(' ').append(i.contractSize().toPlainString());
    }
    return text.toString();
  }

  /**
   * Reads {@link #text()}.
   *
   * @throws IllegalArgumentException if it is none, with the line that is wrong
   */
  static FeedSession parse(String text) {
    String[] lines = text.split("\n", -1);
    if (!lines[0].equals(MAGIC)) {
      throw new IllegalArgumentException("a session must begin with " + MAGIC);
    }
    String venue = "";
    String market = "";
    long seed = 0;
    Subscription.Builder wanted = Subscription.builder();
    for (int i = 1; i < lines.length; i++) {
      String[] words = lines[i].split(" ", -1);
      try {
        switch (words[0]) {
          case "venue" -> venue = words[1];
          case "market" -> market = words[1];
          case "seed" -> seed = Long.parseLong(words[1]);
          case "forming" -> wanted.formingCandles(Boolean.parseBoolean(words[1]));
          case "kind" -> wanted.kind(StreamKind.valueOf(words[1]));
          case "instrument" -> wanted.instrument(instrument(venue, words));
          default -> throw new IllegalArgumentException("unknown fact");
        }
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        throw new IllegalArgumentException("session line '" + lines[i] + "': " + e.getMessage(), e);
      }
    }
    return new FeedSession(venue, market, seed, wanted.build());
  }

  private static Instrument instrument(String venue, String[] w) {
    Venue of = Venue.of(venue);
    Instrument.Builder builder =
        ContractType.valueOf(w[2]) == ContractType.LINEAR
            ? Instrument.linear(of, raw(w[1]), raw(w[3]), raw(w[4]))
            : Instrument.inverse(of, raw(w[1]), raw(w[3]), raw(w[4]));
    return builder.tickSize(w[5]).lotSize(w[6]).contractSize(w[7]).build();
  }

  private static String plain(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String raw(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
