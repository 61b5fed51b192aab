@NullMarked
package haidang.classify.archive;

import org.jspecify.annotations.NullMarked;
