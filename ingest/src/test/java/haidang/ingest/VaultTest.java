package haidang.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import haidang.events.log.Vault;
import haidang.ingest.store.Keys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VaultTest {
  private static final byte[] PLAIN = "bí mật".getBytes(StandardCharsets.UTF_8);
  private final Room room = new Room();
  private final Vault vault = room.vault;

  @AfterEach
  void close() { room.close(); }

  @Test
  void whatWasSealedOpensAgain() {
    byte[] sealed = vault.seal("trang-1", List.of("rss:a"), PLAIN);

    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("bí mật");
    assertThat(vault.open("trang-1", sealed)).contains(PLAIN);
  }

  @Test
  void theSameBytesAreSealedDifferentlyEachTime() {
    assertThat(vault.seal("trang-1", List.of(), PLAIN)).isNotEqualTo(vault.seal("trang-1", List.of(), PLAIN));
  }

  @Test
  void sealingUnderOneNameTwiceUsesOneKey() {
    byte[] first = vault.seal("trang-1", List.of("rss:a"), PLAIN);
    vault.seal("trang-1", List.of("rss:b"), PLAIN);

    assertThat(vault.open("trang-1", first)).contains(PLAIN);
    assertThat(room.count("data_key")).isEqualTo(1);
  }

  @Test
  void whatWasSealedUnderAnotherNameDoesNotOpen() {
    byte[] sealed = vault.seal("trang-1", List.of(), PLAIN);
    vault.seal("trang-2", List.of(), PLAIN);

    assertThatThrownBy(() -> vault.open("trang-2", sealed)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trang-2");
  }

  @Test
  void aChangedByteDoesNotOpen() {
    byte[] sealed = vault.seal("trang-1", List.of(), PLAIN);
    sealed[sealed.length - 1] ^= 1;

    assertThatThrownBy(() -> vault.open("trang-1", sealed)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void droppingASubjectDropsEveryKeyItHas() {
    byte[] first = vault.seal("trang-1", List.of("rss:a", "rss:b"), PLAIN);
    byte[] second = vault.seal("trang-2", List.of("rss:b"), PLAIN);
    byte[] third = vault.seal("trang-3", List.of("rss:c"), PLAIN);

    assertThat(vault.drop("rss:b")).isEqualTo(2);
    assertThat(vault.open("trang-1", first)).isEmpty();
    assertThat(vault.open("trang-2", second)).isEmpty();
    assertThat(vault.open("trang-3", third)).contains(PLAIN);
  }

  @Test
  void noKeyAndNoSubjectLiesInTheDatabaseAsSuch() {
    vault.seal("trang-1", List.of("rss:ten-that"), PLAIN);

    assertThat(room.rows("data_key_subject")).singleElement().asString().doesNotContain("ten-that");
  }

  @Test
  void anotherMasterKeyOpensNothing() {
    byte[] sealed = vault.seal("trang-1", List.of(), PLAIN);
    Vault stranger = IngestRoom.vault(room.data, "another key of thirty-two bytes!".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> stranger.open("trang-1", sealed)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMasterKeyThatIsTooShortIsRefused() {
    assertThatThrownBy(() -> new Keys(new byte[31])).hasMessage("the master key has 31 bytes, at least 32");
  }
}
