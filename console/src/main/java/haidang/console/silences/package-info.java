/// Who is told of nothing for how long.
@NullMarked
package haidang.console.silences;

import org.jspecify.annotations.NullMarked;
