/// Judging lines of JSON without a server.
@NullMarked
package haidang.classify.judge;

import org.jspecify.annotations.NullMarked;
