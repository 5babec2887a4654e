// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.recording.InputKind;
import io.github.liqscape.recording.RecordedInput;
import io.github.liqscape.spi.VenueFailure;

/** {@link FeedInput}s as they stand in a recording. */
final class InputRecords {

  private static final String GOOD = "ok\n";

  private InputRecords() {}

  static RecordedInput write(FeedInput input) {
    return switch (input) {
      case FeedInput.Opened o -> of(o, o.connection(), InputKind.OPENED, "");
      case FeedInput.Frame f -> of(f, f.connection(), InputKind.FRAME, f.text());
      case FeedInput.Lost l ->
          of(l, l.connection(), InputKind.DROPPED, l.frames() + (l.tooLarge() ? " too large" : ""));
      case FeedInput.Closed c ->
          of(c, c.connection(), InputKind.CLOSED, c.status() + " " + c.cause());
      case FeedInput.Body b -> of(b, b.request(), InputKind.HTTP, GOOD + b.text());
      case FeedInput.NoAnswer n ->
          of(n, n.request(), InputKind.HTTP, n.failure().reason() + "\n" + n.failure().detail());
      case FeedInput.Tick t -> of(t, 0, InputKind.TICK, "");
    };
  }

  private static RecordedInput of(FeedInput input, int number, InputKind kind, String text) {
    return new RecordedInput(input.nanos(), number, kind, text);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is no input of a feed
   */
  static FeedInput read(RecordedInput line) {
    long nanos = line.receivedNanos();
    int number = line.connection();
    String text = line.text();
    return switch (line.kind()) {
      case FRAME -> new FeedInput.Frame(nanos, number, text);
      case OPENED -> new FeedInput.Opened(nanos, number);
      case CLOSED -> {
        int space = text.indexOf(' ');
        yield new FeedInput.Closed(
            nanos, number, Integer.parseInt(text.substring(0, space)), text.substring(space + 1));
      }
      case HTTP -> {
        if (text.startsWith(GOOD)) {
          yield new FeedInput.Body(nanos, number, text.substring(GOOD.length()));
        }
        int end = text.indexOf('\n');
        yield new FeedInput.NoAnswer(
            nanos,
            number,
            new VenueFailure(
                VenueFailure.Reason.valueOf(text.substring(0, end)), text.substring(end + 1)));
      }
      case TICK -> new FeedInput.Tick(nanos);
      case DROPPED -> {
        boolean tooLarge = text.endsWith(" too large");
        String count = tooLarge ? text.substring(0, text.indexOf(' ')) : text;
        yield new FeedInput.Lost(nanos, number, Long.parseLong(count), tooLarge);
      }
      case SESSION, TIERS, LOST ->
          throw new IllegalArgumentException(line.kind() + " is no input of a feed");
    };
  }
}
