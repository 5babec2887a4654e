package io.github.liqscape.examples.cli;

import io.github.liqscape.recorded.RecordedFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** How errors reach the user: wrong input is one sentence and an exit code, no stack trace. */
final class CommandErrors {

  private static final int FAULT = 3;

  private CommandErrors() {}

  static int wrongUsage(ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    return say(
        command,
        error.getMessage() + " (see " + command.getCommandSpec().qualifiedName() + " --help)");
  }

  static int failed(Exception error, CommandLine command, ParseResult arguments) {
    if (error instanceof RecordedFileException
        || error instanceof UncheckedIOException
        || error instanceof IllegalArgumentException) {
      return say(command, String.valueOf(error.getMessage()));
    }
    if (error instanceof IOException) {
      return say(command, error.getClass().getSimpleName() + ": " + error.getMessage());
    }
    error.printStackTrace(command.getErr());
    return FAULT;
  }

  private static int say(CommandLine command, String sentence) {
    command.getErr().println("liqscape: " + sentence);
    command.getErr().flush();
    return ExitCode.USAGE;
  }
}
