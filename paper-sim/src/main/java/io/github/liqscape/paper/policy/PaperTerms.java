// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.policy;

import io.github.liqscape.instrument.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything a paper account goes by; written into the head of its journal.
 *
 * @param runId prefix of the ids that the account gives out, 1 to 12 of {@code a-z A-Z 0-9 _}
 * @param positionMode one position an instrument, or a LONG and a SHORT one
 * @param fills how orders are filled
 * @param limits what stops the account
 * @param instruments what may be traded, one entry each
 */
public record PaperTerms(
    String runId,
    PositionMode positionMode,
    FillPolicy fills,
    RiskLimits limits,
    List<InstrumentTerms> instruments) {

  public PaperTerms {
    Objects.requireNonNull(positionMode, "positionMode");
    Objects.requireNonNull(fills, "fills");
    Objects.requireNonNull(limits, "limits");
    instruments = List.copyOf(instruments);
    if (!runId.matches("[A-Za-z0-9_]{1,12}")) {
      throw new IllegalArgumentException(
          "runId must be 1 to 12 of a-z A-Z 0-9 _, was '" + runId + "'");
    }
    List<Instrument> seen = new ArrayList<>();
    for (InstrumentTerms terms : instruments) {
      if (seen.contains(terms.instrument())) {
        throw new IllegalArgumentException("terms of " + terms.instrument() + " are given twice");
      }
      seen.add(terms.instrument());
    }
  }

  /** The terms of an instrument, if it may be traded. */
  public Optional<InstrumentTerms> of(Instrument instrument) {
    for (InstrumentTerms terms : instruments) {
      if (terms.instrument().equals(instrument)) {
        return Optional.of(terms);
      }
    }
    return Optional.empty();
  }
}
