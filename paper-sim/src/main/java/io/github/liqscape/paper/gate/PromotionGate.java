// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Says whether a rule is ready for the next stage, and is the only one that does. NOT_READY is the
 * default; all eleven conditions must hold on evidence that is there. There is no override: a
 * waiver is noted and changes nothing. A later breach shows the next time the gate is asked.
 *
 * {@snippet :
 * GateReport answer =
 *     PromotionGate.standard().judge(RecordedEvidence.of(journal).build());
 * System.out.println(answer.text()); // NOT_READY, with a line for each of eleven conditions
 * }
 *
 * <p>READY is no promise of profit: paper is not live, and a market may change on the day after.
 *
 * <p>Immutable, may be used by any thread.
 */
public final class PromotionGate {

  private final GateTerms terms;

  private PromotionGate(GateTerms terms) {
    this.terms = terms;
  }

  /** The gate as the reference has it. */
  public static PromotionGate standard() {
    return new PromotionGate(GateTerms.DEFAULT);
  }

  /** A gate with other terms. */
  public static PromotionGate of(GateTerms terms) {
    return new PromotionGate(Objects.requireNonNull(terms, "terms"));
  }

  /** Judges. */
  public GateReport judge(GateEvidence evidence) {
    CountedTrades counted = CountedTrades.of(evidence);
    int variants = variants(evidence);
    double error = terms.level() / variants;
    List<Condition> conditions = new ArrayList<>();
    conditions.add(MeanTests.g1(evidence, counted, error));
    conditions.add(Regimes.g2(evidence, counted, terms));
    conditions.add(MeanTests.g3(evidence, counted, terms, error));
    conditions.add(RecordTests.g4(evidence, counted, terms));
    conditions.add(RecordTests.g5(counted, terms));
    conditions.add(RecordTests.g6(evidence, terms));
    conditions.add(RecordTests.g7(evidence));
    conditions.add(ProcessTests.g8(evidence, terms));
    conditions.add(ProcessTests.g9(evidence));
    conditions.add(ProcessTests.g10(evidence));
    conditions.add(ProcessTests.g11(evidence, List.copyOf(conditions), terms));
    boolean ready = conditions.stream().allMatch(Condition::pass);
    return new GateReport(
        ready ? PromotionStatus.READY : PromotionStatus.NOT_READY, evidence.stage,
        evidence.ruleHash, variants,
        evidence.declaration
            .map(declared -> MeanTests.required(declared, error))
            .orElse(MeanTests.LEAST_TRADES),
        conditions,
        evidence.signOffs.stream().filter(one -> one.waives().isPresent()).toList());
  }

  /** K: distinct variants in the journal, this one among them whether it was listed or not. */
  private static int variants(GateEvidence evidence) {
    Set<String> hashes = new HashSet<>(evidence.variantHashes);
    hashes.add(evidence.ruleHash);
    return hashes.size();
  }
}
