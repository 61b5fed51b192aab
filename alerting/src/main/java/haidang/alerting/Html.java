package haidang.alerting;

/// Text inside a mail's HTML.
final class Html {
  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'",
        "&#39;");
  }

  /// A whole mail, 600 px wide or as wide as the screen, inline styles alone.
  static String page(String title,
      String body) { return """
          <!doctype html>
          <html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title></head>
          <body style="margin:0;background:#eff3f4;font-family:'Segoe UI','Noto Sans',Roboto,Arial,sans-serif;color:#12212b">
          <table role="presentation" width="100%%" cellpadding="0" cellspacing="0"><tr><td align="center">
          <table role="presentation" width="600" cellpadding="0" cellspacing="0" \
          style="width:100%%;max-width:600px;background:#ffffff;margin:16px 0;border:1px solid #dbe3e6">
          <tr><td bgcolor="#0d3a52" style="padding:14px 24px;background:#0d3a52;color:#ffffff;font-size:16px;font-weight:bold">Hải Đăng</td></tr>
          <tr><td style="padding:20px 24px;font-size:14px;line-height:1.5;overflow-wrap:anywhere">
          %s
          </td></tr></table></td></tr></table></body></html>
          """
          .formatted(escape(title), body); }
}
