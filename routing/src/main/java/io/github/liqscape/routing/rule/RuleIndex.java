// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.rule;

import io.github.liqscape.routing.alert.Alert;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the children of a rule that can match an alert, without asking each: of a child that wants
 * a label to equal a value only alerts with that value are worth a look. Immutable.
 */
final class RuleIndex {

  private static final int[] NONE = {};

  private record ByLabel(String label, Map<String, int[]> children) {}

  private final List<ByLabel> byLabel = new ArrayList<>();
  private final int[] others;

  RuleIndex(List<RoutingRule> children) {
    Map<String, Map<String, List<Integer>>> wanted = new HashMap<>();
    List<Integer> rest = new ArrayList<>();
    for (int i = 0; i < children.size(); i++) {
      LabelMatcher equality = children.get(i).equality();
      List<Integer> same =
          equality == null
              ? rest
              : wanted
                  .computeIfAbsent(equality.label(), l -> new HashMap<>())
                  .computeIfAbsent(equality.value(), v -> new ArrayList<>());
      same.add(i);
    }
    wanted.forEach(
        (label, values) -> {
          Map<String, int[]> places = new HashMap<>();
          values.forEach((value, same) -> places.put(value, array(same)));
          byLabel.add(new ByLabel(label, places));
        });
    others = array(rest);
  }

  /** Places of the children worth a look, ascending; not to be changed. */
  int[] candidates(Alert alert) {
    int[] found = others;
    for (ByLabel wanted : byLabel) {
      int[] more = wanted.children.getOrDefault(alert.label(wanted.label), NONE);
      found = found.length == 0 ? more : more.length == 0 ? found : merged(found, more);
    }
    return found;
  }

  private static int[] merged(int[] a, int[] b) {
    int[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    Arrays.sort(all);
    return all;
  }

  private static int[] array(List<Integer> places) {
    return places.stream().mapToInt(Integer::intValue).toArray();
  }
}
