package haidang.deploy;

/// What a person reads who has started the sample world: where to go, and what to do there.
final class Welcome {
  private static final String LINE = "─".repeat(78);

  private Welcome() {}

  /// @param first whether this world starts for the first time
  static String to(String console, String sites, String password, boolean first) {
    return """
        %1$s
        THẾ GIỚI MẪU đang chạy. Mọi bài, nơi chốn và tên gọi trong đó đều bịa.

          Mở trình duyệt    %2$s
          Tên đăng nhập     admin
          Mật khẩu          %4$s

          1. Mở địa chỉ trên, đăng nhập.
          2. Vào Duyệt (phím G rồi Q), bấm L để lấy 10 vụ việc.
          3. Đọc; J: vụ sau, K: vụ trước.
          4. C: có dấu hiệu. D rồi 1 đến 7: bỏ qua kèm lý do. Z: hoàn tác.
        %1$s
        THE SAMPLE WORLD is running. Every post, place and name in it is made up.

          Open              %2$s
          Name              admin
          Password          %5$s

          1. Open that address and sign in.
          2. Go to Review (keys G, then Q), press L to take ten cases.
          3. Read; J for the next, K for the one before.
          4. C: confirmed. D, then 1 to 7: dismissed, and why. Z takes it back.
        %1$s
        Các trang mẫu / the sample sites: %3$s/
        Xoá tất cả / remove everything: ./haidang wipe""".formatted(LINE, console, sites, password
        + (first ? "" : "   (nếu chưa đổi)"), password + (first ? "" : "   (unless you changed it)"));
  }
}
