// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A message in words for people, the same on every channel. It says what it is, how sure the sender
 * is and by which measure, and until when it holds. It promises nothing.
 *
 * @param title one line, without control characters
 * @param entries one for each alert, those that fire first; at least one
 * @param notes about the message as a whole, such as how often it was repeated
 */
public record Wording(String title, List<Entry> entries, List<String> notes) {

  /** Stands under every message. */
  public static final String CAUTION = "Context, not advice.";

  /**
   * One alert in words.
   *
   * @param heading one line
   * @param lines plain text; each is one line
   * @param ended whether its cause has ended
   */
  public record Entry(String heading, List<String> lines, boolean ended) {
    public Entry {
      Objects.requireNonNull(heading, "heading");
      lines = List.copyOf(lines);
    }
  }

  public Wording {
    Objects.requireNonNull(title, "title");
    entries = List.copyOf(entries);
    notes = List.copyOf(notes);
  }

  /** The words of a message. */
  public static Wording of(Delivery delivery) {
    List<Entry> entries = new ArrayList<>();
    delivery.firing().forEach(a -> entries.add(AlertWords.entry(a, false)));
    delivery.ended().forEach(a -> entries.add(AlertWords.entry(a, true)));
    return new Wording(title(delivery, entries), entries, notes(delivery));
  }

  /** The lines of a message about one alert; of a group, each heading before its lines. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Entry entry : entries) {
      if (entries.size() > 1) {
        lines.add((entry.ended() ? "Ended: " : "") + entry.heading());
      }
      lines.addAll(entry.lines());
    }
    lines.addAll(notes);
    return lines;
  }

  /** Lines and caution as one text. */
  public String text() {
    return String.join("\n", lines()) + "\n" + CAUTION;
  }

  /** A text as one line: each run of line ends and other control characters becomes a space. */
  public static String oneLine(String text) {
    return AlertWords.oneLine(text);
  }

  /** A tier in words: {@code Actionable setup}. */
  public static String tier(AlertTier tier) {
    return switch (tier) {
      case WATCHLIST -> "Watchlist";
      case ACTIVE_RISK -> "Active risk";
      case ACTIONABLE_SETUP -> "Actionable setup";
      case AUTOMATION_CANDIDATE -> "Automation candidate";
    };
  }

  private static String title(Delivery delivery, List<Entry> entries) {
    String ended = delivery.firing().isEmpty() ? "Ended: " : "";
    String about =
        entries.size() == 1
            ? entries.getFirst().heading()
            : entries.size() + " alerts, " + marketOf(delivery);
    return ended + "[" + tier(delivery.tier()) + "] " + about;
  }

  private static String marketOf(Delivery delivery) {
    Alert first = delivery.alert();
    List<Alert> all = new ArrayList<>(delivery.firing());
    all.addAll(delivery.ended());
    boolean one =
        all.stream()
            .allMatch(a -> a.venue().equals(first.venue()) && a.symbol().equals(first.symbol()));
    return one ? AlertWords.market(first) : "several markets";
  }

  private static List<String> notes(Delivery delivery) {
    if (delivery.reason() != ReasonCode.DIGEST) {
      return List.of();
    }
    long minutes = Math.round(delivery.repeatSpanNanos() / 60e9);
    return List.of("Repeated " + delivery.repeats() + " times in " + minutes + " min.");
  }
}
