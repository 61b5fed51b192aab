/// The rules in force.
@NullMarked
package haidang.console.rules;

import org.jspecify.annotations.NullMarked;
