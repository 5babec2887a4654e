package io.github.liqscape.bybit;

import io.github.liqscape.feed.Backfilled;
import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.spi.VenueFailure;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A question to history whose answer is judged: does it close the hole? */
final class BackfillQuery<E extends MarketEvent> implements RestQuery<Backfilled> {

  private final RestQuery<List<E>> query;
  private final Function<List<E>, Backfilled> judge;

  BackfillQuery(RestQuery<List<E>> query, Function<List<E>, Backfilled> judge) {
    this.query = query;
    this.judge = judge;
  }

  @Override
  public @Nullable RestRequest next() {
    return query.next();
  }

  @Override
  public @Nullable VenueFailure accept(String body, long nowNanos) {
    return query.accept(body, nowNanos);
  }

  @Override
  public Backfilled result() {
    return judge.apply(query.result());
  }

  @Override
  public long malformed() {
    return query.malformed();
  }
}
