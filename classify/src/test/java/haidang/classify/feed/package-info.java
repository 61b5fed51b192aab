@NullMarked
package haidang.classify.feed;

import org.jspecify.annotations.NullMarked;
