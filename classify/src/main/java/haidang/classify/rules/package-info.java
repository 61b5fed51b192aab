/// The rule language, its compiler and the engine that runs thousands of rules over a post in one pass.
@NullMarked
package haidang.classify.rules;

import org.jspecify.annotations.NullMarked;
