package dev.hawser.worker;

import static dev.hawser.peering.PeeringWorkflows.SEARCH_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.temporal.api.enums.v1.IndexedValueType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SearchAttributesTest {
  private final FakeTemporal server = new FakeTemporal();
  private final SearchAttributes attributes = new SearchAttributes(server.stubs(), "default");
  private final String first = SEARCH_ATTRIBUTES.iterator().next();

  @AfterEach
  void closeServer() {
    server.close();
  }

  @Test
  void shouldAddAllToANewNamespace() {
    // when
    attributes.ensure();

    // then
    assertThat(server.added).containsExactlyInAnyOrderElementsOf(SEARCH_ATTRIBUTES);
  }

  @Test
  void shouldAddOnlyWhatIsMissing() {
    // given
    server.attributes.put(first, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
    server.attributes.put("CustomerId", IndexedValueType.INDEXED_VALUE_TYPE_INT);

    // when
    attributes.ensure();

    // then
    assertThat(server.added).hasSize(SEARCH_ATTRIBUTES.size() - 1).doesNotContain(first);
  }

  @Test
  void shouldNeedNoPermissionToAddWhereNothingIsMissing() {
    // given
    SEARCH_ATTRIBUTES.forEach(
        name -> server.attributes.put(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
    server.addAnswer = Status.PERMISSION_DENIED;

    // when
    var ensuring = assertThatCode(attributes::ensure);

    // then
    ensuring.doesNotThrowAnyException();
  }

  @Test
  void shouldAddWhatAServerDoesNotList() {
    // given
    server.listAnswer = Status.PERMISSION_DENIED;
    server.addAnswer = Status.ALREADY_EXISTS;

    // when
    var ensuring = assertThatCode(attributes::ensure);

    // then
    ensuring.doesNotThrowAnyException();
  }

  @Test
  void shouldFindThoseThatANamespaceMapsWhereTheyAreNotListed() {
    // given
    server.listAnswer = Status.PERMISSION_DENIED;
    server.addAnswer = Status.PERMISSION_DENIED;
    int field = 1;
    for (String name : SEARCH_ATTRIBUTES) server.aliases.put("Keyword0" + field++, name);
    server.aliases.put("KeywordList01", "Teams");

    // when
    var ensuring = assertThatCode(attributes::ensure);

    // then
    ensuring.doesNotThrowAnyException();
    assertThat(server.added).isEmpty();
  }

  @Test
  void shouldRefuseAMappedAttributeOfAnotherType() {
    // given
    server.listAnswer = Status.PERMISSION_DENIED;
    server.aliases.put("KeywordList02", first);

    // when
    var ensuring = assertThatThrownBy(attributes::ensure);

    // then
    ensuring.isInstanceOf(WorkerStartException.class).hasMessageContaining("is a KEYWORD_LIST");
  }

  @Test
  void shouldRefuseAnAttributeOfAnotherType() {
    // given
    server.attributes.put(first, IndexedValueType.INDEXED_VALUE_TYPE_TEXT);

    // when
    var ensuring = assertThatThrownBy(attributes::ensure);

    // then
    ensuring
        .isInstanceOf(WorkerStartException.class)
        .hasMessage(
            "search attribute %s of namespace default is a TEXT, but Hawser needs a Keyword: remove"
                + " it or use another namespace",
            first);
    assertThat(server.added).isEmpty();
  }

  @Test
  void shouldPrintTheCommandThatAddsWhatItMayNotAdd() {
    // given
    server.addAnswer = Status.PERMISSION_DENIED.withDescription("no operator");

    // when
    var ensuring = assertThatThrownBy(attributes::ensure);

    // then
    ensuring
        .isInstanceOf(WorkerStartException.class)
        .hasMessageContaining("which can't be added (no operator)")
        .hasMessageContaining(
            "`temporal operator search-attribute create --namespace default --name ")
        .hasMessageContaining(" --type Keyword`")
        .hasMessageContaining("`tcld namespace search-attributes add --namespace default")
        .hasMessageEndingWith("--no-check-search-attributes");
  }
}
