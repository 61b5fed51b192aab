package haidang.deploy;

/// What a person reads who has started the sample world: where to go, and what to do there.
final class Welcome {
  private static final String LINE = "─".repeat(78);

  private Welcome() {}

  /// @param first whether this world starts for the first time
  /// @param wipe  the command that removes it
  static String to(String console, String sites, String password, boolean first, String wipe) {
    return """
        %1$s
        THẾ GIỚI MẪU đang chạy. Mọi bài, nơi chốn và tên gọi trong đó đều bịa.

          Mở trình duyệt    %2$s
          Tên đăng nhập     admin
          Mật khẩu          %4$s

          1. Mở địa chỉ trên, đăng nhập.
          2. Bấm “Bắt đầu duyệt”, rồi “Lấy 10” (hoặc phím G, Q, L).
          3. Đọc bài và lý do. Bấm “Có dấu hiệu” (C), hoặc một lý do bỏ qua (D rồi 1–7).
          4. Nhầm thì “Hoàn tác” (Z). Mọi phím: bấm ?
        %1$s
        THE SAMPLE WORLD is running. Every post, place and name in it is made up.

          Open              %2$s
          Name              admin
          Password          %5$s

          1. Open that address and sign in.
          2. Press “Begin reviewing”, then “Take 10” (or the keys G, Q, L).
          3. Read the post and why. Press “Confirm” (C), or a reason to dismiss (D, then 1–7).
          4. “Undo” (Z) takes it back. All keys: press ?
        %1$s
        Các trang mẫu / the sample sites: %3$s/
        Xoá tất cả / remove everything: %6$s""".formatted(LINE, console, sites, password
        + (first ? "" : "   (nếu chưa đổi)"), password + (first ? "" : "   (unless you changed it)"), wipe);
  }
}
