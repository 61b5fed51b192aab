/// The sample world: invented sites that publish on this machine, for a first look at the program and for its tests.
@NullMarked
package haidang.deploy.demo;

import org.jspecify.annotations.NullMarked;
