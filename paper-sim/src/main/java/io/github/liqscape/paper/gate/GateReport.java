// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The gate's answer with everything it rests on.
 *
 * @param status NOT_READY unless every condition passed
 * @param stage that was asked for
 * @param ruleHash it is bound to
 * @param variants K: distinct variants of the rule that were tried
 * @param requiredTrades least number of trades to declare
 * @param conditions all eleven, in order
 * @param waivers sign-offs that name a failed condition; shown, without effect
 */
public record GateReport(
    PromotionStatus status,
    Stage stage,
    String ruleHash,
    int variants,
    int requiredTrades,
    List<Condition> conditions,
    List<SignOff> waivers) {

  /** Why a short record proves nothing; printed with every answer. */
  public static final String SMALL_SAMPLES =
      """
      Why small samples cannot pass: at a deviation of 1.2 R the trades needed are 36 for an edge of
      0.5 R, 99 for 0.3, 223 for 0.2, 396 for 0.15, 891 for 0.1. A system with no edge at all (40 %
      wins of 1.5 R) shows a profit factor of 1.2 or more in 40 % of records of 20 trades, in 18 %
      of 100 and in 6 % of 300. The best of 10 edgeless variants passes a 5 % test 40 % of the
      time; that is why every variant tried is counted.
      """;

  public GateReport {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(stage, "stage");
    conditions = List.copyOf(conditions);
    waivers = List.copyOf(waivers);
  }

  /** Whether the status is READY. */
  public boolean ready() {
    return status == PromotionStatus.READY;
  }

  /** One condition. */
  public Condition condition(ConditionId id) {
    return conditions.get(id.ordinal());
  }

  /** The report for people. */
  public String text() {
    StringBuilder text = new StringBuilder(2_000);
    text.append(status).append(" for ").append(stage).append(", rule ").append(ruleHash)
        .append(", variants tried K = ").append(variants)
        .append(", trades to declare >= ").append(requiredTrades).append('\n');
    for (Condition c : conditions) {
      text.append(
          String.format(
              Locale.ROOT, "%-4s %-4s %-34s measured %s, threshold %s, n %d: %s%n", c.id(),
              c.pass() ? "pass" : "FAIL", c.id().words(), number(c.measured()),
              number(c.threshold()), c.n(), c.why()));
    }
    for (SignOff waiver : waivers) {
      text.append("waiver of ").append(waiver.waives().map(Enum::name).orElse("")).append(" by ")
          .append(waiver.by()).append(": noted, the status stays as it is\n");
    }
    return text.append(SMALL_SAMPLES).toString();
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.6g", value);
  }
}
