// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.journal.JournalException;
import io.github.liqscape.recorded.RecordedFileException;
import io.github.liqscape.spi.VenueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** How errors reach the user: wrong input is one sentence and an exit code, no stack trace. */
final class CommandErrors {

  /** Done, and the answer is no. */
  static final int NO = 1;

  private static final int FAULT = 3;

  private CommandErrors() {}

  static int wrongUsage(ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    return say(
        command,
        ExitCode.USAGE,
        error.getMessage() + " (see " + command.getCommandSpec().qualifiedName() + " --help)");
  }

  static int failed(Exception error, CommandLine command, ParseResult arguments) {
    if (error instanceof VenueException none) {
      return say(command, NO, FailureWords.of(none.failure()));
    }
    if (error instanceof RecordedFileException
        || error instanceof JournalException
        || error instanceof UncheckedIOException
        || error instanceof IllegalArgumentException) {
      return say(command, ExitCode.USAGE, String.valueOf(error.getMessage()));
    }
    if (error instanceof IOException) {
      return say(
          command,
          ExitCode.USAGE,
          error.getClass().getSimpleName() + ": " + error.getMessage());
    }
    error.printStackTrace(command.getErr());
    return FAULT;
  }

  private static int say(CommandLine command, int exit, String sentence) {
    command.getErr().println("liqscape: " + sentence);
    command.getErr().flush();
    return exit;
  }
}
