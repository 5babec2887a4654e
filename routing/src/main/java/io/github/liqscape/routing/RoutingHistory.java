// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.journal.Journal;
import io.github.liqscape.journal.JournalCursor;
import io.github.liqscape.journal.JournalEntry;
import io.github.liqscape.routing.alert.TargetDecision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a router has written: every fact, also while it runs, without its lock. It goes back seven
 * days at least.
 */
public final class RoutingHistory {

  private RoutingHistory() {}

  /**
   * Reads all facts, oldest first.
   *
   * @param outbox the router's folder
   * @throws io.github.liqscape.journal.JournalException if it cannot be read or is damaged
   */
  public static void read(Path outbox, Consumer<RoutingEvent> facts) {
    read(outbox, 0, facts);
  }

  /**
   * Reads the facts that are newer than those seen, oldest first: for who follows a router.
   *
   * @param outbox the router's folder
   * @param seen what the last reading returned; 0 for all
   * @return to give the next time
   * @throws io.github.liqscape.journal.JournalException if it cannot be read or is damaged
   */
  public static long read(Path outbox, long seen, Consumer<RoutingEvent> facts) {
    long newest = seen;
    try (JournalCursor entries = Journal.read(outbox)) {
      while (entries.hasNext()) {
        JournalEntry entry = entries.next();
        if (entry.sequence() > newest) {
          newest = entry.sequence();
          facts.accept(EventCodec.read(entry.type(), entry.version(), entry.payload()));
        }
      }
      return newest;
    } catch (IOException e) {
      throw new UncheckedIOException(outbox + " holds what is no routing entry", e);
    }
  }

  /**
   * The story of one alert, in order: how it was judged, and what became of its messages.
   *
   * @param id of an alert or of a message
   * @return empty if there is none
   */
  public static List<RoutingEvent> of(Path outbox, String id) {
    List<RoutingEvent> story = new ArrayList<>();
    Set<String> messages = new HashSet<>(Set.of(id));
    read(
        outbox,
        event -> {
          boolean mine =
              switch (event) {
                case RoutingEvent.Decided d -> {
                  boolean same =
                      d.alert().id().equals(id)
                          || PlannedMessages.of(d).stream().anyMatch(messages::contains);
                  if (same) {
                    messages.addAll(PlannedMessages.of(d));
                  }
                  yield same;
                }
                case RoutingEvent.Flushed f -> {
                  boolean same =
                      f.deliveryId().filter(messages::contains).isPresent()
                          || f.firing().stream().anyMatch(a -> a.id().equals(id))
                          || f.ended().stream().anyMatch(a -> a.id().equals(id));
                  if (same) {
                    f.deliveryId().ifPresent(messages::add);
                  }
                  yield same;
                }
                case RoutingEvent.Retrying r -> messages.contains(r.deliveryId());
                case RoutingEvent.Ended e -> messages.contains(e.deliveryId());
                case RoutingEvent.Resent r -> messages.contains(r.deliveryId());
                default -> false;
              };
          if (mine) {
            story.add(event);
          }
        });
    return story;
  }

  /** A fact in words: one line, and one more for each target of a decision. */
  public static String words(RoutingEvent event) {
    String at = Instant.ofEpochSecond(0, event.clockNanos()) + "  ";
    return switch (event) {
      case RoutingEvent.Decided d -> at + decided(d);
      case RoutingEvent.Flushed f ->
          at + "group for " + f.target() + ": " + f.reason() + ", " + f.firing().size()
              + " firing, " + f.ended().size() + " ended, " + f.muted().size() + " muted"
              + f.deliveryId().map(i -> ", message " + i).orElse("");
      case RoutingEvent.Retrying r ->
          at + r.target() + " attempt " + r.attempt() + " of " + r.deliveryId() + " failed ("
              + r.why() + "), next at " + Instant.ofEpochSecond(0, r.retryAtNanos());
      case RoutingEvent.Ended e ->
          at + e.target() + " " + e.deliveryId() + " " + e.end() + " after " + e.attempts()
              + (e.attempts() == 1 ? " attempt" : " attempts")
              + (e.detail().isEmpty() ? "" : " (" + e.detail() + ")");
      case RoutingEvent.ZoneLeft z -> at + "price has left the zone of " + z.dedupeKey();
      case RoutingEvent.Silenced s ->
          at + "silence " + s.silence().id() + " by " + s.silence().author() + ": "
              + s.silence().matchers();
      case RoutingEvent.Switched s ->
          at + s.target() + (s.enabled() ? " switched on" : " switched off: " + s.why());
      case RoutingEvent.Resent r -> at + "message " + r.deliveryId() + " sent once more";
      case RoutingEvent.Floor f -> at + "sequences up to " + f.sequence() + " are used";
    };
  }

  private static String decided(RoutingEvent.Decided d) {
    StringBuilder text = new StringBuilder();
    text.append(d.alert().tier()).append(' ').append(d.alert().dedupeKey());
    text.append(" \"").append(d.alert().title()).append("\" (").append(d.alert().id());
    text.append(d.cause() == RoutingEvent.Cause.PUBLISHED ? ")" : ", " + d.cause() + ")");
    for (RoutingEvent.Planned p : d.targets()) {
      TargetDecision t = p.decision();
      text.append(
          String.format(
              Locale.ROOT, "%n    %-20s %-10s %s%s%s", t.target(), t.state(), t.reason(),
              t.notes().isEmpty() ? "" : " " + t.notes(),
              t.detail().isEmpty() ? "" : ": " + t.detail()));
      t.deliveryId().ifPresent(i -> text.append("  ").append(i));
    }
    return text.toString();
  }
}
