/// The API for programs, version 1.
@NullMarked
package haidang.console.api;

import org.jspecify.annotations.NullMarked;
