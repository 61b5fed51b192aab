@NullMarked
package haidang.deploy.demo;

import org.jspecify.annotations.NullMarked;
