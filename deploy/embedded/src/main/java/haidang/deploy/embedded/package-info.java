/// Real servers out of Maven artifacts: a Kafka broker and a PostgreSQL, each a child process with a directory of its
/// own. They end with the program that started them, also when that is killed.
@NullMarked
package haidang.deploy.embedded;

import org.jspecify.annotations.NullMarked;
