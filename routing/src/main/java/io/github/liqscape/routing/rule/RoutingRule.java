// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.rule;

import io.github.liqscape.routing.alert.Alert;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A node of the user's tree of rules: who wants alerts with which labels, and gathered how. The
 * first child that matches wins, unless it says to go on; a node whose children all decline stands
 * for itself. Children inherit targets, grouping and waits. Immutable.
 */
public final class RoutingRule {

  /**
   * What a rule asks for.
   *
   * @param targets ids of targets; empty means every target
   * @param grouping how they are gathered; empty as the channel does
   */
  public record Route(Set<String> targets, Optional<GroupPolicy> grouping) {

    /** Whether it includes a target. */
    public boolean includes(String target) {
      return targets.isEmpty() || targets.contains(target);
    }
  }

  private final List<LabelMatcher> matchers;
  private final boolean goOn;
  private final Set<String> targets;
  private final Optional<UnaryOperator<GroupPolicy>> grouping;
  private final List<RoutingRule> children;
  private @Nullable RuleIndex index; // worked out when asked; two threads find the same

  private RoutingRule(
      List<LabelMatcher> matchers,
      boolean goOn,
      Set<String> targets,
      Optional<UnaryOperator<GroupPolicy>> grouping,
      List<RoutingRule> children) {
    this.matchers = matchers;
    this.goOn = goOn;
    this.targets = targets;
    this.grouping = grouping;
    this.children = children;
  }

  /** A rule that matches everything: the root, to which {@link #child children} are added. */
  public static RoutingRule root() {
    return new RoutingRule(List.of(), false, Set.of(), Optional.empty(), List.of());
  }

  /** A rule for alerts that pass all of these, such as {@code symbol="BTCUSDT"}. */
  public static RoutingRule when(String... matchers) {
    List<LabelMatcher> parsed = new ArrayList<>();
    for (String matcher : matchers) {
      parsed.add(LabelMatcher.parse(matcher));
    }
    return new RoutingRule(List.copyOf(parsed), false, Set.of(), Optional.empty(), List.of());
  }

  /** The same for these targets. */
  public RoutingRule to(String... targetIds) {
    return new RoutingRule(matchers, goOn, Set.of(targetIds), grouping, children);
  }

  /** The same, with a change to the way of gathering that is inherited. */
  public RoutingRule grouped(UnaryOperator<GroupPolicy> change) {
    return new RoutingRule(matchers, goOn, targets, Optional.of(change), children);
  }

  /** The same, but rules after it are asked, too. */
  public RoutingRule continueMatching() {
    return new RoutingRule(matchers, true, targets, grouping, children);
  }

  /** The same with one more child, asked after those before it. */
  public RoutingRule child(RoutingRule rule) {
    List<RoutingRule> more = new ArrayList<>(children);
    more.add(rule);
    return new RoutingRule(matchers, goOn, targets, grouping, List.copyOf(more));
  }

  /** The routes of an alert, in the order of the tree; never empty for a root. */
  public List<Route> routes(Alert alert) {
    List<Route> found = new ArrayList<>(1);
    collect(alert, Set.of(), Optional.empty(), found);
    return found;
  }

  /** Names of all labels that it and its children look at: routes depend on nothing else. */
  public Set<String> labels() {
    Set<String> names = new HashSet<>();
    matchers.forEach(matcher -> names.add(matcher.label()));
    children.forEach(child -> names.addAll(child.labels()));
    return names;
  }

  /** A label that must have a value for this rule to match; null if no label must. */
  @Nullable LabelMatcher equality() {
    for (LabelMatcher matcher : matchers) {
      if (matcher.equality()) {
        return matcher;
      }
    }
    return null;
  }

  private int[] candidates(Alert alert) {
    RuleIndex known = index;
    if (known == null) {
      known = new RuleIndex(children);
      index = known;
    }
    return known.candidates(alert);
  }

  private boolean collect(
      Alert alert, Set<String> outer, Optional<GroupPolicy> inherited, List<Route> found) {
    if (!LabelMatcher.all(matchers, alert)) {
      return false;
    }
    Set<String> mine = targets.isEmpty() ? outer : targets;
    Optional<GroupPolicy> policy =
        grouping.isEmpty()
            ? inherited
            : Optional.of(grouping.get().apply(inherited.orElse(GroupPolicy.DEFAULT)));
    boolean taken = false;
    for (int place : candidates(alert)) {
      RoutingRule child = children.get(place);
      if (child.collect(alert, mine, policy, found)) {
        taken = true;
        if (!child.goOn) {
          break;
        }
      }
    }
    if (!taken) {
      found.add(new Route(mine, policy));
    }
    return true;
  }
}
