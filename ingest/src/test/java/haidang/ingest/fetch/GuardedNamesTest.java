package haidang.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.net.spi.InetAddressResolverProvider;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardedNamesTest {
  private static final String HOST = "doi-y.example";
  private static final LookupPolicy ANY = LookupPolicy.of(LookupPolicy.IPV4);

  /// What the name server of the host answers now.
  private String answer = "8.8.8.8";

  private final InetAddressResolver resolver = GuardedNames.over(new InetAddressResolver() {
    @Override
    public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
      return Stream.of(InetAddress.ofLiteral(answer));
    }

    @Override
    public String lookupByAddress(byte[] address) { return HOST; }
  });

  @AfterEach
  void release() { GuardedNames.release(HOST); }

  @Test
  void aNameThatWasPublicNeverLeadsInsideAgain() throws Exception {
    GuardedNames.guard(HOST);
    assertThat(resolver.lookupByName(HOST, ANY)).containsExactly(InetAddress.ofLiteral("8.8.8.8"));
    answer = "127.0.0.1";

    assertThatThrownBy(() -> resolver.lookupByName("Doi-Y.example", ANY)).isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("leads to a private one now");
  }

  @Test
  void namesThatNobodyFetchesFromLeadWhereTheyDo() throws Exception {
    answer = "127.0.0.1";

    assertThat(resolver.lookupByName("kafka.example", ANY)).containsExactly(InetAddress.ofLiteral("127.0.0.1"));
  }

  @Test
  void aNameThatLeadsInsideIsRefusedAndNotGuarded() throws Exception {
    Network network = new Network(false);

    assertThatThrownBy(() -> network.demandPublic(java.net.URI.create("http://localhost/"))).isInstanceOf(
        FetchFailed.class);
    answer = "127.0.0.1";
    assertThat(resolver.lookupByName("localhost", ANY)).isNotEmpty();
  }

  @Test
  void thisJavaLooksNamesUpThroughIt() {
    assertThat(ServiceLoader.load(InetAddressResolverProvider.class)).singleElement().isInstanceOf(GuardedNames.class);
  }
}
