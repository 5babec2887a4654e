// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.Gate;
import io.github.liqscape.setup.GateResult;
import io.github.liqscape.setup.GateStatus;
import io.github.liqscape.setup.WaitReason;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results of all gates for one attempt, as arrays by the gate's ordinal. */
final class GateTable {

  static final Gate[] GATES = Gate.values();

  /** What a gate says that does not apply and has looked at nothing: always the same. */
  private static final GateResult[] SKIPPED = skipped(true);

  private static final GateResult[] SKIPPED_REPORT = skipped(false);

  private static final GateStatus[] STATUSES = GateStatus.values();
  private static final WaitReason[] REASONS = WaitReason.values();

  /** Not judged yet, no reason. */
  private static final byte NONE = -1;

  final double[] value = new double[GATES.length];
  private final byte[] status = new byte[GATES.length];
  private final byte[] reason = new byte[GATES.length];
  private final boolean blocks;
  private int stopping;

  /** @param blocks whether gates block that only report in paper mode */
  GateTable(boolean blocks) {
    this.blocks = blocks;
    Arrays.fill(status, NONE);
  }

  /** A value against the gate's own threshold. */
  void judge(Gate gate, double measured) {
    judge(gate, measured, true, gate.reason());
  }

  /**
   * A value against the gate's own threshold and a condition beside it.
   *
   * @param also fails the gate if it does not hold, whatever the value
   * @param why the reason if it fails
   */
  void judge(Gate gate, double measured, boolean also, WaitReason why) {
    if (Double.isNaN(measured)) {
      set(gate, measured, GateStatus.UNKNOWN, why);
    } else {
      boolean pass = also && gate.comparison().holds(measured, gate.threshold());
      set(gate, measured, pass ? GateStatus.PASS : GateStatus.FAIL, why);
    }
  }

  void skip(Gate gate) {
    set(gate, Double.NaN, GateStatus.NOT_APPLICABLE, gate.reason());
  }

  private void set(Gate gate, double measured, GateStatus outcome, WaitReason why) {
    int i = gate.ordinal();
    boolean blocking = blocking(gate);
    if (blocking && status[i] != NONE && STATUSES[status[i]].stops()) {
      stopping--;
    }
    value[i] = measured;
    status[i] = (byte) outcome.ordinal();
    reason[i] = outcome.stops() ? (byte) why.ordinal() : NONE;
    if (blocking && outcome.stops()) {
      stopping++;
    }
  }

  boolean blocking(Gate gate) {
    return blocks || !gate.reportsInPaperMode();
  }

  /** Number of blocking gates that stop. */
  int stopping() {
    return stopping;
  }

  @Nullable WaitReason reason(Gate gate) {
    return reason(gate.ordinal());
  }

  private @Nullable WaitReason reason(int i) {
    return reason[i] == NONE ? null : REASONS[reason[i]];
  }

  GateStatus status(Gate gate) {
    return STATUSES[status[gate.ordinal()]];
  }

  List<GateResult> list(Evidence evidence) {
    GateResult[] results = new GateResult[GATES.length];
    for (int i = 0; i < results.length; i++) {
      Gate gate = GATES[i];
      List<String> ids = evidence.of(gate);
      GateStatus outcome = status(gate);
      results[i] =
          outcome == GateStatus.NOT_APPLICABLE && ids.isEmpty()
              ? (blocking(gate) ? SKIPPED : SKIPPED_REPORT)[i]
              : result(gate, outcome, blocking(gate), value[i], reason(i), ids);
    }
    return List.of(results);
  }

  private static GateResult result(
      Gate gate, GateStatus status, boolean blocking, double value, @Nullable WaitReason reason,
      List<String> ids) {
    return new GateResult(
        gate, status, blocking, value, gate.comparison(), gate.threshold(), reason, ids);
  }

  private static GateResult[] skipped(boolean blocking) {
    GateResult[] results = new GateResult[GATES.length];
    for (Gate gate : GATES) {
      results[gate.ordinal()] =
          result(gate, GateStatus.NOT_APPLICABLE, blocking, Double.NaN, null, List.of());
    }
    return results;
  }
}
