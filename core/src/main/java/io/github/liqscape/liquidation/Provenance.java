// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.liquidation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a profile comes from and how far to trust it.
 *
 * @param modelId name and parameter hash, such as {@code liqscape-map/1 3f9a0c12}
 * @param venues ids of the venues summed
 * @param fidelity quality of the inputs
 * @param markSource price that swept the map
 * @param coverage part of the open interest whose opening was seen, lowered by feed gaps; 0-1, NaN
 *     if there is no open interest
 * @param farShare part of the mass that lies outside the price window; 0-1
 * @param unexplainedShare part of forced quantity printed where the map had nothing; 0-1, NaN if no
 *     print was seen
 * @param gapSeconds24h seconds of the last 24 h in which a stream of the map had a gap
 * @param printsUsed forced prints of the last 30 days
 * @param ageNanos age of the newest input of each kind at {@code asOf}; absent if never seen
 * @param stale true if mark price, open interest or trades are older than they should be
 * @param flags words such as {@code SWEEP_INCOMPLETE} or {@code TIERS_STALE}
 * @param tiers date and source of the margin tiers
 * @param assumptions every constant of the model, by name
 * @param lastScore verdict of the last {@code MapScore}, if one was attached
 */
public record Provenance(
    String modelId,
    List<String> venues,
    Fidelity fidelity,
    MarkSource markSource,
    double coverage,
    double farShare,
    double unexplainedShare,
    double gapSeconds24h,
    int printsUsed,
    Map<String, Long> ageNanos,
    boolean stale,
    List<String> flags,
    String tiers,
    Map<String, String> assumptions,
    Optional<String> lastScore) {

  public Provenance {
    venues = List.copyOf(venues);
    ageNanos = Map.copyOf(ageNanos);
    flags = List.copyOf(flags);
    assumptions = Map.copyOf(assumptions);
  }
}
