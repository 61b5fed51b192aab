package haidang.classify.rules;

/// A unit inside a rule set: which of the set's atoms and lists its own numbers mean.
record Linked<T>(Unit<T> unit, int[] atoms, int[] lists) {}
