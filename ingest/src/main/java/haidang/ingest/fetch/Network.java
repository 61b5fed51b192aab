package haidang.ingest.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/// Keeps requests away from the inside of the network this program runs in.
///
/// A name that was found public is guarded from then on: see [GuardedNames].
final class Network {
  private final boolean allowLocal;

  Network(boolean allowLocal) { this.allowLocal = allowLocal; }

  void demandPublic(URI url) throws FetchFailed {
    if (allowLocal) {
      return;
    }
    String host = url.getHost();
    demandOutside(host); // before it is guarded, or whoever names a host of ours would cut us off from it
    GuardedNames.guard(host);
    try {
      demandOutside(host); // what was looked up in between is kept for a while
    } catch (FetchFailed e) {
      GuardedNames.release(host);
      throw e;
    }
  }

  private static void demandOutside(String host) throws FetchFailed {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (inside(address)) {
          throw new FetchFailed(Trouble.FORBIDDEN, host + " is a private address (" + address.getHostAddress()
              + "); only public pages are fetched unless local ones are allowed");
        }
      }
    } catch (UnknownHostException e) {
      throw new FetchFailed(Trouble.FAILED, "the name " + host + " is not known", null, e);
    }
  }

  static boolean inside(InetAddress address) {
    return address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress()
        || address.isSiteLocalAddress() || address.isMulticastAddress()
        || (address instanceof Inet6Address ? insideV6(address.getAddress()) : insideV4(address.getAddress()));
  }

  /// Carrier-grade NAT, benchmarks, reserved.
  private static boolean insideV4(byte[] b) {
    int first = b[0] & 0xff;
    int second = b[1] & 0xff;
    return first == 0 || first >= 240 || (first == 100 && second >= 64 && second < 128)
        || (first == 198 && (second == 18 || second == 19)) || (first == 192 && second == 0 && b[2] == 0);
  }

  /// Unique local addresses, and the forms that wrap an IPv4 address.
  private static boolean insideV6(byte[] b) {
    return (b[0] & 0xfe) == 0xfc || (b[0] == 0 && b[1] == 0x64 && (b[2] & 0xff) == 0xff)
        || (b[0] == 0x20 && b[1] == 0x02);
  }
}
