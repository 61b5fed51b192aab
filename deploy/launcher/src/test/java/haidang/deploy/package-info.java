/// The program as a whole: as processes, over real servers.
@NullMarked
package haidang.deploy;

import org.jspecify.annotations.NullMarked;
