package haidang.bench;

import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/// Runs a command whose numbers are numbers of things: at least 1, or 0 where that is the default. A seed may be any.
final class CountsDemanded implements IExecutionStrategy {
  @Override
  public int execute(ParseResult parsed) {
    for (ParseResult at = parsed; at != null; at = at.subcommand()) {
      at.matchedOptions().forEach(CountsDemanded::demand);
    }
    return new RunLast().execute(parsed);
  }

  private static void demand(OptionSpec option) {
    if (!(option.getValue() instanceof Number given) || option.longestName().equals("--seed")) {
      return;
    }
    boolean zero = "0".equals(option.defaultValue()) || given instanceof Double;
    if (given.doubleValue() < (zero ? 0 : 1)) {
      throw new ParameterException(option.command().commandLine(), option.longestName() + " phải từ " + (zero ? 0 : 1)
          + " trở lên / is " + (zero ? 0 : 1) + " or more, not " + given);
    }
  }
}
