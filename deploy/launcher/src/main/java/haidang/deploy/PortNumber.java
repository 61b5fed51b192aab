package haidang.deploy;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A TCP port that a person may name.
final class PortNumber implements ITypeConverter<Integer> {
  private static final int MOST = 65_535;

  @Override
  public Integer convert(String given) {
    int port = WholeNumber.read(given);
    if (port < 1 || port > MOST) {
      throw new TypeConversionException("cổng phải từ 1 đến " + MOST + ", không phải " + given
          + " / a port is 1 to " + MOST + ", not " + given);
    }
    return port;
  }
}
