package haidang.deploy;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `./haidang password NAME`.
@Command(name = "password", mixinStandardHelpOptions = true, description = {
    "Cấp mật khẩu mới cho một tài khoản, chỉ hiện một lần. / Give an account a new password, shown once.",
    "Dành cho quản trị viên quên mật khẩu. Các phiên bị kết thúc, ứng dụng xác thực bị gỡ.",
    "For an administrator who has lost theirs. It ends the sessions and takes the authenticator away."})
final class PasswordCommand implements Callable<Integer> {
  @Mixin
  private DataOptions data = new DataOptions();

  @Parameters(arity = "0..1", paramLabel = "NAME", defaultValue = "admin", description = "Tài khoản / account (${DEFAULT-VALUE})")
  private String name = "admin";

  @Override
  public Integer call() throws Exception {
    try (Access access = Access.existing(data)) {
      String by = System.getProperty("user.name", "unknown");
      String password = access.installation().accounts().reset(name);
      access.installation().alerting().audit().record(by, "password-reset", name, "command line");
      System.out.println(password);
      return 0;
    } catch (IllegalArgumentException e) {
      throw new WrongUse("Không có tài khoản " + name, String.valueOf(e.getMessage()), e);
    }
  }
}
