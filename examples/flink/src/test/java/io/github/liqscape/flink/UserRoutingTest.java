// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.flink.event.DeliveryResult;
import io.github.liqscape.flink.event.EventCodec;
import io.github.liqscape.flink.event.Told;
import io.github.liqscape.flink.source.SyntheticMarkets;
import io.github.liqscape.flink.source.SyntheticTapes;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.DueDelivery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A user in step with a courier: outcomes come late, in any order and twice. */
class UserRoutingTest {

  private static final SyntheticMarkets MARKETS = new SyntheticMarkets(1, 22, 3_000, 10);
  private static final SyntheticDesk DESK = new SyntheticDesk(MARKETS, 1, Timeframe.M1);
  private static final String USER = "user-0";

  private static List<MarketEvent> events() {
    return new SyntheticTapes(MARKETS, Duration.ofMinutes(20)).open("0").toList();
  }

  /** What the user is told, as it comes out of a channel. */
  private static List<Told> told() throws IOException {
    MarketEngines engines = MarketEngines.of(DESK, MARKETS.instrument(0));
    List<Told> all = new ArrayList<>();
    for (MarketEvent event : events()) {
      Told.Market news = engines.apply(event);
      if (engines.concernsUsers(news)) {
        Told told = new Told(USER, event.eventNanos(), engines.applied(), news);
        ByteArrayOutputStream bytes = written(told);
        Told read = Told.read(in(bytes), new EventCodec());
        assertThat(written(read).toByteArray()).isEqualTo(bytes.toByteArray());
        assertThat(((Told.Market) read.news()).alerts()).isEqualTo(news.alerts());
        all.add(read);
      }
    }
    return all;
  }

  private static ByteArrayOutputStream written(Told told) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    told.write(new DataOutputStream(bytes), new EventCodec());
    return bytes;
  }

  private static DataInputStream in(ByteArrayOutputStream bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static UserRouting reopened(UserRouting user) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    user.save(new DataOutputStream(bytes));
    return UserRouting.restore(DESK, USER, in(bytes));
  }

  @Test
  void user_in_step_decides_what_the_plain_loop_does_also_when_saved_while_it_waits()
      throws IOException {
    LocalRun run = new LocalRun(DESK, new Trial.Moody(), true);
    events().forEach(run::apply);
    run.finish();

    UserRouting user = UserRouting.of(DESK, USER, 0);
    told().forEach(user::hear);
    List<String> lines = new ArrayList<>();
    Deque<Told> underWay = new ArrayDeque<>();
    int waits = 0;
    while (true) {
      while (user.step(Long.MAX_VALUE)) {
        lines.addAll(user.takeLines(USER));
        for (DueDelivery due : user.takeDeliveries()) {
          user.expect(due);
          underWay.push(outcome(due));
        }
      }
      if (underWay.isEmpty()) {
        break;
      }
      assertThat(user.expects()).isTrue();
      user = ++waits % 4 == 0 ? reopened(user) : user;
      Told last = underWay.pop();
      user.hear(last);
      user.hear(last);
    }
    assertThat(waits).isGreaterThan(20);
    assertThat(lines).isEqualTo(run.lines.get("users"));
  }

  private static Told outcome(DueDelivery due) {
    Trial.Moody moody = new Trial.Moody();
    return Told.of(
        new DeliveryResult(
            USER, due.delivery().attemptNanos() + moody.takesNanos(USER, due),
            due.delivery().deliveryId(), due.delivery().attempt(), moody.deliver(USER, due)));
  }

  @Test
  void news_of_an_unknown_kind_is_refused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(USER);
    out.writeByte(2);
    assertThatThrownBy(() -> Told.read(in(bytes), new EventCodec()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("was 2");
  }
}
