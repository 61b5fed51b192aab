package haidang.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import haidang.events.log.Vault;
import haidang.ingest.store.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VaultTest {
  private static final byte[] PLAIN = "bí mật".getBytes(StandardCharsets.UTF_8);
  private final Room room = new Room();
  private final Vault vault = room.vault;

  @AfterEach
  void close() { room.close(); }

  private byte[] seal(String id, List<String> subjects) {
    return vault.seal(id, subjects, PLAIN, room.clock.instant().plus(Duration.ofDays(8)));
  }

  @Test
  void whatWasSealedOpensAgain() {
    byte[] sealed = seal("trang-1", List.of("rss:a"));

    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("bí mật");
    assertThat(vault.open("trang-1", sealed)).contains(PLAIN);
  }

  @Test
  void theSameBytesAreSealedDifferentlyEachTime() {
    assertThat(seal("trang-1", List.of())).isNotEqualTo(seal("trang-1", List.of()));
  }

  @Test
  void sealingUnderOneNameTwiceUsesOneKey() {
    byte[] first = seal("trang-1", List.of("rss:a"));
    seal("trang-1", List.of("rss:b"));

    assertThat(vault.open("trang-1", first)).contains(PLAIN);
    assertThat(room.count("data_key")).isEqualTo(1);
  }

  @Test
  void whatWasSealedUnderAnotherNameDoesNotOpen() {
    byte[] sealed = seal("trang-1", List.of());
    seal("trang-2", List.of());

    assertThatThrownBy(() -> vault.open("trang-2", sealed)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trang-2");
  }

  @Test
  void aChangedByteDoesNotOpen() {
    byte[] sealed = seal("trang-1", List.of());
    sealed[sealed.length - 1] ^= 1;

    assertThatThrownBy(() -> vault.open("trang-1", sealed)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void droppingASubjectDropsEveryKeyItHas() {
    byte[] first = seal("trang-1", List.of("rss:a", "rss:b"));
    byte[] second = seal("trang-2", List.of("rss:b"));
    byte[] third = seal("trang-3", List.of("rss:c"));

    assertThat(vault.drop("rss:b")).isEqualTo(2);
    assertThat(vault.open("trang-1", first)).isEmpty();
    assertThat(vault.open("trang-2", second)).isEmpty();
    assertThat(vault.open("trang-3", third)).contains(PLAIN);
  }

  @Test
  void sealingUnderOneNameAgainKeepsItsKeyForTheLaterOfTheTwo() {
    byte[] sealed = seal("trang-1", List.of());
    room.pass(Duration.ofDays(5));
    seal("trang-1", List.of());
    room.pass(Duration.ofDays(5));

    assertThat(room.store.vault().dropExpired(room.clock.instant())).isZero();
    assertThat(vault.open("trang-1", sealed)).contains(PLAIN);
  }

  @Test
  void noKeyAndNoSubjectLiesInTheDatabaseAsSuch() {
    seal("trang-1", List.of("rss:ten-that"));

    assertThat(room.rows("data_key_subject")).singleElement().asString().doesNotContain("ten-that");
  }

  @Test
  void anotherMasterKeyOpensNothing() {
    byte[] sealed = seal("trang-1", List.of());
    Vault stranger = IngestRoom.vault(room.data, "another key of thirty-two bytes!".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> stranger.open("trang-1", sealed)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMasterKeyThatIsTooShortIsRefused() {
    assertThatThrownBy(() -> new Keys(new byte[31])).hasMessage("the master key has 31 bytes, at least 32");
  }
}
