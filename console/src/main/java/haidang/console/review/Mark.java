package haidang.console.review;

import haidang.events.Span;

/// A stretch of a text to be lit, and the letter that ties it to a sentence beside the text.
record Mark(Span span, String ref) {}
