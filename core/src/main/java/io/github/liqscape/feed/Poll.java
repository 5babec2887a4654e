// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Something a venue has no stream for and that is asked for again and again.
 *
 * @param instrument of which instrument
 * @param every how often
 * @param query a new question each time
 */
public record Poll(
    Instrument instrument, Duration every, Supplier<RestQuery<List<MarketEvent>>> query) {}
