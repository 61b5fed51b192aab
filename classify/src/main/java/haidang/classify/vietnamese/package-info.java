/// Vietnamese text as people write it, turned into tokens that know where the author wrote them.
@NullMarked
package haidang.classify.vietnamese;

import org.jspecify.annotations.NullMarked;
