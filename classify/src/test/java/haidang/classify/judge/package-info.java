@NullMarked
package haidang.classify.judge;

import org.jspecify.annotations.NullMarked;
