/// The first page.
@NullMarked
package haidang.console.today;

import org.jspecify.annotations.NullMarked;
