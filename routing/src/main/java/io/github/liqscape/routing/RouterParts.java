// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.journal.Journal;
import io.github.liqscape.routing.outbox.JournalMode;
import io.github.liqscape.routing.outbox.Jitter;
import io.github.liqscape.spi.Scheduler;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a router is put together from. */
record RouterParts(
    RouterConfig config,
    Stories stories,
    Jitter jitter,
    Scheduler scheduler,
    Executor workers,
    Executor writer,
    @Nullable Journal journal,
    Supplier<Journal> reopen,
    JournalMode mode,
    List<Consumer<RoutingEvent>> listeners,
    Runnable atClose,
    long closeWaitNanos) {}
