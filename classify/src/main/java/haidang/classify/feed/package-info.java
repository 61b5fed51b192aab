/// How rules travel: published as one manifest, followed and swapped while matching goes on.
@NullMarked
package haidang.classify.feed;

import org.jspecify.annotations.NullMarked;
