@NullMarked
package haidang.console.review;

import org.jspecify.annotations.NullMarked;
