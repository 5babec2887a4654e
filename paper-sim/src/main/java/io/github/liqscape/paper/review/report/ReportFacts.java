// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.report;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a report says about where it comes from.
 *
 * @param title heading
 * @param ruleHash of the rule, see {@code RuleBinding}
 * @param dataFromNanos start of the market data
 * @param dataUntilNanos end of it
 * @param dataSource where it came from
 * @param policies what was assumed about fills, fees, latency, by name
 * @param journalHash hash of the journal's state
 */
public record ReportFacts(
    String title,
    String ruleHash,
    long dataFromNanos,
    long dataUntilNanos,
    String dataSource,
    Map<String, String> policies,
    String journalHash) {

  public ReportFacts {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(ruleHash, "ruleHash");
    Objects.requireNonNull(dataSource, "dataSource");
    Objects.requireNonNull(journalHash, "journalHash");
    policies = Map.copyOf(policies);
    if (dataUntilNanos < dataFromNanos) {
      throw new IllegalArgumentException(
          "data must end after it starts, was " + dataFromNanos + " to " + dataUntilNanos);
    }
  }

  /** The policies by name, in order. */
  Map<String, String> sortedPolicies() {
    return new TreeMap<>(policies);
  }
}
