package haidang.classify.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A named list of terms and expressions, or of hosts.
///
/// @param id      with `@`
/// @param items   empty for a list of hosts
/// @param domains empty for a list of items
record WordList(String id, String hash, String vi, String en, List<Item> items, List<String> domains) {
  /// How many words may stand between a bare form and the neighbour that settles it.
  static final int BARE_REACH = 1;
  /// How many words may stand between a term and what it needs.
  static final int NEEDS_REACH = 3;

  WordList {
    items = List.copyOf(items);
    domains = List.copyOf(domains);
  }

  /// What stands in a list.
  sealed interface Item {}

  /// An expression that has a place in the text.
  record Match(Node expression) implements Item {}

  /// @param text      a word, phrase, `prefix*` or `@list`
  /// @param bare      whether the form without diacritics counts by itself; null for phrases only
  /// @param bareNeeds neighbours of which one must stand beside the bare form
  /// @param needs     neighbours of which one must stand beside any form
  /// @param except    longer phrases inside which it does not count
  /// @param teencode  further spellings
  record Term(String text, @Nullable Boolean bare, List<String> bareNeeds, List<String> needs, List<String> except,
      List<String> teencode) implements Item {
    Term {
      bareNeeds = List.copyOf(bareNeeds);
      needs = List.copyOf(needs);
      except = List.copyOf(except);
      teencode = List.copyOf(teencode);
    }
  }
}
