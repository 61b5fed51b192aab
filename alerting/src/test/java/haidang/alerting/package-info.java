@NullMarked
package haidang.alerting;

import org.jspecify.annotations.NullMarked;
