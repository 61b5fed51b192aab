package haidang.classify.archive;

import haidang.events.Judgement;

/// A post that says much the same as another.
///
/// @param likeness share of the words of both, without marks, that both have; 0 to 1
public record Similar(Judgement judgement, double likeness) {}
