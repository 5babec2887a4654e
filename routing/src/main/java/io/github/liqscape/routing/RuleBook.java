// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertIntent;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.rule.LabelMatcher;
import io.github.liqscape.routing.rule.RoutingRule;
import io.github.liqscape.routing.rule.Silence;
import io.github.liqscape.setup.Decision;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What rules and silences say of an alert. Both look at labels alone, and only at some: alerts with
 * the same values of these share a page, which is written once.
 *
 * <p>Threading: single thread.
 */
final class RuleBook {

  /** What is said of all alerts with the same labels. */
  static final class Page {

    private final int edition;
    private final AlertTier tier;
    private final Optional<Decision> verdict;
    private final AlertIntent intent;
    private final Optional<Timeframe> timeframe;
    private final Map<String, String> labels;
    private final RoutingRule.@Nullable Route[] routes;
    private final Silence[] silences;

    private Page(
        int edition, Alert alert, RoutingRule.@Nullable Route[] routes, Silence[] silences) {
      this.edition = edition;
      tier = alert.tier();
      verdict = alert.verdict();
      intent = alert.intent();
      timeframe = alert.timeframe();
      labels = alert.labels();
      this.routes = routes;
      this.silences = silences;
    }

    /** The first route that includes a target, null if none does. */
    RoutingRule.@Nullable Route route(Seat seat) {
      return routes[seat.place];
    }

    /** Whether a silence holds at a time. */
    boolean silenced(long nanos) {
      for (Silence silence : silences) {
        if (silence.holds(nanos)) {
          return true;
        }
      }
      return false;
    }

    /** Whether it speaks of a further alert of its story: all other labels are in its key. */
    private boolean covers(Alert alert) {
      return tier == alert.tier()
          && intent == alert.intent()
          && verdict.equals(alert.verdict())
          && timeframe.equals(alert.timeframe())
          && labels.equals(alert.labels());
    }
  }

  /** The values of the labels that are looked at. */
  private static final class Values {
    private final String[] values;
    private int hash;

    Values(String[] values) {
      this.values = values;
      hash = Arrays.hashCode(values);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Values v && Arrays.equals(values, v.values);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private static final int MOST_PAGES = 4_096;

  private final RoutingRule rules;
  private final Mutes mutes;
  private final Seats seats;
  private final Map<Values, Page> pages = new HashMap<>();
  private int edition = -1;
  private String[] labels = {};
  private Values asked = new Values(labels);

  RuleBook(RoutingRule rules, Mutes mutes, Seats seats) {
    this.rules = rules;
    this.mutes = mutes;
    this.seats = seats;
  }

  /** The page of an alert; its story keeps it. */
  Page page(Alert alert, @Nullable KeyState story) {
    if (edition != mutes.edition()) {
      newEdition();
    }
    Page known = story == null ? null : story.page;
    if (known != null && known.edition == edition && known.covers(alert)) {
      return known;
    }
    Page page = find(alert);
    if (story != null) {
      story.page = page;
    }
    return page;
  }

  private Page find(Alert alert) {
    int hash = 1;
    for (int i = 0; i < labels.length; i++) {
      String value = alert.label(labels[i]);
      asked.values[i] = value;
      hash = 31 * hash + value.hashCode();
    }
    asked.hash = hash;
    Page page = pages.get(asked);
    if (page == null) {
      page = write(alert);
      if (pages.size() >= MOST_PAGES) {
        pages.clear(); // labels without end, such as a ref: what is asked again comes back
      }
      pages.put(new Values(asked.values.clone()), page);
    }
    return page;
  }

  private Page write(Alert alert) {
    List<RoutingRule.Route> routes = rules.routes(alert);
    RoutingRule.@Nullable Route[] first = new RoutingRule.Route[seats.all().size()];
    for (Seat seat : seats.all()) {
      first[seat.place] = first(routes, seat.target);
    }
    return new Page(edition, alert, first, mutes.covering(alert).toArray(new Silence[0]));
  }

  private static RoutingRule.@Nullable Route first(
      List<RoutingRule.Route> routes, String target) {
    for (RoutingRule.Route route : routes) {
      if (route.includes(target)) {
        return route;
      }
    }
    return null;
  }

  private void newEdition() {
    Set<String> names = new TreeSet<>(rules.labels());
    for (Silence silence : mutes.silences()) {
      silence.matchers().stream().map(LabelMatcher::label).forEach(names::add);
    }
    edition = mutes.edition();
    labels = names.toArray(new String[0]);
    asked = new Values(labels.clone());
    pages.clear();
  }
}
