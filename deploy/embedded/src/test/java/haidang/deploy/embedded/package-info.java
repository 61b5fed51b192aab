@NullMarked
package haidang.deploy.embedded;

import org.jspecify.annotations.NullMarked;
