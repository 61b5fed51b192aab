package haidang.deploy;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A number of things: 0 or more.
final class WholeNumber implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String given) {
    int number = read(given);
    if (number < 0) {
      throw new TypeConversionException("phải từ 0 trở lên, không phải " + given + " / it is 0 or more, not " + given);
    }
    return number;
  }

  static int read(String given) {
    try {
      return Integer.parseInt(given.strip());
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + given + "' không phải số nguyên / is no whole number");
    }
  }
}
