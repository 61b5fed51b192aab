package haidang.deploy;

import haidang.alerting.Digest;
import haidang.alerting.Digests;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./haidang digest`.
@Command(name = "digest", mixinStandardHelpOptions = true, description = "In bản tin ngày mới nhất; không gửi đi. / Print the latest daily digest; nothing is sent.")
final class DigestCommand implements Callable<Integer> {
  @Mixin
  private DataOptions data = new DataOptions();

  @Option(names = "--now", description = "Viết cho 24 giờ vừa qua / write one over the last 24 hours")
  private boolean now;

  @Option(names = "--html", description = "In HTML như trong thư / print HTML, as it is mailed")
  private boolean html;

  @Override
  public Integer call() throws Exception {
    try (Access access = Access.existing(data)) {
      Digests digests = access.installation().alerting().digests();
      var digest = now ? java.util.Optional.of(digests.preview()) : digests.newest(1).stream().findFirst();
      if (digest.isEmpty()) {
        System.err.println("Chưa có bản tin ngày nào; --now viết cho 24 giờ vừa qua.");
        System.err.println("No daily digest has been written yet; --now writes one over the last 24 hours.");
        return 1;
      }
      Digest found = digest.get();
      System.out.println(html ? found.html() : found.subject() + "\n\n" + found.plain());
      return 0;
    }
  }
}
