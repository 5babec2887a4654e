package io.github.liqscape.bybit;

import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.spi.VenueFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question about one kind of event, for those who take any. */
final class EventsQuery implements RestQuery<List<MarketEvent>> {

  private final RestQuery<? extends List<? extends MarketEvent>> query;

  EventsQuery(RestQuery<? extends List<? extends MarketEvent>> query) {
    this.query = query;
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
  public List<MarketEvent> result() {
    return List.copyOf(query.result());
  }

  @Override
  public long malformed() {
    return query.malformed();
  }
}
