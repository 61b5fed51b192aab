@NullMarked
package haidang.classify;

import org.jspecify.annotations.NullMarked;
