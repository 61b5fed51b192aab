/// The queue, a case, and a person's decision.
@NullMarked
package haidang.console.review;

import org.jspecify.annotations.NullMarked;
