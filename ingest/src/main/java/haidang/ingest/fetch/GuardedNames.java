package haidang.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The look-ups of this Java: a name that was found public never leads inside again, however its owner's server answers
/// later. So what was checked before robots.txt, the host's turn and its pause still holds when the request connects.
///
/// Names that nobody fetches from, such as those of the broker, the database and the mail server, are looked up as ever.
public final class GuardedNames extends InetAddressResolverProvider {
  private static final Set<String> GUARDED = ConcurrentHashMap.newKeySet();

  /// Lets the name lead to public addresses alone, from now on.
  static void guard(String host) { GUARDED.add(key(host)); }

  /// For a name that turned out to lead inside after all: others may have a use for it.
  static void release(String host) { GUARDED.remove(key(host)); }

  private static String key(String host) { return host.toLowerCase(Locale.ROOT); }

  @Override
  public InetAddressResolver get(Configuration configuration) { return over(configuration.builtinResolver()); }

  static InetAddressResolver over(InetAddressResolver usual) {
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
        Stream<InetAddress> found = usual.lookupByName(host, policy);
        return GUARDED.contains(key(host)) ? outside(host, found.toList()) : found;
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        return usual.lookupByAddress(address);
      }
    };
  }

  private static Stream<InetAddress> outside(String host, List<InetAddress> found) throws UnknownHostException {
    if (found.stream().anyMatch(Network::inside)) {
      throw new UnknownHostException(host + " led to a public address and leads to a private one now");
    }
    return found.stream();
  }

  @Override
  public String name() { return "haidang"; }
}
