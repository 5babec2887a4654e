// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.DeliveryOutcome.Dead;
import io.github.liqscape.routing.channel.DeliveryOutcome.DeadReason;
import io.github.liqscape.routing.channel.DeliveryOutcome.Delivered;
import io.github.liqscape.routing.channel.DeliveryOutcome.Expired;
import io.github.liqscape.routing.channel.DeliveryOutcome.RetryLater;
import io.github.liqscape.routing.channel.DeliveryOutcome.Unknown;
import io.github.liqscape.routing.channel.EgressPolicy;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.testkit.ScriptedReceiver.Behaviour;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every delivery channel over HTTP must do, as tests. Whoever writes a channel extends this
 * class and knows that it is right when all is green:
 *
 * <pre>{@code
 * final class MyChannelContractTest extends DeliveryChannelContract {
 *   @Override
 *   protected DeliveryChannel open(URI receiver, ChannelContext context) {
 *     return new MyProvider().open(
 *         ChannelConfig.of("mine").with("url", receiver + "/hook/S3cret").with("allow", "loopback"),
 *         context);
 *   }
 *
 *   @Override
 *   protected List<String> secrets() {
 *     return List.of("S3cret");
 *   }
 * }
 * }</pre>
 *
 * <p>The channel speaks to a receiver on this machine that answers well, badly and not at all.
 * Checked are the outcome of each answer; one request a delivery; no request before the first
 * delivery, after the expiry, to an address that is not allowed, or to where a redirect points; no
 * WAIT to a machine; the same id at every attempt; no exception; and, after every test, that no
 * secret was in an outcome, a {@code toString} or anything printed.
 */
@Timeout(60)
public abstract class DeliveryChannelContract extends ChannelFixture {

  /** For subclasses. */
  protected DeliveryChannelContract() {}

  /**
   * Opens the channel, pointed at the receiver and allowed to reach this machine.
   *
   * @param receiver scheme, address and port; any path may follow
   */
  @Override
  protected abstract DeliveryChannel open(URI receiver, ChannelContext context);

  /**
   * Texts of the configuration that must never be shown, such as a token in a path; at least one.
   */
  @Override
  protected abstract List<String> secrets();

  /** An answer by which the receiver says that it has the message. By default 200 and no body. */
  protected Behaviour success() {
    return ScriptedReceiver.status(200);
  }

  /** Whether a WAIT may be sent. By default not to a machine. */
  protected boolean takesWait() {
    return !channel().traits().machine();
  }

  /** Whether 401, 403, 404 and 410 disable the target. By default they do. */
  protected boolean refusalsDisable() {
    return true;
  }

  /** Whether a request carries the id of its delivery, by which a receiver or a reader knows it. */
  protected boolean carriesId(ScriptedReceiver.Request request, Delivery delivery) {
    return request.text().contains(delivery.deliveryId());
  }

  @Test
  void it_says_who_it_is_and_sends_nothing_when_opened() {
    assertThat(channel().kind()).matches("[a-z][a-z0-9-]{0,31}");
    assertThat(channel().target()).isNotBlank();
    assertThat(channel().rateBucket()).isNotBlank();
    assertThat(channel().traits()).isNotNull();
    assertThat(receiver().requests()).isEmpty();
  }

  @Test
  void success_is_delivered_with_one_request() {
    receiver().always(success());
    assertThat(deliver(message())).isInstanceOf(Delivered.class);
    assertThat(receiver().requests()).hasSize(1);
    assertThat(receiver().requests().getFirst().line()).startsWith("POST ");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 308})
  void a_redirect_is_dead_and_never_followed(int status) {
    receiver()
        .always(
            ScriptedReceiver.answer(
                status, Map.of("Location", receiver().uri() + "/elsewhere"), ""));
    dead(deliver(message()), DeadReason.REDIRECT, false);
    assertThat(receiver().requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void a_refused_login_is_dead(int status) {
    receiver().always(ScriptedReceiver.status(status));
    dead(deliver(message()), DeadReason.AUTH, refusalsDisable());
    assertThat(receiver().requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void a_receiver_that_is_gone_is_dead(int status) {
    receiver().always(ScriptedReceiver.status(status));
    dead(deliver(message()), DeadReason.GONE, refusalsDisable());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 422})
  void a_message_that_is_refused_is_dead_and_the_target_lives(int status) {
    receiver().always(ScriptedReceiver.status(status));
    dead(deliver(message()), DeadReason.REJECTED, false);
  }

  @Test
  void a_hint_to_slow_down_is_kept_and_no_failure() {
    receiver().always(ScriptedReceiver.answer(429, Map.of("Retry-After", "7"), ""));
    RetryLater retry = retry(deliver(message()));
    assertThat(retry.hintNanos()).isEqualTo(Duration.ofSeconds(7).toNanos());
    assertThat(retry.failure()).isFalse();
    assertThat(retry.feedback().pauseNanos()).isEqualTo(Duration.ofSeconds(7).toNanos());
  }

  @Test
  void being_told_to_slow_down_without_a_hint_is_never_final() {
    receiver().always(ScriptedReceiver.status(429));
    RetryLater retry = retry(deliver(message()));
    assertThat(retry.hintNanos()).isZero();
    assertThat(retry.failure()).isFalse();
    assertThat(retry.feedback().slowDown()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 503})
  void a_fault_that_may_pass_is_a_failure_to_try_again(int status) {
    receiver().always(ScriptedReceiver.status(status));
    assertThat(retry(deliver(message())).failure()).isTrue();
    assertThat(receiver().requests()).hasSize(1);
  }

  @Test
  void a_connection_that_is_reset_decides_nothing() {
    receiver().always(new Behaviour.Resets());
    assertThat(deliver(message())).isInstanceOfAny(RetryLater.class, Unknown.class);
    assertThat(receiver().requests()).hasSize(1);
  }

  @Test
  void no_connection_is_a_failure_to_try_again() {
    receiver().close();
    assertThat(retry(deliver(message())).failure()).isTrue();
  }

  @Test
  void a_receiver_that_never_answers_leaves_it_unknown_in_time() {
    receiver().always(new Behaviour.KeepsSilent());
    assertThat(deliver(message(Decision.BUY, 1, NOW, Duration.ofSeconds(1))))
        .isInstanceOf(Unknown.class);
  }

  @Test
  void an_answer_without_an_end_is_not_read_to_it() {
    receiver()
        .always(new Behaviour.NeverStops("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n"));
    assertThat(deliver(message())).isInstanceOf(Delivered.class);
  }

  @Test
  void an_answer_that_is_no_http_throws_nothing() {
    receiver().always(new Behaviour.Answers("\u0000\u0001 nonsense \r\n\r\n"));
    assertThat(deliver(message())).isInstanceOfAny(RetryLater.class, Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"retry_after\":\"x\"}", "null", "{\"id\":"})
  void a_body_that_makes_no_sense_throws_nothing(String body) {
    for (int status : new int[] {200, 429}) {
      receiver().always(ScriptedReceiver.answer(status, Map.of("Retry-After", "abc"), body));
      assertThat(deliver(message())).isNotNull();
    }
  }

  @Test
  void every_attempt_carries_the_same_id() {
    receiver().always(ScriptedReceiver.status(503));
    Delivery first = message();
    deliver(first);
    deliver(message(Decision.BUY, 2, NOW + Duration.ofSeconds(5).toNanos(), PATIENCE));
    assertThat(receiver().requests())
        .hasSize(2)
        .allSatisfy(r -> assertThat(carriesId(r, first)).isTrue());
  }

  @Test
  void a_wait_never_reaches_a_machine() {
    receiver().always(success());
    DeliveryOutcome outcome = deliver(message(Decision.WAIT, 1, NOW, PATIENCE));
    if (takesWait()) {
      assertThat(outcome).isInstanceOf(Delivered.class);
    } else {
      assertThat(outcome).isInstanceOf(Dead.class);
      assertThat(receiver().requests()).isEmpty();
    }
  }

  @Test
  void nothing_is_sent_once_its_time_is_over() {
    receiver().always(success());
    long over = message().expiresAtNanos();
    assertThat(deliver(message(Decision.BUY, 1, over, PATIENCE))).isInstanceOf(Expired.class);
    assertThat(receiver().requests()).isEmpty();
  }

  @Test
  void nothing_is_sent_where_it_may_not_go() {
    receiver().always(success());
    channel().close();
    try (DeliveryChannel denied =
        open(
            receiver().uri(),
            context((url, allowance) -> new EgressPolicy.Verdict.Denied("not there")))) {
      dead(deliver(denied, message()), DeadReason.EGRESS_DENIED, false);
    }
    assertThat(receiver().requests()).isEmpty();
  }

  @Test
  void an_interrupt_ends_it_and_is_not_lost() {
    receiver().always(new Behaviour.KeepsSilent());
    Thread.currentThread().interrupt();
    DeliveryOutcome outcome = deliver(message());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome).isInstanceOfAny(Unknown.class, RetryLater.class);
  }

  private static RetryLater retry(DeliveryOutcome outcome) {
    assertThat(outcome).isInstanceOf(RetryLater.class);
    return (RetryLater) outcome;
  }

  private static void dead(DeliveryOutcome outcome, DeadReason reason, boolean disables) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Dead.class,
            d -> {
              assertThat(d.reason()).isEqualTo(reason);
              assertThat(d.disableTarget()).isEqualTo(disables);
            });
  }
}
