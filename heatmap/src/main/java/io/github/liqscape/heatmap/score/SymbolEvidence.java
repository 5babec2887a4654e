// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import io.github.liqscape.instrument.Instrument;
import java.util.List;

/** What one symbol showed, by horizon. */
record SymbolEvidence(Instrument instrument, List<HorizonEvidence> horizons) {}
