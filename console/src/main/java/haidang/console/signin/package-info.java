/// Who may enter.
@NullMarked
package haidang.console.signin;

import org.jspecify.annotations.NullMarked;
