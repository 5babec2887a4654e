// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {

  @Test
  void help_lists_the_commands() {
    CommandRun run = CommandRun.of("--help");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Usage: liqscape", "map", "score", "liqprice");
    assertThat(CommandRun.of("liqprice", "--help").out()).contains("--csv=FILE").contains("--json");
  }

  @Test
  void version_names_the_program() {
    CommandRun run = CommandRun.of("--version");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("liqscape ");
  }

  @Test
  void wrong_usage_is_one_sentence_and_exit_code_2() {
    assertSentence(CommandRun.of(), "Missing required subcommand");
    assertSentence(CommandRun.of("liqprise"), "'liqprise'");
    assertSentence(CommandRun.of("liqprice"), "'--csv=FILE'");
    assertSentence(CommandRun.of("liqprice", "--csv", "no-such.csv"), "no file no-such.csv");
    assertSentence(CommandRun.of("liqprice", "--csv", "a", "--jason"), "'--jason'");
  }

  private static void assertSentence(CommandRun run, String part) {
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("liqscape: ").contains(part).contains("--help");
  }
}
