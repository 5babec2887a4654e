// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.journal.Journal;
import io.github.liqscape.journal.JournalCursor;
import io.github.liqscape.setup.AccountTerms;
import io.github.liqscape.setup.Setup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdvisorReplayTest {

  private static final int SETUPS = 200;

  @Test
  void a_replay_without_the_model_gives_the_live_revisions_byte_for_byte(@TempDir Path directory) {
    for (boolean closed : List.of(false, true)) {
      AdvisorGuard guard =
          closed
              ? AdvisorGuard.failClosed(AccountTerms.DEFAULT)
              : AdvisorGuard.failOpen(AccountTerms.DEFAULT);
      Path journal = directory.resolve(closed ? "closed" : "open");
      Map<Integer, Consultation> live = live(journal, guard);
      AdvisorReplay replay = AdvisorReplay.of(journal, guard);
      assertThat(replay.size()).isEqualTo(SETUPS);
      Map<String, Integer> seen = new HashMap<>();
      live.forEach(
          (i, was) -> {
            Consultation again = replay.consult(setup(i));
            assertThat(again).isEqualTo(was);
            assertThat(bytes(again.setup())).isEqualTo(bytes(was.setup()));
            seen.merge(was.outcome().label(), 1, Integer::sum);
          });
      assertThat(seen)
          .containsKeys(
              "ACCEPTED", "LATE", "OVERSIZE", "MALFORMED", "OUT_OF_BOUNDS", "HASH_MISMATCH",
              "ERROR", "SYMBOL", "HOUR_BUDGET");
    }
  }

  @Test
  void what_was_never_asked_is_not_recorded(@TempDir Path directory) {
    Journal.at(directory).open().close();
    Setup.Trade trade = TestSetup.buy().build();
    Consultation none =
        AdvisorReplay.of(directory, AdvisorGuard.failOpen(AccountTerms.DEFAULT)).consult(trade);
    assertThat(none.outcome().label()).isEqualTo("NOT_RECORDED");
    assertThat(none.setup()).isSameAs(trade);
  }

  @Test
  void the_journal_tells_who_was_asked_what_and_when(@TempDir Path directory) {
    live(directory, AdvisorGuard.failOpen(AccountTerms.DEFAULT));
    List<AdvisorRecord> records = new ArrayList<>();
    try (JournalCursor cursor = Journal.read(directory)) {
      cursor.forEachRemaining(entry -> records.add(AdvisorRecord.of(entry)));
    }
    AdvisorRecord accepted =
        records.stream()
            .filter(r -> r.outcome() instanceof AdvisorOutcome.Accepted)
            .findFirst()
            .orElseThrow();
    assertThat(accepted.advisor().modelId()).isEqualTo("model-1");
    assertThat(accepted.latencyNanos()).isEqualTo(Duration.ofMillis(700).toNanos());
    assertThat(new String(accepted.request(), StandardCharsets.UTF_8))
        .contains(accepted.contextHash());
    assertThat(AdviceJson.parse(accepted.response()).contextHash())
        .isEqualTo(accepted.contextHash());
    AdvisorRecord late =
        records.stream()
            .filter(r -> r.outcome().label().equals("LATE"))
            .findFirst()
            .orElseThrow();
    assertThat(late.latencyNanos()).isEqualTo(Duration.ofSeconds(2).toNanos());
    assertThat(late.response()).isEmpty();
    assertThat(records.toString()).doesNotContain("sk-secret");
  }

  @Test
  void a_journal_of_something_else_is_refused(@TempDir Path directory) {
    try (Journal journal = Journal.at(directory).open()) {
      journal.append(7, 1, 0, new byte[3]);
    }
    assertThatThrownBy(
            () -> AdvisorReplay.of(directory, AdvisorGuard.failOpen(AccountTerms.DEFAULT)))
        .hasMessageContaining("must be of type 1 version 1");
  }

  /** Every kind of answer there is, some of them late; seeded. */
  private static Map<Integer, Consultation> live(Path directory, AdvisorGuard guard) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(41);
    TurnedClock clock = new TurnedClock();
    StepExecutor steps = new StepExecutor();
    List<CompletableFuture<byte[]>> answers = new ArrayList<>();
    Map<Integer, Consultation> outcomes = new HashMap<>();
    JsonAdvisor advisor =
        new BodyAdvisor(
            request -> {
              CompletableFuture<byte[]> answer = new CompletableFuture<>();
              answers.add(answer);
              byte[] body = body(request, random);
              return answer.thenApply(nothing -> body).minimalCompletionStage();
            });
    try (Journal journal = Journal.at(directory).open();
        AdvisorDesk desk =
            AdvisorDesk.with(advisor)
                .guard(guard)
                .scheduler(clock)
                .executor(steps)
                .budget(new AdvisorBudget(SETUPS - 40, SETUPS, 1_000))
                .journal(journal)
                .build()) {
      for (int i = 0; i < SETUPS; i++) {
        CompletionStage<Consultation> result = desk.consult(setup(i));
        steps.runAll();
        clock.advance(Duration.ofMillis(random.nextInt(8) == 0 ? 2_100 : 700));
        if (random.nextInt(20) == 0) {
          answers.forEach(a -> a.completeExceptionally(new IllegalStateException("sk-secret")));
        }
        answers.forEach(a -> a.complete(new byte[0]));
        answers.clear();
        steps.runAll();
        outcomes.put(i, result.toCompletableFuture().join());
      }
    }
    return outcomes;
  }

  private static byte[] body(AdvisorRequest request, RandomGenerator random) {
    String good =
        AdviceJson.text(
            new Advice(
                1, request.contextHash(),
                random.nextInt(5) == 0 ? Verdict.VETO : Verdict.AGREE,
                -random.nextDouble() * 0.3, random.nextDouble(),
                List.of(AdvisorReason.OTHER), "na\u00efve \"note\" " + random.nextInt()));
    String body =
        switch (random.nextInt(10)) {
          case 0 -> good.replace("AGREE", "FLIP").replace("VETO", "FLIP");
          case 1 -> good + " ".repeat(9_000);
          case 2 -> good.replace("\"confidenceDelta\":-", "\"confidenceDelta\":");
          case 3 -> good.replace(request.contextHash(), "0".repeat(64));
          default -> good;
        };
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private static Setup.Trade setup(int i) {
    TestSetup builder = TestSetup.buy().salt(i);
    return (i % 29 == 7 ? builder.symbol("BAD SYMBOL") : i % 3 == 0 ? builder.onPaper() : builder)
        .build();
  }

  private static byte[] bytes(Setup setup) {
    return (setup + "\n" + setup.explain()).getBytes(StandardCharsets.UTF_8);
  }
}
