/// From posts to judgements: how the room is wired and run.
@NullMarked
package haidang.classify;

import org.jspecify.annotations.NullMarked;
