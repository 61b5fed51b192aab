package haidang.deploy;

import java.util.Set;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./haidang completion [SHELL]`: one script for both shells.
@Command(name = "completion", mixinStandardHelpOptions = true, description = "In kịch bản gợi ý lệnh. / Print a completion script: source <(./haidang completion)")
final class CompletionCommand implements Runnable {
  private static final Set<String> SHELLS = Set.of("bash", "zsh");

  @Parameters(arity = "0..1", paramLabel = "SHELL", defaultValue = "bash", description = "bash hoặc / or zsh")
  private String shell = "bash";

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    if (!SHELLS.contains(shell)) {
      throw new WrongUse("Chỉ có bash và zsh, không có " + shell, "There are bash and zsh, not " + shell);
    }
    System.out.print(AutoComplete.bash("haidang", spec.root().commandLine()));
  }
}
