package haidang.console.signin;

import haidang.console.Forms;
import java.util.Map;

/// What stands against a new password.
final class NewPassword {
  private NewPassword() {}

  /// @return a key of the words, empty when all is well: the old one is right and the new one was typed twice
  static String problem(SignIns signIns, Session session, Map<String, String> form) {
    String password = Forms.field(form, "password");
    if (!password.equals(Forms.field(form, "again"))) {
      return "twice";
    }
    if (password.equals(Forms.field(form, "old"))) {
      return "same";
    }
    return signIns.password(session.account(), Forms.field(form, "old")).isEmpty() ? "old" : "";
  }
}
